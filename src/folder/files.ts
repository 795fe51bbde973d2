/** The list of the files that a folder of ours holds: what may be replaced, and how a reader knows one from another atlas. */
import { fail, fieldsOf, isString, isWhole } from './check.ts'

/** Path below the folder, with `/`; bytes; CRC-32 of the bytes. */
export type FileEntry = readonly [path: string, bytes: number, check: number]

/** Inside the folder, whatever it is called, and never hidden: files are removed by this list. */
const isInside = (path: string): boolean =>
  path.length < 1000 && path.split('/').every((name) => /^[^.\\\0][^\\\0]*$/.test(name))

const isEntry = (value: unknown): value is FileEntry =>
  Array.isArray(value) &&
  value.length === 3 &&
  isString(value[0]) &&
  isInside(value[0]) &&
  value.slice(1).every(isWhole(0, 2 ** 53))

/** Reads `files` of a manifest. Throws a FolderError where it lists anything but files inside of the folder. */
export function readFileEntries(value: unknown, where: string): FileEntry[] {
  if (!Array.isArray(value)) fail(where, 'a list of files', value)
  const wrong = value.findIndex((entry) => !isEntry(entry))
  if (wrong >= 0) fail(`${where}[${wrong}]`, 'path, bytes and CRC-32 of a file of this folder', value[wrong])
  return value as FileEntry[]
}

/** The files that a parsed manifest lists; undefined where it lists none. Throws a FolderError, which says `where`, where that is broken. */
export function filesIn(manifest: unknown, where: string): FileEntry[] | undefined {
  const files = fieldsOf(manifest, where).get('files')
  return files === undefined ? undefined : readFileEntries(files, `${where}: files`)
}
