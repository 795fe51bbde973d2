/** An opened atlas folder and what may be asked of it, each with a short answer for JSON; read-only. */
import { explain } from '../related/explain.ts'
import { findByName } from '../related/find.ts'
import { findAll } from '../related/find-names.ts'
import {
  type CitedWay,
  citedNearTo,
  type FacetName,
  facetOf,
  MOST_SAME,
  type Query,
  relatedIn,
  remarksOn,
  whyNothing,
} from '../related/index.ts'
import { papersIn } from '../related/query.ts'
import { quoteOf } from '../related/quotes.ts'
import type { Atlas, Link } from '../types.ts'
import { describe, describeSource, nodeNamed } from './cli/nodes.ts'
import { citedAnswer, citedJson } from './cli/related-answer.ts'
import { explanationOf } from './explanation.ts'
import { likenessIn } from './likeness.ts'
import { loadAtlas, loadLibrary } from './store.ts'

/** Reasons given for one paper, and links of one explanation. */
const REASONS = 3
const SHARED = 10
/** Papers told of an author or a venue. */
const PAPERS = 20

type Answer = Promise<Record<string, unknown>>

export interface RelatedAsked {
  paper?: string | undefined
  title?: string | undefined
  abstract?: string | undefined
  facet?: FacetName | undefined
  from?: number | undefined
  to?: number | undefined
  /** Prior or later works instead. */
  cites?: CitedWay | undefined
  count: number
}

export interface Shelf {
  find(asked: { words: string; count: number }): Answer
  related(asked: RelatedAsked): Answer
  explain(asked: { a: string; b: string }): Answer
  sentences(asked: { concept?: string | undefined; paper?: string | undefined; count: number }): Answer
}

/** Opens an atlas folder; the whole of it is read when names or an explanation are first asked for. Throws as `loadAtlas` does. */
export async function openShelf(dir: string): Promise<Shelf> {
  const { library, named, embeddings } = await loadLibrary(dir)
  const vectors = embeddings && (await likenessIn(dir, embeddings, named.papers))
  let whole: Promise<Atlas> | undefined
  const paperOf = (name: string): number => nodeNamed(named, name, ['paper']).index
  const conceptOf = (name: string): number => nodeNamed(named, name, ['concept']).index

  const sentence = (paper: number, link: Link) => {
    const given = library.reading(paper).paper
    return link.evidence.map((evidence) => {
      const { field, sentence } = quoteOf(given, evidence)
      return {
        paper: named.papers[paper].id,
        concept: library.concepts[link.concept].slug,
        role: link.role,
        field,
        surface: evidence.surface,
        sentence,
      }
    })
  }

  /** The papers that have most to do with a concept, first. */
  const papersWith = (concept: number): number[] => {
    const { start, paper, link } = library.papersOf
    return Array.from({ length: start[concept + 1] - start[concept] }, (_, i) => start[concept] + i)
      .sort((a, b) => library.links.weight[link[b]] - library.links.weight[link[a]] || paper[a] - paper[b])
      .map((at) => paper[at])
  }

  return {
    async find({ words, count }) {
      whole ??= loadAtlas(dir)
      const hits = findAll(findByName(named, words, count), (await whole).papers, words, count)
      return {
        found: hits.map((hit) => ({
          ...('papers' in hit
            ? describeSource(named, { ...hit, papers: hit.papers.slice(0, PAPERS) })
            : describe(named, hit)),
          match: hit.match,
        })),
      }
    },

    async related({ paper, title = '', abstract = '', facet, from, to, cites, count }) {
      const hasText = `${title}${abstract}`.trim() !== ''
      if ((paper !== undefined) === hasText)
        throw new Error('expected either a paper, or a title or abstract')
      const query: Query = paper === undefined ? { title, abstract } : { papers: [paperOf(paper)] }
      const isDated = from !== undefined || to !== undefined
      const years = [from ?? Number.NEGATIVE_INFINITY, to ?? Number.POSITIVE_INFINITY] as const
      const wanted = { count, facet: facet && facetOf(facet), ...(isDated && { years }) }
      const outside = await vectors?.to({ ids: papersIn(query).map((one) => named.papers[one].id), query })
      if (cites !== undefined) {
        const found = await citedNearTo(library, query, { ...wanted, outside }, cites)
        return citedAnswer(library, named, { id: paper ?? 'text' }, { way: cites, ...found })
      }
      const all = await relatedIn(library, query, { ...wanted, count: count + MOST_SAME, outside })
      const found = all.filter(({ same }) => !same).slice(0, count)
      const twins = all.filter(({ same }) => same).map(({ paper }) => named.papers[paper].id)
      const notes = [
        ...remarksOn(query),
        ...(outside ? vectors!.with : []),
        ...twins.map((id) => `The library has it, too, as ${id}.`),
      ]
      return {
        related: found.map(({ paper, score, likeness, reasons, cited }) => ({
          id: named.papers[paper].id,
          label: named.labels[paper],
          year: library.published[paper].year ?? null,
          score: Math.round(score * 1000) / 1000,
          ...(cited && { cited: citedJson(library, named, cited) }),
          ...(likeness !== undefined && { likeness }),
          reasons: reasons.slice(0, REASONS).map(({ concept, label, here, there }) => ({
            concept: library.concepts[concept].slug,
            label,
            here,
            there,
          })),
        })),
        ...(notes.length > 0 && { notes }),
        ...(found.length === 0 && { nothing: whyNothing(library, query, wanted) }),
      }
    },

    async explain({ a, b }) {
      const nodes = [nodeNamed(named, a), nodeNamed(named, b)] as const
      whole ??= loadAtlas(dir)
      const atlas = await whole
      const explanation = explanationOf(atlas, explain(atlas, ...nodes, SHARED))
      const shared = 'shared' in explanation ? explanation.shared : []
      return {
        a: describe(atlas, nodes[0]),
        b: describe(atlas, nodes[1]),
        ...explanation,
        ...(shared.length > SHARED && {
          shared: shared.slice(0, SHARED),
          notes: [`${shared.length} in all`],
        }),
      }
    },

    async sentences({ concept, paper, count }) {
      if (concept === undefined && paper === undefined)
        throw new Error('expected a concept, a paper, or both')
      const about = concept === undefined ? undefined : conceptOf(concept)
      const papers = paper !== undefined ? [paperOf(paper)] : papersWith(about!).slice(0, count)
      await library.fetch(papers)
      const links = papers.flatMap((one) =>
        library
          .reading(one)
          .links.filter((link) => about === undefined || link.concept === about)
          .sort((x, y) => y.weight - x.weight || x.concept - y.concept)
          .map((link) => sentence(one, link)),
      )
      // Of several papers, or concepts, each has its say before one has its second.
      const most = links.reduce((length, own) => Math.max(length, own.length), 0)
      const turns = Array.from({ length: most }, (_, turn) => links.flatMap((own) => own[turn] ?? []))
      const all = turns.flat()
      return {
        sentences: all.slice(0, count),
        ...(all.length > count && { notes: [`${all.length} in all`] }),
      }
    },
  }
}
