/** Reading what a person brings, and laying it on the map. */
import type { Paper, Problem } from '../../src/types.ts'
import { nameOf } from '../data/placed.ts'
import { select } from '../state/state.ts'
import type { Store } from '../store.ts'

export const counted = (count: number, word: string): string =>
  `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`

/**
 * Reads files of any format, several at once, and lays them on the map or makes a map of them alone. Throws an Error where
 * they hold no paper; it says why.
 */
export async function placeFiles(store: Store, files: readonly File[], alone: boolean): Promise<void> {
  store.reading.value = `Reading ${files.length === 1 ? files[0].name : counted(files.length, 'file')}…`
  const { papers, problems } = await store.reader('read', { files })
  if (papers.length === 0) {
    const reasons = problems.slice(0, 3).map(told).join('; ')
    throw new Error(`No paper was found: ${reasons || 'there was no file'}`)
  }
  await (alone ? mapPapers(store, papers) : placePapers(store, papers, problems))
}

/** Makes a map of these papers alone and shows it in place of this one. */
export async function mapPapers(store: Store, papers: readonly Paper[]): Promise<void> {
  store.reading.value = `Drawing a map of ${counted(papers.length, 'paper')}…`
  store.showMade(await store.reader('build', { papers }))
}

/** `references.bib, line 12: expected …; skipped`. */
export const told = ({ file, place, what, done }: Problem): string =>
  `${[file, place].filter(Boolean).join(', ')}: ${what}; ${done}`

/** Extracts the concepts of the papers and shows them beside those of the atlas. */
export async function placePapers(store: Store, papers: Paper[], problems: Problem[]): Promise<void> {
  store.reading.value = `Finding the concepts of ${counted(papers.length, 'paper')}…`
  const named = await store.reader('extract', { papers })
  const texts = papers.map(({ title, abstract }, p) => ({ text: { title, abstract }, named: named[p] }))
  const concepts = await store.client('place', { texts })
  const placed = papers.map((paper, p) => ({ name: nameOf(paper), paper, concepts: concepts[p] }))
  store.placed.value = { papers: placed, problems, at: papers.length === 1 ? 0 : -1 }
  store.go((now) => select(now, null))
  store.map.value?.fit()
  store.said.value =
    papers.length === 1
      ? `Your text is placed: ${counted(concepts[0].length, 'concept')}`
      : `${counted(papers.length, 'paper')} of your own are placed`
  store.placing.value = false
}
