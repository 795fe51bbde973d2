import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readPapers } from '../../../src/node/index.ts'
import { scratch } from '../../helpers/cli.ts'
import { keepOpen, writeDatabase } from './library.ts'

const { Database } = createRequire(import.meta.url)('node-sqlite3-wasm') as typeof import('node-sqlite3-wasm')
const folder = scratch()
const file = join(folder, 'zotero.sqlite')
writeDatabase(file)

test('works of the own library and of groups, with tags and collections', async () => {
  const { papers, problems } = await readPapers([file])
  expect(papers).toEqual([
    { id: 'BBBB2222', title: 'In press, without a year', abstract: '', keywords: [], authors: [], links: [] },
    {
      id: 'GGGG2222',
      title: 'What the group reads',
      abstract: '',
      keywords: [],
      authors: [],
      links: [],
      collections: ['Reading group/Shared'],
    },
    {
      id: 'HHHH2222',
      title: 'What else the group reads',
      abstract: '',
      keywords: [],
      authors: [],
      links: [],
      collections: ['Reading group'],
    },
    {
      id: 'lee2021',
      title: 'Low-rank <i>adaptation</i>',
      abstract: 'We adapt vision transformers (ViTs) on ImageNet.',
      keywords: ['LoRA', 'fine-tuning'],
      authors: [{ name: 'Ann B. Lee', given: 'Ann B.', family: 'Lee' }, { name: 'The Team' }],
      links: [
        { kind: 'paper', url: 'https://example.org/a' },
        { kind: 'paper', url: 'https://doi.org/10.1234/abc.5' },
      ],
      year: 2021,
      doi: '10.1234/abc.5',
      venue: 'Journal of Things',
      collections: ['Thesis/Methods'],
    },
  ])
  expect(problems).toMatchObject([
    { file, place: 'item BBBB2222', what: 'year: expected four digits, found "in press"' },
  ])
})

test('while Zotero keeps it to itself, what its log has is read too, and nothing is changed', async () => {
  const open = join(folder, 'open.sqlite')
  writeDatabase(open)
  const zotero = keepOpen(open, 'Added a moment ago')
  try {
    const state = () => [open, `${open}-wal`].map((path) => readFileSync(path))
    const before = state()
    const { papers } = await readPapers([open])
    expect(papers.map(({ title }) => title)).toContain('Added a moment ago')
    expect(state()).toEqual(before)
  } finally {
    zotero.close()
  }
})

test('in a folder, in an archive; a backup is left aside', async () => {
  const inside = join(folder, 'Zotero')
  mkdirSync(inside)
  const bytes = readFileSync(file)
  writeFileSync(join(inside, 'zotero.sqlite'), bytes)
  writeFileSync(join(inside, 'zotero.sqlite.1.bak'), bytes)
  const { papers, notes } = await readPapers([inside])
  expect(papers).toHaveLength(4)
  expect(notes).toEqual([{ file: `${inside}/zotero.sqlite.1.bak`, aside: 'a backup of a database' }])
  const packed = join(folder, 'zotero.sqlite.gz')
  writeFileSync(packed, gzipSync(bytes))
  expect((await readPapers([packed])).papers).toEqual(papers)
})

test('what is no database of Zotero, or broken, is a Problem; no copy is left behind', async () => {
  const left = () => readdirSync(tmpdir()).filter((name) => /^zotero-copy-/.test(name))
  const before = left()
  const saidOf = async (name: string, content?: Uint8Array): Promise<string> => {
    const path = join(folder, name)
    if (content) writeFileSync(path, content)
    const { papers, problems } = await readPapers([path])
    expect(papers).toEqual([])
    return problems.map(({ what }) => what).join()
  }
  const other = new Database(join(folder, 'other.sqlite'))
  other.exec('CREATE TABLE items (itemID INT)')
  other.close()
  expect(await saidOf('other.sqlite')).toMatch("an SQLite database that is not Zotero's; export")
  // A view that runs for ever is never asked.
  const view = new Database(join(folder, 'view.sqlite'))
  writeDatabase(join(folder, 'view2.sqlite'))
  view.close()
  const hostile = new Database(join(folder, 'view2.sqlite'))
  hostile.exec(
    'DROP TABLE groups; CREATE VIEW groups AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS libraryID, i AS name FROM n',
  )
  hostile.close()
  expect(await saidOf('view2.sqlite')).toMatch("not Zotero's")
  const bytes = readFileSync(file)
  expect(await saidOf('cut.sqlite', bytes.subarray(0, 5000))).toMatch('cannot be read')
  expect(await saidOf('head.sqlite', bytes.subarray(0, 100))).not.toBe('')
  const empty = join(folder, 'empty.sqlite')
  writeDatabase(empty, [])
  expect(await saidOf('empty.sqlite')).toMatch('expected works in the database, found none')
  expect(left()).toEqual(before)
})

test('any damage is survived', async () => {
  const bytes = readFileSync(file)
  for (let at = 0; at < 60; at++) {
    const damaged = Buffer.from(bytes)
    for (let k = 0; k < 40; k++)
      damaged[(at * 7919 + k * 104_729) % damaged.length] = (at * 31 + k * 17) % 256
    damaged.write('SQLite format 3\0', 'latin1')
    const path = join(folder, 'damaged.sqlite')
    writeFileSync(path, damaged)
    const { papers, problems } = await readPapers([path])
    expect(papers.length + problems.length).toBeGreaterThan(0)
  }
})
