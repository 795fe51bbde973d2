import { FolderError } from './check.ts'

/** The JSON in a file of an atlas folder; throws a FolderError that says `where` there is none. */
export function parseJson(bytes: Uint8Array, where: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (error) {
    throw new FolderError(`${where}: expected JSON: ${(error as Error).message}; build the atlas again`)
  }
}

/** The same of a file that has to be there. */
export function parsePart(bytes: Uint8Array | undefined, where: string): unknown {
  if (bytes === undefined)
    throw new FolderError(`${where}: expected a part of the atlas, found no such file; build the atlas again`)
  return parseJson(bytes, where)
}
