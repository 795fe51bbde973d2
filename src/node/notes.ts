/** Notes on what was read, on stderr: what is no fault, in a line for each kind. */
import type { Note } from '../sources/index.ts'
import { plain } from './terminal.ts'

/** Files of one kind that are named. */
const MOST_FILES = 5
/** Notes on single files. */
const MOST_NOTES = 20

const nameOf = (file: string): string =>
  file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)

/** Tells which files were left aside, those of one kind on one line, and what of the others was not read. */
export function reportNotes(notes: readonly Note[], stream: NodeJS.WriteStream): void {
  const aside = new Map<string, Note[]>()
  const others: string[] = []
  for (const note of notes) {
    const advice = note.advice ? ` (${note.advice})` : ''
    if ('aside' in note)
      aside.set(`${note.aside}${advice}`, [...(aside.get(`${note.aside}${advice}`) ?? []), note])
    else others.push(`${note.file}: ${note.what}${advice}`)
  }
  for (const [kind, some] of aside) {
    const names = some.slice(0, MOST_FILES).map(({ file }) => nameOf(file))
    const more = some.length > MOST_FILES ? ` and ${some.length - MOST_FILES} more` : ''
    const are = some.length === 1 ? '1 file is' : `${some.length} files are`
    stream.write(`${are} ${plain(kind)}, left aside: ${plain(names.join(', '))}${more}\n`)
  }
  for (const line of others.slice(0, MOST_NOTES)) stream.write(`${plain(line)}\n`)
  if (others.length > MOST_NOTES) stream.write(`… and ${others.length - MOST_NOTES} more notes\n`)
}
