import { FolderError } from './check.ts'
import { parseColumns } from './parse-columns.ts'

/** The JSON in a file of an atlas folder, columns as `parseColumns` gives them; throws a FolderError that says `where` there is none. */
export function parseJson(bytes: Uint8Array, where: string): unknown {
  const broken = (error: Error): FolderError =>
    new FolderError(`${where}: expected JSON: ${error.message}; build the atlas again`)
  const columns = parseColumns(bytes, broken)
  if (columns) return columns
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (error) {
    throw broken(error as Error)
  }
}

/** The same of a file that has to be there. */
export function parsePart(bytes: Uint8Array | undefined, where: string): unknown {
  if (bytes === undefined)
    throw new FolderError(`${where}: expected a part of the atlas, found no such file; build the atlas again`)
  return parseJson(bytes, where)
}
