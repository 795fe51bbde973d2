/** Vocabulary files as a person has them: packed, in other languages, or something else. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync, strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readVocabularies } from '../../src/node/vocabularies.ts'
import { atlas as run, scratch } from '../helpers/cli.ts'

const folder = scratch()
const write = (name: string, bytes: Uint8Array | string): string => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}
const TURTLE = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<1> skos:prefLabel "loam"@en, "Lehm"@de .
`
const FRENCH = TURTLE.replace('"Lehm"@de', '"limon argileux \u00e9pais"@fr')

test('packed or not, in the language that is asked for', async () => {
  const bytes = strToU8(TURTLE)
  const files = [
    write('a.ttl', bytes),
    write('a.rdf', gzipSync(bytes)),
    write('a', zipSync({ 'x/a.ttl': bytes })),
  ]
  for (const file of files) {
    expect((await readVocabularies([file])).rows).toBe('loam\t\t\t\n')
    expect((await readVocabularies([file], ['de', 'en'])).rows).toBe('Lehm\t\tloam\t\n')
  }
  const latin = Uint8Array.from(FRENCH, (character) => character.charCodeAt(0))
  const { rows, problems } = await readVocabularies([write('latin.ttl', latin)], ['fr'])
  expect(rows).toBe('limon argileux épais\t\t\t\n')
  expect(problems.map(({ done }) => done)).toContain('read as Windows-1252 (Latin-1)')
})

test('what is no vocabulary stops the build, and says what it is', async () => {
  const papers = write('papers.txt', 'Title: Loam and lime\nAbstract: Loam is limed.\n')
  const broken = write('broken.gz', gzipSync(Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)))
  await expect(readVocabularies([broken])).rejects.toThrow('found a text that is none of these')
  const page = write('page.html', '<!DOCTYPE html><html><body>Sign in</body></html>')
  const { code, stderr } = await run(['build', papers, '--vocabulary', page, '--out', join(folder, 'atlas')])
  expect([code, stderr]).toEqual([1, expect.stringContaining(`${page}: expected SKOS`)])
  expect(stderr).toContain('found XML with the root <html>')
}, 240_000)
