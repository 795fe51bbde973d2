/**
 * Sets of questions with the papers that answer them: two of expert judgements in `../shared/gold`, and others that follow
 * from papers alone: a title and the second half of its abstract, papers that share an author's keyword that their texts
 * are read without, papers of one section of a reading list.
 */
import { generator } from '../../src/random.ts'
import type { Paper } from '../../src/types.ts'
import { byId, readShared, textPaper } from './shared.ts'

export interface Question {
  query: { title: string; abstract: string }
  relevant: ReadonlySet<number>
  /** Where given, only these papers (and the relevant ones) are ranked: near ones that answer something else. */
  among?: ReadonlySet<number>
}

export interface RelatedSet {
  name: string
  papers: Paper[]
  questions: Question[]
  /** What the set is about: how early all of the answers come, or the first one. */
  measure: 'map' | 'mrr'
}

/** Of the papers of a list that are relevant; those that are not in it are never found. */
export function averagePrecision(list: readonly number[], relevant: ReadonlySet<number>): number {
  const hits = list.flatMap((paper, rank) => (relevant.has(paper) ? [rank + 1] : []))
  return hits.reduce((sum, rank, h) => sum + (h + 1) / rank, 0) / relevant.size
}

type Row = Pick<Paper, 'id' | 'title' | 'abstract'> & Partial<Paper> & { field?: string }
type Gold = Row & { relevant?: string[]; sections?: { refs: string[] }[] }

/** Papers of a pool that is made, about as many as the candidates of published test sets; and questions asked of it. */
export const POOL = 4200
const HALVES = 2000
const QUESTIONS = 250

const FIELDS = [
  'ARCHAEOLOGY',
  'MATERIALS',
  'MEDICINE',
  'PHYSICS',
  'POLITICS',
  'PUBMED2021',
  'SOCIALSCIENCE',
  'SOCIOLOGY',
]

/** The first `count` of a seeded shuffle. */
export function sample<T>(all: readonly T[], count: number): T[] {
  const random = generator(7)
  const left = all.slice()
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const at = Math.floor(random() * left.length)
    const [one] = left.splice(at, 1)
    return one
  })
}

const papersOf = (rows: readonly Row[]): Paper[] =>
  byId([
    ...new Map(
      rows.map(({ id, title, abstract, keywords }) => [
        String(id),
        textPaper(String(id), abstract ?? '', title ?? '', keywords ?? []),
      ]),
    ).values(),
  ])

const placesOf = (papers: readonly Paper[]): Map<string, number> =>
  new Map(papers.map(({ id }, p) => [id, p]))

function judged(name: string, gold: string, docs: readonly string[]): RelatedSet {
  const papers = papersOf(docs.flatMap((file) => readShared<Row>(file)))
  const place = placesOf(papers)
  const questions = readShared<Gold>(gold).flatMap(({ id, title, abstract, relevant, sections }) => {
    const listed = relevant ?? (sections ?? []).flatMap(({ refs }) => refs)
    const own = new Set(listed.filter((one) => one !== id).flatMap((one) => place.get(one) ?? []))
    return own.size === 0 ? [] : [{ query: { title: title ?? '', abstract: abstract ?? '' }, relevant: own }]
  })
  return { name, papers, questions, measure: 'map' }
}

const TUTORIALS = ['gold/related-tutorials.jsonl', 'gold/related-tutorials.docs.jsonl.gz'] as const

export const tutorials = (): RelatedSet => judged('tutorials', TUTORIALS[0], [TUTORIALS[1]])

export const nlptdms = (): RelatedSet =>
  judged('nlptdms', 'gold/related-nlptdms.jsonl', [
    'corpora/corpus-acl.jsonl.gz',
    'corpora/corpus-ml.jsonl.gz',
    'gold/related-nlptdms.extradocs.jsonl.gz',
  ])

/** A paper of a reading list → those of its section; the other papers of its list are the near ones. */
export function sections(): RelatedSet {
  const papers = papersOf(readShared<Row>(TUTORIALS[1]))
  const place = placesOf(papers)
  const relevant = papers.map(() => new Set<number>())
  const among = papers.map(() => new Set<number>())
  for (const { sections: own = [] } of readShared<Gold>(TUTORIALS[0])) {
    const lists = own.map(({ refs }) => refs.flatMap((id) => place.get(id) ?? []))
    const all = new Set(lists.flat())
    for (const list of lists)
      for (const one of list) {
        for (const other of all) if (other !== one) among[one].add(other)
        if (lists.length > 1 && list.length <= 12)
          for (const other of list) if (other !== one) relevant[one].add(other)
      }
  }
  const questions = papers.flatMap(({ title, abstract }, p) =>
    relevant[p].size >= 2 ? [{ query: { title, abstract }, relevant: relevant[p], among: among[p] }] : [],
  )
  return { name: 'sections', papers, questions: sample(questions, QUESTIONS), measure: 'map' }
}

/** Papers that share enough of an author's rare keywords answer; those that share any are the near ones. */
const ENOUGH = 8

export function keywords(corpus: string): RelatedSet {
  const rows = sample(
    readShared<Row>(`corpora/corpus-${corpus}.jsonl.gz`).filter(
      ({ keywords: own = [], abstract }) => own.length > 2 && (abstract ?? '').length > 400,
    ),
    POOL,
  )
  const papers = papersOf(rows.map(({ id, title, abstract }) => ({ id, title, abstract })))
  const place = placesOf(papers)
  const having = new Map<string, Set<number>>()
  for (const { id, keywords: own = [] } of rows)
    for (const word of own) {
      const name = word.toLowerCase().trim().replaceAll('-', ' ').replace(/s$/, '')
      having.set(name, (having.get(name) ?? new Set()).add(place.get(String(id))!))
    }
  const shared = papers.map(() => new Map<number, number>())
  for (const own of having.values()) {
    if (own.size > POOL / 10) continue
    const rare = Math.log(papers.length / own.size)
    for (const a of own) for (const b of own) if (a !== b) shared[a].set(b, (shared[a].get(b) ?? 0) + rare)
  }
  const questions = papers.flatMap(({ title, abstract }, p) => {
    const relevant = new Set([...shared[p]].flatMap(([one, rare]) => (rare >= ENOUGH ? [one] : [])))
    return relevant.size >= 3
      ? [{ query: { title, abstract }, relevant, among: new Set(shared[p].keys()) }]
      : []
  })
  return { name: `keywords ${corpus}`, papers, questions: sample(questions, QUESTIONS), measure: 'map' }
}

/** A title → the second half of its abstract, among second halves. */
export function halves(corpus: string, field?: string): RelatedSet {
  const rows = sample(
    readShared<Row>(`corpora/corpus-${corpus}.jsonl.gz`).filter(
      (row) =>
        (field === undefined || row.field === field || String(row.id).startsWith(`${field}-`)) &&
        (row.abstract ?? '').length > 300 &&
        (row.title ?? '').length > 10,
    ),
    HALVES,
  )
  const secondHalf = (text: string): string => {
    const sentences = text.split(/(?<=[.!?])\s+(?=\p{Lu})/u)
    return sentences.length > 1 ? sentences.slice(Math.ceil(sentences.length / 2)).join(' ') : text
  }
  const papers = papersOf(rows.map(({ id, abstract }) => ({ id, title: '', abstract: secondHalf(abstract) })))
  const place = placesOf(papers)
  const questions = rows.map(({ id, title }) => ({
    query: { title, abstract: '' },
    relevant: new Set([place.get(String(id))!]),
  }))
  return {
    name: `titles ${field ?? corpus}`,
    papers,
    questions: sample(questions, QUESTIONS),
    measure: 'mrr',
  }
}

/** All sets, each made when it is asked for. */
export const SETS: ReadonlyMap<string, () => RelatedSet> = new Map<string, () => RelatedSet>([
  ['tutorials', tutorials],
  ['sections', sections],
  ['keywords acm', () => keywords('acm')],
  ['keywords ml', () => keywords('ml')],
  ['nlptdms', nlptdms],
  ...['acl', 'ml', 'acm'].map((corpus): [string, () => RelatedSet] => [
    `titles ${corpus}`,
    () => halves(corpus),
  ]),
  ...FIELDS.map((field): [string, () => RelatedSet] => [`titles ${field}`, () => halves('fields', field)]),
])
