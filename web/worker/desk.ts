/** What the worker answers; it holds the whole atlas, and what follows from it is made when it is first needed. */
import { readFolder, readManifest } from '../../src/folder/index.ts'
import { indexOf, type Reason, type RelatedIndex, relatedTo, whyNothing } from '../../src/related/index.ts'
import type { Atlas } from '../../src/types.ts'
import type { NamedConcept } from '../reader/extract.ts'
import { partOf } from './part.ts'
import { type NewText, placed, type TextConcept } from './placing.ts'
import type { Answers } from './port.ts'
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

/** A paper of the atlas by its number, or a new text and the concepts that it is known to name. */
export type About = { paper: number } | (NewText & { concepts?: number[] })

export interface DeskQuestions {
  /** Comes before everything else. Files are UTF-8. */
  open: { ask: { manifest: Uint8Array; chunks: Uint8Array[] }; answer: null }
  related: { ask: { about: About; count: number }; answer: RelatedAnswer }
  place: { ask: { texts: { text: NewText; named: NamedConcept[] }[] }; answer: TextConcept[][] }
  /** Per node (papers first) and per edge (links first): 1 for what is taken. */
  take: {
    ask: { format: TakeAway; nodes: Uint8Array; edges: Uint8Array; caption: string }
    answer: TextFile[]
  }
}

const parse = (file: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(file))

export function createDesk(): Answers<DeskQuestions> {
  let atlas: Atlas
  let made: RelatedIndex | undefined
  const index = (): RelatedIndex => {
    made ??= indexOf(atlas)
    return made
  }
  return {
    async open({ manifest, chunks }) {
      // What papers say about pairs of concepts answers none of the questions.
      const { relations: _, ...columns } = readManifest(parse(manifest))
      atlas = readFolder(columns, chunks.map(parse))
      return null
    },
    async related({ about, count }) {
      const related = relatedTo(atlas, about, count, index())
      return { related, nothing: related.length > 0 ? '' : whyNothing(atlas, about, index()) }
    },
    async place({ texts }) {
      const { surfaces } = index()
      return texts.map(({ text, named }) => placed(text, named, { concepts: atlas.concepts, surfaces }))
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
