/** A database as Zotero keeps one: its tables and columns as far as they are read, with works of our own. */
import { createRequire } from 'node:module'

const { Database } = createRequire(import.meta.url)('node-sqlite3-wasm') as typeof import('node-sqlite3-wasm')

const TABLES = `
CREATE TABLE libraries (libraryID INTEGER PRIMARY KEY, type TEXT, editable INT);
CREATE TABLE groups (groupID INTEGER PRIMARY KEY, libraryID INT, name TEXT, description TEXT, version INT);
CREATE TABLE itemTypesCombined (itemTypeID INT PRIMARY KEY, typeName TEXT, display INT, custom INT);
CREATE TABLE fieldsCombined (fieldID INT PRIMARY KEY, fieldName TEXT, label TEXT, fieldFormatID INT, custom INT);
CREATE TABLE items (itemID INTEGER PRIMARY KEY, itemTypeID INT, dateAdded TEXT, libraryID INT, key TEXT);
CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value UNIQUE);
CREATE TABLE itemData (itemID INT, fieldID INT, valueID INT, PRIMARY KEY (itemID, fieldID));
CREATE TABLE creatorTypes (creatorTypeID INTEGER PRIMARY KEY, creatorType TEXT);
CREATE TABLE creators (creatorID INTEGER PRIMARY KEY, firstName TEXT, lastName TEXT, fieldMode INT);
CREATE TABLE itemCreators (itemID INT, creatorID INT, creatorTypeID INT, orderIndex INT, PRIMARY KEY (itemID, orderIndex));
CREATE TABLE tags (tagID INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE TABLE itemTags (itemID INT, tagID INT, type INT, PRIMARY KEY (itemID, tagID));
CREATE TABLE collections (collectionID INTEGER PRIMARY KEY, collectionName TEXT, parentCollectionID INT, libraryID INT, key TEXT);
CREATE TABLE collectionItems (collectionID INT, itemID INT, orderIndex INT, PRIMARY KEY (collectionID, itemID));
CREATE TABLE deletedItems (itemID INTEGER PRIMARY KEY, dateDeleted TEXT);
CREATE TABLE deletedCollections (collectionID INTEGER PRIMARY KEY, dateDeleted TEXT);
`
const KINDS = ['note', 'attachment', 'annotation', 'journalArticle', 'preprint']
const FIELDS = ['title', 'abstractNote', 'publicationTitle', 'date', 'DOI', 'url', 'extra', 'accessDate']
const ROLES = ['author', 'editor']

interface Work {
  key: string
  kind?: string
  library?: number
  fields: Readonly<Record<string, string>>
  creators?: readonly (readonly [role: string, last: string, first?: string])[]
  tags?: readonly string[]
  collections?: readonly number[]
  trashed?: true
}

export const COLLECTIONS: readonly (readonly [name: string, parent: number | null, library: number])[] = [
  ['Thesis', null, 1],
  ['Methods', 1, 1],
  ['Shared', null, 2],
  ['Thrown away', null, 1],
]

export const WORKS: readonly Work[] = [
  {
    key: 'AAAA2222',
    fields: {
      title: 'Low-rank <i>adaptation</i>',
      abstractNote: 'We adapt vision transformers (ViTs) on ImageNet.',
      publicationTitle: 'Journal of Things',
      date: '2021-06-17 17 June 2021',
      DOI: '10.1234/abc.5',
      url: 'https://example.org/a',
      extra: 'Citation Key: lee2021',
    },
    creators: [
      ['author', 'Lee', 'Ann B.'],
      ['author', 'The Team'],
      ['editor', 'Ditor', 'E.'],
    ],
    tags: ['LoRA', 'fine-tuning'],
    collections: [2, 4],
  },
  {
    key: 'BBBB2222',
    fields: {
      title: 'In press, without a year',
      date: '0000-00-00 in press',
      accessDate: '2022-01-01 00:00:00',
    },
  },
  { key: 'DDDD2222', fields: { title: 'In the trash' }, trashed: true },
  { key: 'NOTE2222', kind: 'note', fields: {} },
  { key: 'FILE2222', kind: 'attachment', fields: { title: 'PDF' } },
  {
    key: 'GGGG2222',
    library: 2,
    kind: 'preprint',
    fields: { title: 'What the group reads' },
    collections: [3],
  },
  { key: 'HHHH2222', library: 2, fields: { title: 'What else the group reads' } },
  { key: 'FEED2222', library: 3, fields: { title: 'News of a feed' } },
]

/** Writes the database. What `after` does last stays in the log beside it, as of a Zotero that was ended at once. */
export function writeDatabase(file: string, works: readonly Work[] = WORKS): void {
  const db = new Database(file)
  const ids = new Map<string, number>()
  const idOf = (table: string, word: string, columns: string, values: (string | number | null)[]): number => {
    const known = ids.get(`${table} ${word}`)
    if (known !== undefined) return known
    const { lastInsertRowid } = db.run(
      `INSERT INTO ${table} (${columns}) VALUES (${values.map(() => '?')})`,
      values,
    )
    ids.set(`${table} ${word}`, Number(lastInsertRowid))
    return Number(lastInsertRowid)
  }
  db.exec(TABLES)
  db.exec('BEGIN')
  for (const [i, type] of ['user', 'group', 'feed'].entries())
    db.run('INSERT INTO libraries VALUES (?, ?, 1)', [i + 1, type])
  db.run("INSERT INTO groups VALUES (77, 2, 'Reading group', '', 1)")
  for (const [i, name] of KINDS.entries())
    db.run('INSERT INTO itemTypesCombined VALUES (?, ?, 1, 0)', [i + 1, name])
  for (const [i, name] of FIELDS.entries())
    db.run('INSERT INTO fieldsCombined VALUES (?, ?, NULL, NULL, 0)', [i + 1, name])
  for (const [i, name] of ROLES.entries()) db.run('INSERT INTO creatorTypes VALUES (?, ?)', [i + 1, name])
  for (const [i, [name, parent, library]] of COLLECTIONS.entries())
    db.run('INSERT INTO collections VALUES (?, ?, ?, ?, ?)', [i + 1, name, parent, library, `COLL${i}222`])
  db.run("INSERT INTO deletedCollections VALUES (4, '2022-01-01')")
  for (const [i, work] of works.entries()) {
    const id = i + 1
    const kind = KINDS.indexOf(work.kind ?? 'journalArticle') + 1
    db.run('INSERT INTO items VALUES (?, ?, ?, ?, ?)', [id, kind, '2022-01-01', work.library ?? 1, work.key])
    for (const [name, value] of Object.entries(work.fields))
      db.run('INSERT INTO itemData VALUES (?, ?, ?)', [
        id,
        FIELDS.indexOf(name) + 1,
        idOf('itemDataValues', value, 'value', [value]),
      ])
    for (const [order, [role, last, first]] of (work.creators ?? []).entries())
      db.run('INSERT INTO itemCreators VALUES (?, ?, ?, ?)', [
        id,
        idOf('creators', `${last}, ${first}`, 'firstName, lastName, fieldMode', [
          first ?? '',
          last,
          first ? 0 : 1,
        ]),
        ROLES.indexOf(role) + 1,
        order,
      ])
    for (const tag of work.tags ?? [])
      db.run('INSERT INTO itemTags VALUES (?, ?, 0)', [id, idOf('tags', tag, 'name', [tag])])
    for (const collection of work.collections ?? [])
      db.run('INSERT INTO collectionItems VALUES (?, ?, 0)', [collection, id])
    if (work.trashed) db.run("INSERT INTO deletedItems VALUES (?, '2022-01-01')", [id])
  }
  db.exec('COMMIT')
  db.close()
}

/** Opens the database as Zotero does, so that nobody else may, and adds a work that only the log beside it has. */
export function keepOpen(file: string, title: string): { close(): void } {
  const db = new Database(file)
  db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; BEGIN')
  db.run("INSERT INTO items VALUES (900, 4, '2022-01-01', 1, 'LATE2222')")
  db.run('INSERT INTO itemDataValues VALUES (900, ?)', [title])
  db.run('INSERT INTO itemData VALUES (900, 1, 900)')
  db.exec('COMMIT')
  return db
}
