/** Zotero's own database (`zotero.sqlite`), read from a copy: Zotero keeps the file to itself while it runs. */
import { createRequire } from 'node:module'
import type { Database, Statement } from 'node-sqlite3-wasm'
import { type Bytes, type Context, fromZotero, type Kept, type SourceItem } from '../../sources/index.ts'
import { withCopy } from './copy.ts'
import { placesOf } from './shelves.ts'

type Row = Readonly<Record<string, unknown>>

/** What is read; each must be a table, since a view may run for ever. */
const TABLES =
  `items itemTypesCombined itemData itemDataValues fieldsCombined creators itemCreators creatorTypes tags itemTags
  collections collectionItems deletedItems libraries groups`.split(/\s+/)
/** Later versions have it. */
const TRASHED_COLLECTIONS = 'deletedCollections'

/** Works of the own library and of groups, not of feeds or the trash; the own library first. */
const ITEMS = `SELECT itemID, items.key, items.libraryID, typeName
  FROM items JOIN itemTypesCombined USING (itemTypeID) JOIN libraries USING (libraryID)
  WHERE libraries.type IN ('user', 'group') AND typeName NOT IN ('attachment', 'note', 'annotation')
    AND itemID NOT IN (SELECT itemID FROM deletedItems)
  ORDER BY libraries.type DESC, items.libraryID, itemID`
const FIELDS = `SELECT fieldName, value FROM itemData JOIN fieldsCombined USING (fieldID) JOIN itemDataValues USING (valueID)
  WHERE itemID = ? ORDER BY fieldID`
const CREATORS = `SELECT creatorType, firstName, lastName, fieldMode
  FROM itemCreators JOIN creators USING (creatorID) JOIN creatorTypes USING (creatorTypeID)
  WHERE itemID = ? ORDER BY orderIndex`
const TAGS = 'SELECT name FROM itemTags JOIN tags USING (tagID) WHERE itemID = ? ORDER BY type, tagID'
const PLACES = 'SELECT itemID, collectionID FROM collectionItems ORDER BY collectionID'
const COLLECTIONS = 'SELECT collectionID, collectionName, parentCollectionID, libraryID FROM collections'

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? String(value) : ''

/** Zotero puts what it made of a date before what was typed: `2021-05-00 May 2021`, `0000-00-00 in press`. */
const dateOf = (value: string): string =>
  value.replace(/^0000-\d\d-\d\d ?/, '').replace(/^(\d{4})-\d\d-\d\d .*$/s, '$1')

/** Libraries and collections by key; collections of the own library are outermost. */
function shelvesOf(db: Database, hasTrash: boolean): Map<string, Kept> {
  const shelves = new Map<string, Kept>()
  for (const { libraryID, name } of db.all('SELECT libraryID, name FROM groups') as Row[])
    shelves.set(`library ${textOf(libraryID)}`, { name: textOf(name) })
  const kept = hasTrash ? `WHERE collectionID NOT IN (SELECT collectionID FROM ${TRASHED_COLLECTIONS})` : ''
  for (const row of db.all(`${COLLECTIONS} ${kept}`) as Row[])
    shelves.set(textOf(row.collectionID), {
      name: textOf(row.collectionName),
      outer: textOf(row.parentCollectionID) || `library ${textOf(row.libraryID)}`,
    })
  return shelves
}

/** The collections of each item. */
function placesIn(db: Database): Map<unknown, string[]> {
  const places = new Map<unknown, string[]>()
  for (const { itemID, collectionID } of db.all(PLACES) as Row[]) {
    const known = places.get(itemID)
    if (known) known.push(textOf(collectionID))
    else places.set(itemID, [textOf(collectionID)])
  }
  return places
}

const creatorOf = ({ creatorType, firstName, lastName, fieldMode }: Row): Row =>
  Number(fieldMode) === 1 ? { creatorType, name: lastName } : { creatorType, firstName, lastName }

function* itemsIn(db: Database, hasTrash: boolean, context: Context): Generator<SourceItem> {
  const shelves = shelvesOf(db, hasTrash)
  const places = placesIn(db)
  const open: Statement[] = []
  const asked = (sql: string): ((id: unknown) => Row[]) => {
    const statement = db.prepare(sql)
    open.push(statement)
    return (id) => statement.all(id as number) as Row[]
  }
  try {
    const [fields, creators, tags] = [FIELDS, CREATORS, TAGS].map(asked)
    let number = 0
    for (const { itemID, key, libraryID, typeName } of db.all(ITEMS) as Row[]) {
      const data = fields(itemID).map(({ fieldName, value }) => {
        const [name, text] = [textOf(fieldName), textOf(value)]
        return [name, /date/i.test(name) ? dateOf(text) : text] as const
      })
      const item = {
        ...Object.fromEntries(data),
        key,
        itemType: typeName,
        creators: creators(itemID).map(creatorOf),
        tags: tags(itemID).map(({ name }) => ({ tag: name })),
      }
      const kept = placesOf(places.get(itemID) ?? [], `library ${textOf(libraryID)}`, shelves)
      yield* fromZotero(item, kept, ++number, context)
    }
  } finally {
    for (const statement of open) statement.finalize()
  }
}

const NOT_ZOTERO = "an SQLite database that is not Zotero's; export its references as RIS or BibTeX"

function* itemsOf(copy: string, context: Context): Generator<SourceItem> {
  const { file, asked = true } = context
  const sqlite: typeof import('node-sqlite3-wasm') = createRequire(import.meta.url)('node-sqlite3-wasm')
  const db = new sqlite.Database(copy, { fileMustExist: true })
  try {
    // Without it, what stands in a log of changes is out of reach: that takes memory that processes share.
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA trusted_schema = OFF')
    const tables = db.all(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    ) as Row[]
    const names = new Set(tables.map(({ name }) => name))
    if (TABLES.every((name) => names.has(name))) yield* itemsIn(db, names.has(TRASHED_COLLECTIONS), context)
    else if (asked) yield { problem: { file, place: '', what: `this is ${NOT_ZOTERO}`, done: 'skipped' } }
    else yield { note: { file, aside: 'no references' } }
  } finally {
    db.close()
  }
}

/**
 * Reads the works in a database of Zotero, with what stands beside it where `context.file` is where it lies: those of the own
 * library and of groups that are not in the trash. One that cannot be read, or is of something else, is a Problem; a backup
 * that was found in a folder is left aside.
 */
export async function* readDatabase(bytes: Bytes, context: Context): AsyncGenerator<SourceItem> {
  const { file, asked = true } = context
  if (!asked && /\.bak$/i.test(file)) {
    yield { note: { file, aside: 'a backup of a database' } }
    return
  }
  let found = 0
  try {
    for await (const item of withCopy(bytes, file, (copy) => itemsOf(copy, context))) {
      found++
      yield item
    }
    if (found === 0)
      yield {
        problem: { file, place: '', what: 'expected works in the database, found none', done: 'skipped' },
      }
  } catch (error) {
    const done = found > 0 ? 'read up to there' : 'skipped'
    yield {
      problem: {
        file,
        place: '',
        what: `a database of Zotero that cannot be read: ${(error as Error).message}`,
        done,
      },
    }
  }
}
