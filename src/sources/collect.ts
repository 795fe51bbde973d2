import type { Paper, Problem } from '../types.ts'
import type { SourceItem } from './format.ts'

type Found = Extract<SourceItem, { paper: Paper }>

export interface Collection {
  /** Sorted by id (code units); ids are unique. */
  papers: Paper[]
  /** Sorted by file and place. */
  problems: Problem[]
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const numberIn = (place: string): number => Number(/\d+/.exec(place)?.[0] ?? 0)
const byPlace = (a: { file: string; place: string }, b: { file: string; place: string }): number =>
  byCode(a.file, b.file) || numberIn(a.place) - numberIn(b.place) || byCode(a.place, b.place)
const byProblem = (a: Problem, b: Problem): number =>
  byPlace(a, b) || byCode(a.what, b.what) || byCode(a.done, b.done)

/**
 * Gathers the records of any number of files. A record given twice is kept once. Different records under one id are all
 * kept: in the order of their content, so that the order of files does not matter, the second is called `id#2`, the
 * third `id#3` (or the next name that is free). Both are Problems.
 */
export async function collect(items: AsyncIterable<SourceItem> | Iterable<SourceItem>): Promise<Collection> {
  const byId = new Map<string, Found[]>()
  const problems: Problem[] = []
  for await (const item of items) {
    if ('problem' in item) {
      problems.push(item.problem)
      continue
    }
    const same = byId.get(item.paper.id)
    if (same) same.push(item)
    else byId.set(item.paper.id, [item])
  }
  const papers: Paper[] = []
  const taken = new Set(byId.keys())
  for (const id of [...byId.keys()].sort(byCode)) {
    const same = byId.get(id)!
    if (same.length === 1) papers.push(same[0].paper)
    else papers.push(...apart(id, same, taken, problems))
  }
  papers.sort((a, b) => byCode(a.id, b.id))
  return { papers, problems: problems.sort(byProblem) }
}

/** Tells the records of one id apart; `taken` holds all ids that are in use. */
function apart(id: string, same: Found[], taken: Set<string>, problems: Problem[]): Paper[] {
  const distinct = new Map<string, Found[]>()
  for (const found of same) {
    const content = JSON.stringify(found.paper)
    const equal = distinct.get(content)
    if (equal) equal.push(found)
    else distinct.set(content, [found])
  }
  const say = ({ file, place }: Found, what: string, done: string): unknown =>
    problems.push({ file, place, what, done })
  const papers: Paper[] = []
  let number = 1
  for (const content of [...distinct.keys()].sort(byCode)) {
    const [first, ...again] = distinct.get(content)!.sort(byPlace)
    for (const found of again)
      say(found, `${id}: the same record as at ${first.place} of ${first.file}`, 'skipped')
    let name = id
    while (papers.length > 0 && taken.has(name)) name = `${id}#${++number}`
    if (name !== id) say(first, `${id}: the id of another record`, `called ${name}`)
    taken.add(name)
    papers.push(name === id ? first.paper : { ...first.paper, id: name })
  }
  return papers
}
