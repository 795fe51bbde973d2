/**
 * A set of questions by facet: papers of medicine and biology whose abstracts have labelled sections, read without the labels and
 * without their keywords. What is asked is a paper and one of its facets; the papers that share a rare keyword answer that the
 * text of this facet has and no other facet's. The near ones are those that share any rare keyword.
 */
import { best } from '../../src/related/fusion.ts'
import { type FacetName, facetOf, libraryOf, relatedTo } from '../../src/related/index.ts'
import type { Atlas, Paper } from '../../src/types.ts'
import { plainBm25 } from './plain-bm25.ts'
import { averagePrecision, POOL, type Question, sample } from './related-sets.ts'
import { byId, readShared, textPaper } from './shared.ts'

const ASKED = ['task', 'method', 'result'] as const
/** Questions of each facet. */
const QUESTIONS = 120
/** Papers that have a keyword which makes others near, and one which makes them answers, at most: one of so many. */
const NEAR_ONE_OF = 20
const RARE_ONE_OF = 50
const COUNT = 200

const LABEL =
  /\b(?:(?<task>background|introduction|context|rationale|objectives?|purpose|aims?|importance)|(?<method>methods?|materials? and methods?|methodology|design|setting)|(?<result>results?|findings)|conclusions?|interpretation|discussion|significance)(?: and \w+)?\s*:\s*/gi

type Row = Paper & { keywords: string[] }

export interface FacetSet {
  papers: Paper[]
  questions: (Question & { facet: FacetName; self: number })[]
}

interface Sections {
  /** The abstract without labels. */
  abstract: string
  told: ReadonlyMap<FacetName, string>
}

/** Undefined where an abstract does not begin with a label, or tells nothing of a facet. */
function sectionsOf(abstract: string): Sections | undefined {
  const labels = [...abstract.matchAll(LABEL)].filter(([label]) => /^\p{Lu}/u.test(label))
  if (labels.length < 3 || labels[0].index > 5) return undefined
  const told = new Map<FacetName, string>(ASKED.map((facet) => [facet, '']))
  const texts = labels.map(({ 0: label, index, groups }, l) => {
    const text = abstract.slice(index + label.length, labels[l + 1]?.index).trim()
    for (const facet of ASKED) if (groups![facet]) told.set(facet, `${told.get(facet)} ${text}`)
    return text
  })
  if ([...told.values()].some(({ length }) => length < 40)) return undefined
  return { abstract: texts.join(' '), told }
}

const plainly = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
const nameOf = (keyword: string): string => plainly(keyword).trim().replace(/s$/, '')

export function facetSet(): FacetSet {
  const rows = readShared<Row>('corpora/corpus-fields.jsonl.gz')
    .filter(({ keywords, abstract }) => (keywords ?? []).length > 2 && sectionsOf(abstract ?? ''))
    .sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1))
  const some = sample(rows, POOL)
  const sections = new Map(some.map(({ id, abstract }) => [String(id), sectionsOf(abstract)!]))
  const papers = byId(
    some.map(({ id, title }) => textPaper(String(id), sections.get(String(id))!.abstract, title ?? '', [])),
  )
  const place = new Map(papers.map(({ id }, p) => [id, p]))
  const having = new Map<string, Set<number>>()
  for (const { id, keywords } of some)
    for (const name of keywords.map(nameOf))
      having.set(name, (having.get(name) ?? new Set()).add(place.get(String(id))!))
  const questions = some.flatMap(({ id, keywords }): FacetSet['questions'] => {
    const self = place.get(String(id))!
    const { title, abstract } = papers[self]
    const names = [...new Set(keywords.map(nameOf))].filter((name) => name.length > 3)
    const among = namedBy(names, having, papers.length / NEAR_ONE_OF, self)
    const told = [...sections.get(String(id))!.told].map(([facet, text]) => ({ facet, text: plainly(text) }))
    return told.flatMap(({ facet, text }) => {
      const own = names.filter(
        (name) =>
          text.includes(` ${name}`) && told.every((one) => one.facet === facet || !one.text.includes(name)),
      )
      const relevant = namedBy(own, having, papers.length / RARE_ONE_OF, self)
      return relevant.size < 2 ? [] : [{ query: { title, abstract }, relevant, among, facet, self }]
    })
  })
  return {
    papers,
    questions: ASKED.flatMap((facet) =>
      sample(
        questions.filter((one) => one.facet === facet),
        QUESTIONS,
      ),
    ),
  }
}

/** The other papers that have one of these keywords, of those that at most `most` papers have. */
function namedBy(
  names: readonly string[],
  having: ReadonlyMap<string, ReadonlySet<number>>,
  most: number,
  self: number,
): Set<number> {
  const rare = names.map((name) => having.get(name)!).filter(({ size }) => size <= most)
  const papers = new Set(rare.flatMap((own) => [...own]))
  papers.delete(self)
  return papers
}

/** Prints the mean average precision of each facet over that of plain BM25, among all papers and among the near ones. */
export function evaluateFacets({ papers, questions }: FacetSet, atlas: Atlas, goal: number): void {
  const library = libraryOf(atlas)
  const bm25 = plainBm25(papers)
  const ways: ((question: FacetSet['questions'][number]) => number[])[] = [
    ({ query, self }) => best(bm25(query), COUNT).flatMap(({ paper }) => (paper === self ? [] : [paper])),
    ({ self }) => relatedTo(library, { papers: [self] }, { count: COUNT }).map(({ paper }) => paper),
    ({ self, facet }) =>
      relatedTo(library, { papers: [self] }, { count: COUNT, facet: facetOf(facet) }).map(
        ({ paper }) => paper,
      ),
  ]
  for (const facet of ASKED) {
    const own = questions.filter((one) => one.facet === facet)
    const [all, near] = [0, 0].map(() => ways.map(() => 0))
    for (const question of own)
      for (const [w, way] of ways.entries()) {
        const list = way(question)
        const { relevant, among } = question
        all[w] += averagePrecision(list, relevant) / own.length
        near[w] +=
          averagePrecision(
            list.filter((paper) => among!.has(paper)),
            relevant,
          ) / own.length
      }
    const told = ([base, plain, asked]: number[]): string =>
      `map ${asked.toFixed(3)}  BM25 ${base.toFixed(3)}  × ${(asked / base).toFixed(3)} (without the facet × ${(plain / base).toFixed(3)})`
    const verdict = Math.min(all[2] / all[0], near[2] / near[0]) >= goal ? 'reaches' : 'MISSES'
    console.log(
      `  facet ${facet.padEnd(7)} ${told(all)}\n    among near papers ${told(near)}  ${verdict} ${goal}`,
    )
  }
}
