/** What the worker answers. Of the atlas it fetches what a question needs; all of it only where all is exported. */
import { partOf } from '../../src/export/part.ts'
import type { Look } from '../../src/export/svg.ts'
import type { CitationColumns } from '../../src/folder/format.ts'
import {
  CHUNK_PAPERS,
  CITATIONS_FILE,
  type Columns,
  chunkFile,
  joinPieces,
  readFolder,
  readManifest,
} from '../../src/folder/index.ts'
import { type Library, type Load, openLibrary } from '../../src/library.ts'
import {
  CITED_WAYS,
  type CitedWay,
  citedAround,
  citedTold,
  type Query,
  type Reason,
  relatedIn,
  whyNothing,
} from '../../src/related/index.ts'
import type { Atlas } from '../../src/types.ts'
import { fetchMaybe } from '../data/fetched.ts'
import type { NamedConcept } from '../reader/extract.ts'
import { type NewText, placed, type TextConcept } from './placing.ts'
import { type Answers, once } from './port.ts'
import { type TakeAway, type TextFile, takeAway } from './take-away.ts'

export interface RelatedPaper {
  paper: number
  score: number
  reasons: Reason[]
  /** What citations say, for reading. */
  cited: string[]
}

/** A work that papers near to one cite, or that cites them. */
export interface CitedRow {
  /** Number of the paper, -1 for a work that is not in the atlas. */
  paper: number
  label: string
  /** How many of the near papers. */
  count: number
}

/** `nothing` says why there are none. */
export interface RelatedAnswer {
  related: RelatedPaper[]
  nothing: string
}

/** A paper of the atlas by its number, or a new text and the concepts that it is known to name. */
export type About = { paper: number } | (NewText & { concepts?: number[] })

export interface DeskQuestions {
  /**
   * Comes before everything else. Files are UTF-8; `held` are all that there are, by their paths, without them files are
   * fetched from `folder` when they are needed.
   */
  open: {
    ask: { manifest: Uint8Array; held: ReadonlyMap<string, Uint8Array> | null; folder: string }
    answer: null
  }
  related: { ask: { about: About; count: number }; answer: RelatedAnswer }
  /** Prior and later works of a paper. */
  cited: { ask: { paper: number; count: number }; answer: Record<CitedWay, CitedRow[]> }
  /** By how many papers of the atlas each is cited. */
  citations: { ask: null; answer: Uint32Array }
  place: { ask: { texts: { text: NewText; named: NamedConcept[] }[] }; answer: TextConcept[][] }
  /** Per node (papers first) and per edge (links first): 1 for what is taken. `notes` are on nodes, of a basket; `look` has colours for a drawing. */
  take: {
    ask: {
      format: TakeAway
      nodes: Uint8Array
      edges: Uint8Array
      caption: string
      notes?: ReadonlyMap<number, string>
      look?: Look
    }
    answer: TextFile[]
  }
}

/** Is no JSON: what reads it says so. */
const NOTHING = new Uint8Array()
const parse = (file: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(file))

const fetched =
  (folder: string): Load =>
  async (path) => {
    const response = await fetchMaybe(path, new URL(folder))
    return response && new Uint8Array(await response.arrayBuffer())
  }

async function loadAtlas(columns: Columns, load: Load): Promise<Atlas> {
  const count = Math.ceil(columns.papers.id.length / CHUNK_PAPERS)
  const files = await Promise.all(Array.from({ length: count }, (_, number) => load(chunkFile(number))))
  const cited = columns.citations === undefined ? undefined : await load(CITATIONS_FILE)
  return readFolder(
    columns,
    files.map((file) => (file ? parse(file) : null)),
    undefined,
    cited && parse(cited),
  )
}

export function createDesk(): Answers<DeskQuestions> {
  let columns: Columns
  let load: Load
  const library = once((): Promise<Library> => openLibrary(columns, load))
  const atlas = once((): Promise<Atlas> => loadAtlas(columns, load))
  const outside = ({ citing, published }: Library, work: number) =>
    citing?.citations.outside[work - published.length]
  const labels = async (): Promise<(work: number) => string> => {
    const all = await library()
    return (work) => outside(all, work)?.label ?? columns.papers.label[work]
  }
  const queryOf = (about: About): Query => ('paper' in about ? { papers: [about.paper] } : about)
  return {
    async open({ manifest, held, folder }) {
      load = held ? async (path) => held.get(path) : fetched(folder)
      const whole = parse(manifest)
      await joinPieces(whole, async (path) => parse((await load(path)) ?? NOTHING))
      // What papers say about pairs of concepts answers none of the questions.
      const { relations: _, ...read } = readManifest(whole)
      columns = read
      return null
    },
    async related({ about, count }) {
      const query = queryOf(about)
      const found = await relatedIn(await library(), query, { count })
      const labelOf = await labels()
      const related = found.map(({ cited, ...one }) => ({
        ...one,
        cited: cited
          ? citedTold(
              cited,
              (work) => labelOf(work),
              () => 'this paper',
            )
          : [],
      }))
      return { related, nothing: related.length > 0 ? '' : whyNothing(await library(), query, { count }) }
    },
    async cited({ paper, count }) {
      const all = await library()
      const labelOf = await labels()
      const around = await citedAround(all, { papers: [paper] }, { count })
      const [prior, later] = CITED_WAYS.map((way) =>
        around(way).works.map(({ work, near }) => ({
          paper: work < all.published.length ? work : -1,
          label: labelOf(work),
          count: near.length,
        })),
      )
      return { prior, later }
    },
    async citations() {
      const counts = new Uint32Array(columns.papers.id.length)
      const file = await load(CITATIONS_FILE)
      const { work } = file ? (parse(file) as CitationColumns) : { work: [] }
      for (const one of work) if (one < counts.length) counts[one]++
      return counts
    },
    async place({ texts }) {
      const surfaces = (await library()).surfaces()
      return texts.map(({ text, named }) => placed(text, named, { concepts: columns.concepts, surfaces }))
    },
    async take({ format, nodes, edges, caption, notes, look }) {
      const part = partOf(
        await atlas(),
        (node) => nodes[node] === 1,
        (edge) => edges[edge] === 1,
      )
      const kept = Array.from(nodes.keys()).filter((node) => nodes[node] === 1)
      return takeAway(part, format, caption, {
        ...(notes && { notes: kept.map((node) => notes.get(node) ?? '') }),
        ...(look && { look: { ...look, of: kept.map((node) => look.of[node]) } }),
      })
    },
  }
}
