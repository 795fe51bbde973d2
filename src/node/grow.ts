/** An atlas and records that are added to it → the papers of both, and what the next addition needs to know. */
import { knownReferences } from '../citations/index.ts'
import type { EarlierMap } from '../community.ts'
import { type AddedRecord, GROWN_FILE, type Grown } from '../folder/index.ts'
import { mapOf } from '../graph/change.ts'
import { type Collection, collect, type SourceItem, type SourceRecord } from '../sources/index.ts'
import type { Atlas, Paper } from '../types.ts'

/** Where papers of the atlas stand, for who asks where a merged record comes from. */
const HERE = { file: 'atlas.json', place: '' }

/** What an atlas that nothing has been added to is to grow from. */
const ungrown = (atlas: Atlas): Grown => ({
  map: mapOf(atlas),
  ...(atlas.citations && { citations: atlas.citations }),
  papers: [],
  records: [],
})

/** The papers of then, as they were, with what they cite. */
function papersThen(atlas: Atlas, { map, citations, papers }: Grown): Paper[] {
  const known = new Map([...atlas.papers, ...papers].map((paper) => [paper.id, paper]))
  const then = map.papers.map((id) => {
    const paper = known.get(id)
    if (paper === undefined)
      throw new Error(`${GROWN_FILE}: expected papers of the atlas, found ${id}; build it again`)
    return paper
  })
  if (citations === undefined) return then
  const references = knownReferences(then, citations)
  return then.map((paper, p) => (references[p].length > 0 ? { ...paper, references: references[p] } : paper))
}

/** The papers of an atlas with what they cite, as far as it knows. */
export const papersOf = (atlas: Atlas): Paper[] => papersThen(atlas, ungrown(atlas))

/** What a record says, as an atlas keeps it. */
const contentOf = ({ references: _, dois: __, sources: ___, language: ____, ...paper }: Paper): string =>
  JSON.stringify(Object.entries(paper).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Whether the atlas says all that a record does: it was read from it, or from one with the same words. */
function isKnown({ paper, file, place }: SourceRecord, by: Paper | undefined): boolean {
  if (by === undefined) return false
  const isOf = by.sources?.some((one) => one.id === paper.id && one.file === file && one.place === place)
  return isOf === true || contentOf(paper) === contentOf(by)
}

export interface Growth extends Collection {
  /** To be kept with the atlas; undefined where nothing was ever added. */
  grown: Grown | undefined
  /** The map that the new one goes on from. */
  earlier: EarlierMap
}

/**
 * Adds records to the papers of an atlas, as `collect` gathers them; ids of its papers stay. All that was added since it was
 * built is added anew to what it was then (`before`, which is undefined where nothing was): the order in which records come,
 * and how often, changes nothing.
 */
export async function grow(
  atlas: Atlas,
  before: Grown | undefined,
  items: AsyncIterable<SourceItem>,
): Promise<Growth> {
  const then = before ?? ungrown(atlas)
  const known = papersThen(atlas, then)
  const byId = new Map(known.map((paper) => [paper.id, paper]))
  const added = new Map(then.records.map((record) => [JSON.stringify(record), record]))
  const others: SourceItem[] = []
  for await (const item of items) {
    if (!('paper' in item)) others.push(item)
    else if (!isKnown(item, byId.get(item.paper.id))) {
      const record: AddedRecord = { paper: item.paper, file: item.file, place: item.place }
      added.set(JSON.stringify(record), record)
    }
  }
  const records = [...added.keys()].sort().map((key) => added.get(key)!)
  const settled = known.map((paper): SourceItem => ({ paper, ...HERE, settled: true }))
  const collected = await collect([...settled, ...records, ...others])
  const untouched = new Set(collected.papers)
  const changed = known.filter((paper) => !untouched.has(paper))
  const grown = { ...then, papers: changed.map(({ references: _, ...paper }) => paper), records }
  return { ...collected, grown: records.length > 0 ? grown : undefined, earlier: then.map }
}
