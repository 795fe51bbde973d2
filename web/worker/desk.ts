/** What the worker answers; it holds the whole atlas, and what follows from it is made when it is first needed. */
import { readFolder, readManifest } from '../../src/folder/index.ts'
import { KNOWLEDGE_FILES, type Knowledge, readKnowledge } from '../../src/knowledge.ts'
import {
  type Library,
  libraryOf,
  type Query,
  type Reason,
  relatedTo,
  whyNothing,
} from '../../src/related/index.ts'
import type { Atlas } from '../../src/types.ts'
import { partOf } from './part.ts'
import { conceptsOf, type TextConcept } from './placing.ts'
import { type TakeAway, type TextFile, takeAway } from './take-away.ts'

export interface RelatedPaper {
  paper: number
  score: number
  reasons: Reason[]
}

/** `nothing` says why there are none. */
export interface RelatedAnswer {
  related: RelatedPaper[]
  nothing: string
}

export interface PlacedText extends RelatedAnswer {
  concepts: TextConcept[]
}

/** Every question, with the type of its answer. Files are UTF-8. */
export interface Questions {
  open: { ask: { manifest: Uint8Array; chunks: Uint8Array[] }; answer: null }
  /** `files` in the order of KNOWLEDGE_FILES. */
  learn: { ask: { files: Uint8Array[] }; answer: null }
  related: { ask: { paper: number; count: number }; answer: RelatedAnswer }
  place: { ask: { title: string; abstract: string; count: number }; answer: PlacedText }
  /** Per node (papers first) and per edge (links first): 1 for what is taken. */
  take: {
    ask: { format: TakeAway; nodes: Uint8Array; edges: Uint8Array; caption: string }
    answer: TextFile[]
  }
}

export type Question = keyof Questions
export type Desk = { [Q in Question]: (ask: Questions[Q]['ask']) => Promise<Questions[Q]['answer']> }

const parse = (file: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(file))

/** `open` comes before everything else, `learn` before `place`. */
export function createDesk(): Desk {
  let atlas: Atlas
  let knowledge: Knowledge
  let made: Library | undefined
  const library = (): Library => {
    made ??= libraryOf(atlas)
    return made
  }
  const answer = (query: Query, count: number): RelatedAnswer => {
    const related = relatedTo(library(), query, { count })
    return { related, nothing: related.length > 0 ? '' : whyNothing(library(), query, { count }) }
  }
  return {
    async open({ manifest, chunks }) {
      // What papers say about pairs of concepts answers none of the questions.
      const { relations: _, ...columns } = readManifest(parse(manifest))
      atlas = readFolder(columns, chunks.map(parse))
      return null
    },
    async learn({ files }) {
      const given = new Map<string, Uint8Array>(KNOWLEDGE_FILES.map((name, at) => [name, files[at]]))
      knowledge = await readKnowledge(async (name) => given.get(name)!)
      return null
    },
    async related({ paper, count }) {
      return answer({ papers: [paper] }, count)
    },
    async place({ title, abstract, count }) {
      const concepts = await conceptsOf(
        { title, abstract },
        { concepts: atlas.concepts, surfaces: library().surfaces() },
        knowledge,
      )
      const known = concepts.map(({ concept }) => concept).filter((concept) => concept >= 0)
      return { concepts, ...answer({ title, abstract, concepts: known }, count) }
    },
    async take({ format, nodes, edges, caption }) {
      return takeAway(
        partOf(
          atlas,
          (node) => nodes[node] === 1,
          (edge) => edges[edge] === 1,
        ),
        format,
        caption,
      )
    },
  }
}
