/**
 * The manifest of a large atlas in pieces: of more than LARGE papers, a column of more than PIECE entries stands in files of
 * its own, PIECE entries in each (`columns/links.concept-0003.json`), and the manifest says how many (`{"pieces": 50}`), so that
 * no string that is read or written comes near to what an engine can hold.
 */
import { column, fail, fieldsOf, isWhole } from './check.ts'
import { Entries, entriesText } from './columns.ts'
import { COLUMNS_FOLDER, MANIFEST_FILE } from './format.ts'

export const LARGE = 200_000
export const PIECE = 1 << 18

/** What may stand in pieces: no name of a file comes from a file. */
const TABLES: ReadonlyMap<string, readonly string[]> = new Map([
  ['papers', ['id', 'label', 'year', 'venue']],
  ['concepts', ['slug', 'label', 'type', 'papers', 'aliases']],
  ['links', ['start', 'concept', 'role', 'weight']],
  ['cooccurrences', ['a', 'b', 'count', 'npmi', 'weight']],
  ['nodes', ['community', 'x', 'y', 'size']],
])
const MOST_PIECES = 10_000

const pieceFile = (table: string, name: string, number: number): string =>
  `${COLUMNS_FOLDER}/${table}.${name}-${String(number).padStart(4, '0')}.json`

/** A value of an object, which may have been parsed as a map. */
const valueIn = (fields: object, name: string): unknown =>
  fields instanceof Map ? fields.get(name) : (fields as Record<string, unknown>)[name]

/** Each column of a manifest that may stand in pieces, with a way to put something else in its place. */
function* columnsIn(
  manifest: object,
): Generator<{ table: string; name: string; value(): unknown; put(value: unknown): void }> {
  for (const [table, names] of TABLES) {
    const own = valueIn(manifest, table)
    if (typeof own !== 'object' || own === null) continue
    for (const name of names)
      yield {
        table,
        name,
        value: () => valueIn(own, name),
        put(value) {
          if (own instanceof Map) own.set(name, value)
          else Object.assign(own, { [name]: value })
        },
      }
  }
}

/**
 * The files of the columns of a manifest that are longer than a piece; where they stood, the manifest then tells how many
 * pieces they have, once each has been asked for.
 */
export function* cutColumns(
  manifest: object,
  piece = PIECE,
): Iterable<{ path: string; chunks: Iterable<string> }> {
  for (const { table, name, value, put } of columnsIn(manifest)) {
    const all = value()
    if (!(all instanceof Entries) || all.length <= piece) continue
    const pieces = Math.ceil(all.length / piece)
    for (let number = 0; number < pieces; number++) {
      const first = number * piece
      yield {
        path: pieceFile(table, name, number),
        chunks: entriesText(all, first, Math.min(first + piece, all.length)),
      }
    }
    put({ pieces })
  }
}

/** Puts the pieces of a parsed manifest into it; `load` gives a file, parsed. Throws a FolderError where one is broken. */
export async function joinPieces(manifest: unknown, load: (path: string) => Promise<unknown>): Promise<void> {
  if (typeof manifest !== 'object' || manifest === null) return
  const files = valueIn(manifest, 'files')
  const listed = new Set(
    Array.isArray(files) ? files.map((entry: unknown) => Array.isArray(entry) && entry[0]) : [],
  )
  for (const { table, name, value, put } of columnsIn(manifest)) {
    if (!listed.has(pieceFile(table, name, 0))) continue
    const where = `${MANIFEST_FILE}: ${table}.${name}`
    const pieces = fieldsOf(value(), where).get('pieces')
    if (!isWhole(0, MOST_PIECES)(pieces)) fail(where, 'how many pieces it has', pieces)
    const entries: unknown[] = []
    for (let number = 0; number < pieces; number++) {
      const path = pieceFile(table, name, number)
      const isEntry = (_: unknown): _ is unknown => true
      for (const entry of column(await load(path), path, 'entries', isEntry)) entries.push(entry)
    }
    put(entries)
  }
}
