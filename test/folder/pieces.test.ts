import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsText, Entries } from '../../src/folder/columns.ts'
import {
  type FileEntry,
  FolderError,
  joinPieces,
  MANIFEST_FILE,
  parseColumns,
  writeFolder,
} from '../../src/folder/index.ts'
import { NumberText } from '../../src/folder/parse-columns.ts'
import { cutColumns, LARGE, PIECE } from '../../src/folder/pieces.ts'
import { loadAtlas, saveAtlas } from '../../src/node/store.ts'
import { smallAtlas } from '../helpers/atlas.ts'
import { scratch } from '../helpers/cli.ts'

const text = (chunks: Iterable<string>): string => [...chunks].join('')
const column = (values: readonly unknown[]): Entries => Entries.of(values, (value) => value)

/** What was parsed column by column, as one parses it whole. */
function plain(read: unknown): unknown {
  if (read instanceof NumberText) return read.list()
  return read instanceof Map
    ? Object.fromEntries([...read.keys()].map((name) => [name, plain(read.get(name))]))
    : read
}

describe('columns in blocks', () => {
  test('read as the lists that they are', () => {
    const long = Array.from({ length: 40_000 }, (_, n) => (n % 7 === 0 ? null : `${n}`))
    const made = { none: [], links: { concept: column([1, 2]), label: column(long), start: column([]) } }
    expect(text(columnsText({ format: 'x', ...made }))).toBe(
      `{"format":"x",\n"none":[],\n"links":{"concept":[1,2],\n"label":${JSON.stringify(long)},\n"start":[]}}\n`,
    )
  })
})

describe('a manifest in pieces', () => {
  test('is the same when it is put together, however large a piece is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(9), { maxLength: 40 }),
        fc.array(fc.string(), { maxLength: 40 }),
        fc.integer({ min: 1, max: 50 }),
        async (concept, label, piece) => {
          const manifest = {
            papers: { id: column(label) },
            links: { concept: column(concept) },
            communities: [1],
          }
          const files = new Map(
            [...cutColumns(manifest, piece)].map(({ path, chunks }) => [path, text(chunks)]),
          )
          const listed = [...files].map(([path, bytes]) => [path, bytes.length, 0])
          const written = text(columnsText({ ...manifest, files: listed }))
          const whole = { papers: { id: label }, links: { concept }, communities: [1], files: listed }
          for (const read of [JSON.parse(written), parseColumns(Buffer.from(written), MANIFEST_FILE)]) {
            await joinPieces(read, async (path) => JSON.parse(files.get(path)!))
            expect(plain(read)).toEqual(whole)
          }
          expect(files.size > 0).toBe(Math.max(label.length, concept.length) > piece)
          for (const one of files.values()) expect(JSON.parse(one).length).toBeLessThanOrEqual(piece)
        },
      ),
    )
  })

  test('that are no lists, or uncounted, are an error', async () => {
    const files = [['columns/papers.id-0000.json', 1, 0]]
    const joined = (id: unknown, piece: unknown) => joinPieces({ papers: { id }, files }, async () => piece)
    await expect(joined({ pieces: 1 }, 7)).rejects.toThrow(FolderError)
    for (const id of [{}, { pieces: -1 }, { pieces: 1e9 }, { pieces: '1' }])
      await expect(joined(id, [])).rejects.toThrow(FolderError)
  })

  test('stand in the files of a large atlas alone', () => {
    const paths = (papers: number): string[] => {
      const many = Array.from({ length: papers }, (_, p) => ({ id: `${p}`, title: 'T', abstract: 'ViT' }))
      const ties = papers > LARGE ? [{ paper: 0, concept: 0, surface: 'ViT' }] : []
      const atlas = smallAtlas(many, [{ slug: 'vit', label: 'ViT' }], ties)
      const listed: FileEntry[] = []
      return [...writeFolder(atlas, listed)].map(({ path }) => path).filter((path) => /^columns/.test(path))
    }
    expect(paths(LARGE)).toEqual([])
    expect(paths(PIECE + 1)).toContain('columns/papers.id-0001.json')
    expect(paths(PIECE + 1)).not.toContain('columns/links.concept-0000.json')
  })

  test('are read with the manifest of a folder, and told from those of another build', async () => {
    const papers = ['a', 'b', 'c'].map((id) => ({ id, title: `On ${id}`, abstract: 'ViT.' }))
    const ties = papers.map((_, paper) => ({ paper, concept: 0, surface: 'ViT' }))
    const atlas = smallAtlas(papers, [{ slug: 'vit', label: 'ViT' }], ties)
    const dir = join(scratch(), 'atlas')
    await saveAtlas(atlas, dir, undefined, [])
    const path = join(dir, MANIFEST_FILE)
    const { files, ...manifest } = JSON.parse(readFileSync(path, 'utf8'))
    for (const table of [manifest.papers, manifest.links])
      for (const name of Object.keys(table)) table[name] = column(table[name])
    mkdirSync(join(dir, 'columns'))
    for (const { path: piece, chunks } of cutColumns(manifest, 2)) {
      const bytes = Buffer.from(text(chunks))
      writeFileSync(join(dir, piece), bytes)
      files.push([piece, bytes.length, crc32(bytes)])
    }
    writeFileSync(path, text(columnsText({ ...manifest, files })))
    expect(readFileSync(path, 'utf8')).toContain('"label":{"pieces":2}')
    expect((await loadAtlas(dir)).labels).toEqual(atlas.labels)
    expect((await loadAtlas(dir)).links).toEqual(atlas.links)
    writeFileSync(join(dir, 'columns/papers.label-0001.json'), '["Another"]')
    await expect(loadAtlas(dir)).rejects.toThrow('columns/papers.label-0001.json: expected the file that')
  })
})
