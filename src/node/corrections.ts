/** Files of corrections: those that a build is given, and the one in an atlas folder. */
import { readFile } from 'node:fs/promises'
import { type Correction, idOf, type Outcome, type Replayed, told } from '../correction.ts'
import {
  type Corrections,
  mergeCorrections,
  NO_CORRECTIONS,
  readCorrections,
  standing,
} from '../corrections/file.ts'
import { CORRECTIONS } from '../corrections/kept.ts'
import { thesaurusCorrections } from '../corrections/thesaurus.ts'
import type { Problem } from '../types.ts'
import { reasonOf } from './files.ts'
import { addKept, loadKept } from './kept.ts'
import type { Waiting } from './save/lock.ts'
import { plain } from './terminal.ts'

/** A correction that is to be replayed, and where it stands. */
export interface GivenCorrection {
  correction: Correction
  file: string
  place: string
  /** Rules of a thesaurus are about any papers: that one does not apply is no problem. */
  isRule: boolean
}

/** What became of it. */
export interface CorrectionNote {
  file: string
  place: string
  what: string
  outcome: Outcome
  note: string
}

/** What files of corrections hold. */
export interface GivenCorrections {
  /** In the order in which they are replayed: rules of thesauri first, then what people have said. */
  given: GivenCorrection[]
  /** All that the JSON files hold, merged, undone ones included. */
  corrections: Corrections
  problems: Problem[]
}

/** Reads corrections as JSON and thesauri, told by their content; a file that cannot be read is a Problem. */
export async function readCorrectionFiles(files: readonly string[]): Promise<GivenCorrections> {
  const problems: Problem[] = []
  const rules: GivenCorrection[] = []
  const places = new Map<string, { file: string; place: string }>()
  let corrections = NO_CORRECTIONS
  for (const file of files) {
    let text: string
    try {
      text = await readFile(file, 'utf8')
    } catch (error) {
      problems.push({ file, place: '', what: reasonOf(error), done: 'skipped' })
      continue
    }
    if (/^\uFEFF?\s*[{[]/.test(text)) {
      const read = readCorrections(text, file)
      corrections = mergeCorrections(corrections, read.corrections)
      for (const [id, place] of read.places) if (!places.has(id)) places.set(id, { file, place })
      problems.push(...read.problems)
    } else {
      const read = thesaurusCorrections(text, file)
      for (const rule of read.corrections) rules.push({ ...rule, file, isRule: true })
      problems.push(...read.problems)
    }
  }
  const said = standing(corrections).map((correction) => ({
    correction,
    ...places.get(idOf(correction))!,
    isRule: false,
  }))
  return { given: [...rules, ...said], corrections, problems }
}

/** What became of each, and the Problems of those that people have said and that no longer apply. */
export function notesOf(
  given: readonly GivenCorrection[],
  replayed: readonly Replayed[],
): { notes: CorrectionNote[]; problems: Problem[] } {
  const notes = given.map(({ correction, file, place }, i) => {
    const { outcome, note } = replayed[i]
    return { file, place, what: told(correction), outcome, note }
  })
  const problems = notes
    .filter(({ outcome }, i) => outcome === 'not' && !given[i].isRule)
    .map(({ file, place, what, note }) => ({
      file,
      place,
      what: `${what}: ${note}`,
      done: 'no longer applies',
    }))
  return { notes, problems }
}

/** What the atlas keeps of it: rules that are about other papers are no news of this map. */
export const newsOf = (given: readonly GivenCorrection[], replayed: readonly Replayed[]): Replayed[] =>
  replayed.filter(({ outcome }, i) => outcome !== 'not' || !given[i].isRule)

const MOST_TOLD = 20

/** Tells what was corrected, one line each, the first few of many; what does not apply is counted. */
export function reportCorrections(notes: readonly CorrectionNote[], stream: NodeJS.WriteStream): void {
  if (notes.length === 0) return
  const applied = notes.filter(({ outcome }) => outcome !== 'not')
  for (const { file, place, what, outcome, note } of applied.slice(0, MOST_TOLD))
    stream.write(
      `${plain(`${file}, ${place}: ${what}`)} (${outcome === 'already' ? 'already so: ' : ''}${plain(note)})\n`,
    )
  if (applied.length > MOST_TOLD) stream.write(`… and ${applied.length - MOST_TOLD} more\n`)
  const missed = notes.length - applied.length
  stream.write(
    `${applied.length} of ${notes.length} corrections replayed${missed > 0 ? `, ${missed} do not apply to these papers` : ''}\n`,
  )
}

/** The corrections in an atlas folder and what of its file cannot be read; a folder without the file has none. */
export async function loadCorrections(
  dir: string,
): Promise<{ corrections: Corrections; problems: Problem[] }> {
  const { value: corrections, problems } = await loadKept(dir, CORRECTIONS)
  return { corrections, problems }
}

/** As `addKept`. */
export const addCorrections = (dir: string, more: Corrections, waiting?: Waiting): Promise<Corrections> =>
  addKept(dir, CORRECTIONS, more, waiting)
