/**
 * A set with held-out citations: the papers of nlptdms with half of what they cite, among others; each is asked about, and what it
 * cites and hides is to be found.
 */
import { citationsOf } from '../../src/citations/index.ts'
import { generator } from '../../src/random.ts'
import { libraryOf, relatedTo } from '../../src/related/index.ts'
import type { Atlas, Paper } from '../../src/types.ts'
import { readShared, textPaper } from './shared.ts'

type Row = Pick<Paper, 'id' | 'title' | 'abstract'> & Partial<Paper>
type Gold = Row & { relevant: string[]; query_in_corpus: string | null }

/** Papers in all: those that cite and are cited, and others. */
const POOL = 12_000

export interface CitedSet {
  /** Sorted by id; those that cite have half of their references. */
  papers: Paper[]
  /** Ids that a paper cites and hides, by its id. */
  hidden: ReadonlyMap<string, ReadonlySet<string>>
}

export function citedSet(): CitedSet {
  const random = generator(18)
  const rows = new Map<string, Row>()
  for (const file of [
    'corpora/corpus-acl.jsonl.gz',
    'corpora/corpus-ml.jsonl.gz',
    'gold/related-nlptdms.extradocs.jsonl.gz',
  ])
    for (const row of readShared<Row>(file)) rows.set(String(row.id), row)
  const gold = readShared<Gold>('gold/related-nlptdms.jsonl')
  const wanted = new Set<string>()
  const visible = new Map<string, string[]>()
  const hidden = new Map<string, Set<string>>()
  for (const { query_in_corpus: known, ...query } of gold) {
    const id = known ?? `query-${query.id}`
    if (!rows.has(id)) rows.set(id, { ...query, id })
    const cited = query.relevant.filter((one) => rows.has(one) && one !== id)
    for (const one of [id, ...cited]) wanted.add(one)
    const shuffled = cited
      .map((one) => ({ one, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one)
    const half = Math.ceil(shuffled.length / 2)
    visible.set(id, shuffled.slice(0, half))
    if (shuffled.length > half) hidden.set(id, new Set(shuffled.slice(half)))
  }
  const others = [...rows.keys()].filter((id) => !wanted.has(id)).map((id) => ({ id, at: random() }))
  others.sort((a, b) => a.at - b.at)
  for (const { id } of others.slice(0, POOL - wanted.size)) wanted.add(id)
  const papers = [...wanted].sort().map((id): Paper => {
    const { title, abstract, keywords } = rows.get(id)!
    const references = visible.get(id)?.map((one) => ({ ids: [one] }))
    return {
      ...textPaper(id, abstract ?? '', title ?? '', keywords ?? []),
      ...(references && { references }),
    }
  })
  return { papers, hidden }
}

const COUNT = 400

export interface CitedMeasures {
  queries: number
  recall100: number
  map: number
}

/** How well what is hidden is found by an atlas of the set; what is visible is in no list. */
export function measureCited({ papers, hidden }: CitedSet, atlas: Atlas): CitedMeasures {
  const library = libraryOf(atlas)
  const number = new Map(papers.map(({ id }, p) => [id, p]))
  let [recall, precision] = [0, 0]
  for (const [id, wanted] of hidden) {
    const q = number.get(id)!
    const seen = new Set(papers[q].references!.flatMap(({ ids = [] }) => ids))
    const list = relatedTo(library, { papers: [q] }, { count: COUNT })
      .map(({ paper }) => papers[paper].id)
      .filter((one) => !seen.has(one))
    const hits = list.flatMap((one, rank) => (wanted.has(one) ? [rank + 1] : []))
    recall += hits.filter((rank) => rank <= 100).length / wanted.size
    precision += hits.reduce((sum, rank, h) => sum + (h + 1) / rank, 0) / wanted.size
  }
  return { queries: hidden.size, recall100: recall / hidden.size, map: precision / hidden.size }
}

/** The same atlas with what the papers cite. */
export const withCitations = (atlas: Atlas, { papers }: CitedSet): Atlas => ({
  ...atlas,
  citations: citationsOf(papers)!,
})

/** Asks about random papers, and holds what is said of citations against the lists themselves; gives what is wrong. */
export function checkCited(
  { papers }: CitedSet,
  atlas: Atlas,
  pairs: number,
): { pairs: number; wrong: string[] } {
  const random = generator(3)
  const library = libraryOf(atlas)
  const number = new Map(papers.map(({ id }, p) => [id, p]))
  const lists = papers.map(({ references = [] }, p) =>
    references.map(({ ids }) => number.get(ids![0])!).filter((one) => one !== p),
  )
  const citing = [...lists.keys()].filter((p) => lists[p].length > 0)
  const cited = [...new Set(lists.flat())]
  const wrong: string[] = []
  let asked = 0
  const sorted = (all: readonly number[]): string => [...new Set(all)].sort((a, b) => a - b).join(' ')
  for (let turn = 0; asked < pairs && turn < pairs * 20; turn++) {
    const among = turn % 2 === 0 ? citing : cited
    const q = among[Math.floor(random() * among.length)]
    const answers = relatedTo(library, { papers: [q] }, { count: 20 })
    const again = relatedTo(library, { papers: [q] }, { count: 20 })
    if (JSON.stringify(answers) !== JSON.stringify(again)) wrong.push(`${papers[q].id}: another order`)
    const told = answers.filter((one) => one.cited)
    if (told.length === 0) continue
    const { paper, cited: said } = told[Math.floor(random() * told.length)]
    asked++
    const citers = (w: number): number[] => [...lists.keys()].filter((p) => lists[p].includes(w))
    const own = new Set(lists[q])
    const expected = [
      [said!.both, lists[paper].filter((w) => own.has(w))],
      [said!.together, citers(paper).filter((p) => lists[p].includes(q))],
      [said!.citedBy, own.has(paper) ? [q] : []],
      [said!.cites, lists[paper].includes(q) ? [q] : []],
      [said!.near, citers(paper).filter((p) => p !== q && lists[p].some((w) => own.has(w)))],
    ]
    for (const [found, right] of expected)
      if (sorted(found) !== sorted(right))
        wrong.push(`${papers[q].id}, ${papers[paper].id}: ${found} for ${right}`)
  }
  return { pairs: asked, wrong }
}
