import { byCode } from '../order.ts'
import type { Paper, Problem } from '../types.ts'
import { type Note, type SourceItem, type SourceRecord, stemOf } from './format.ts'
import { mergePapers } from './merge.ts'
import { sameWorks } from './same-work.ts'

type Found = SourceRecord

export interface Collection {
  /** Sorted by id (code units); ids are unique. */
  papers: Paper[]
  /** Sorted by file and place. */
  problems: Problem[]
  /** Sorted by file. */
  notes: Note[]
}

const numberIn = (place: string): number => Number(/\d+/.exec(place)?.[0] ?? 0)
const byPlace = (a: { file: string; place: string }, b: { file: string; place: string }): number =>
  byCode(a.file, b.file) || numberIn(a.place) - numberIn(b.place) || byCode(a.place, b.place)
const byProblem = (a: Problem, b: Problem): number =>
  byPlace(a, b) || byCode(a.what, b.what) || byCode(a.done, b.done)

/**
 * Gathers the records of any number of files, one paper per work: records of the same work are merged (`same-work.ts`),
 * unless they are all the same, which keeps the first. Different works under one id are all kept: in the order of their
 * content, so that the order of files does not matter, settled ones first, the second is called `id#2`, the third `id#3` (or the next name
 * that is free). All of these are Problems.
 */
export async function collect(items: AsyncIterable<SourceItem> | Iterable<SourceItem>): Promise<Collection> {
  const all: Found[] = []
  const problems: Problem[] = []
  const notes: Note[] = []
  for await (const item of items) {
    if ('problem' in item) problems.push(item.problem)
    else if ('note' in item) notes.push(item.note)
    else all.push(item)
  }
  const found = works(all, problems).sort((a, b) => byCode(a.paper.id, b.paper.id))
  const papers: Paper[] = []
  let taken: Set<string> | undefined
  for (let from = 0, to = 1; from < found.length; from = to++) {
    const { id } = found[from].paper
    while (to < found.length && found[to].paper.id === id) to++
    if (to - from === 1) papers.push(found[from].paper)
    else {
      taken ??= new Set(found.map(({ paper }) => paper.id))
      papers.push(...apart(id, found.slice(from, to), taken, problems))
    }
  }
  if (taken) papers.sort((a, b) => byCode(a.id, b.id))
  notes.sort((a, b) => byCode(a.file, b.file)) // stable: those of one file stay in their order
  return { papers, problems: problems.sort(byProblem), notes }
}

/** Has the record an id of its own, or was it named after its file? */
const isNamed = ({ paper, file }: SourceRecord): boolean =>
  !(paper.id.startsWith(`${stemOf(file)}-`) && /-\d+$/.test(paper.id))

/** One record per work; what was merged is said. */
function works(all: Found[], problems: Problem[]): Found[] {
  const ordered = [...all].sort((a, b) => byCode(a.file, b.file)) // stable: records stay in their order within a file
  const group = sameWorks(ordered.map(({ paper }) => paper))
  const members = new Map<number, Found[]>()
  ordered.forEach((found, f) => {
    if (group[f] === f) return
    const same = members.get(group[f])
    if (same) same.push(found)
    else members.set(group[f], [ordered[group[f]], found])
  })
  if (members.size === 0) return ordered
  return ordered.flatMap((first, f) => {
    const same = members.get(f)
    if (!same) return group[f] === f ? [first] : []
    const content = JSON.stringify(first.paper)
    // The same record again: left to those who tell records of one id apart.
    if (same.every(({ paper }) => JSON.stringify(paper) === content)) return same
    const paper = mergePapers(same, isNamed)
    for (const { file, place, paper: given } of same.slice(1))
      problems.push({
        file,
        place,
        what: `${given.id}: the same work as ${first.paper.id} at ${first.place} of ${first.file}`,
        done: `merged into ${paper.id}`,
      })
    return [{ ...first, paper }]
  })
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
  const isLater = (content: string): number => (distinct.get(content)!.some(({ settled }) => settled) ? 0 : 1)
  for (const content of [...distinct.keys()].sort((a, b) => isLater(a) - isLater(b) || byCode(a, b))) {
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
