/** What the worker answers. Of the atlas it fetches what a question needs; all of it only where all is exported. */
import { CHUNK_PAPERS, type Columns, chunkFile, readFolder, readManifest } from '../../src/folder/index.ts'
import { KNOWLEDGE_FILES, type Knowledge, readKnowledge } from '../../src/knowledge.ts'
import { type Library, type Load, openLibrary } from '../../src/library.ts'
import { type Query, type Reason, relatedIn, whyNothing } from '../../src/related/index.ts'
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
  /** `chunks` are all that there are; without them files are fetched from `folder` when they are needed. */
  open: { ask: { manifest: Uint8Array; chunks: Uint8Array[] | null; folder: string }; answer: null }
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

const held = (chunks: readonly Uint8Array[]): Load => {
  const files = new Map(chunks.map((chunk, number) => [chunkFile(number), chunk]))
  return async (path) => files.get(path)
}

const fetched =
  (folder: string): Load =>
  async (path) => {
    const response = await fetch(new URL(path, folder))
    if (response.status === 404) return undefined
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  }

async function loadAtlas(columns: Columns, load: Load): Promise<Atlas> {
  const count = Math.ceil(columns.papers.id.length / CHUNK_PAPERS)
  const files = await Promise.all(Array.from({ length: count }, (_, number) => load(chunkFile(number))))
  return readFolder(
    columns,
    files.map((file) => (file ? parse(file) : null)),
  )
}

/** Does it once; where it fails, again when it is asked for again. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined
  return () => {
    done ??= work().catch((error: Error) => {
      done = undefined
      throw error
    })
    return done
  }
}

/** `open` comes before everything else, `learn` before `place`. */
export function createDesk(): Desk {
  let columns: Columns
  let load: Load
  let knowledge: Knowledge
  const library = once((): Promise<Library> => openLibrary(columns, load))
  const atlas = once((): Promise<Atlas> => loadAtlas(columns, load))
  const answer = async (query: Query, count: number): Promise<RelatedAnswer> => {
    const related = await relatedIn(await library(), query, { count })
    return { related, nothing: related.length > 0 ? '' : whyNothing(await library(), query, { count }) }
  }
  return {
    async open({ manifest, chunks, folder }) {
      // What papers say about pairs of concepts answers none of the questions.
      const { relations: _, ...read } = readManifest(parse(manifest))
      columns = read
      load = chunks ? held(chunks) : fetched(folder)
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
        { concepts: columns.concepts, surfaces: (await library()).surfaces() },
        knowledge,
      )
      const known = concepts.map(({ concept }) => concept).filter((concept) => concept >= 0)
      return { concepts, ...(await answer({ title, abstract, concepts: known }, count)) }
    },
    async take({ format, nodes, edges, caption }) {
      return takeAway(
        partOf(
          await atlas(),
          (node) => nodes[node] === 1,
          (edge) => edges[edge] === 1,
        ),
        format,
        caption,
      )
    },
  }
}
