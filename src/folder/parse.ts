import { FolderError } from './check.ts'

/** That a file of an atlas folder is no JSON. */
export const noJson = (error: Error, where: string): FolderError =>
  new FolderError(`${where}: expected JSON: ${error.message}; build the atlas again`)

/** The JSON in a file of an atlas folder; throws a FolderError that says `where` there is none. */
export function parseJson(bytes: Uint8Array, where: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (error) {
    throw noJson(error as Error, where)
  }
}

/** The same of a file that has to be there, which `parse` parses. */
export function parsePart(bytes: Uint8Array | undefined, where: string, parse = parseJson): unknown {
  if (bytes === undefined)
    throw new FolderError(`${where}: expected a part of the atlas, found no such file; build the atlas again`)
  return parse(bytes, where)
}
