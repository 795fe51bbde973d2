import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Recipe, readRecipe } from '../../src/folder/index.ts'
import { recalled, remembered } from '../../src/node/recipe.ts'
import { atlas, filesIn, scratch } from '../helpers/cli.ts'
import { fakeZotero } from './zotero/server.ts'

const folder = scratch()
const at = (...names: string[]): string => join(folder, ...names)
const manifestOf = (dir: string) => JSON.parse(readFileSync(join(dir, 'atlas.json'), 'utf8'))
const HEAD = 'Titel,Zusammenfassung\n'
const row = (n: number): string =>
  `Study ${n},"We compare Vision Transformers (ViTs) on ImageNet, number ${n}."\n`

test('numbers that are kept stand in the atlas, in exports, and after update and add; nothing else changes', async () => {
  const file = at('cited.csv')
  const lines = [1, 2, 3].map((n) => `${row(n).trim()},${10 * n}\n`)
  writeFileSync(file, `Title,Abstract,Cited by\n${lines.join('')}`)
  const [plain, kept] = [at('plain'), at('kept')]
  expect((await atlas(['build', file, '--out', plain])).code).toBe(0)
  const built = await atlas([
    'build',
    file,
    '--keep',
    'citations=Cited by',
    '--keep',
    'none=Nothing',
    '--out',
    kept,
  ])
  expect([built.code, built.stderr]).toEqual([
    0,
    expect.stringContaining('--keep none: no paper has a number'),
  ])
  const { kept: found, built: recipe, files: _, ...rest } = manifestOf(kept)
  expect(found).toEqual({ name: ['citations'], values: [[10, 20, 30]] })
  const { built: __, files: ___, ...without } = manifestOf(plain)
  expect(rest).toEqual(without)
  expect(recipe.keep).toEqual([
    ['citations', 'Cited by'],
    ['none', 'Nothing'],
  ])
  const before = filesIn(kept)
  expect((await atlas(['update', kept])).code).toBe(0)
  expect(filesIn(kept)).toEqual(before)
  for (const [format, written] of [
    ['graphml', '<data key="node.citations">20</data>'],
    ['gexf', '<attvalue for="citations" value="20"/>'],
    ['json', '"citations":20'],
    ['cytoscape', '"citations":20'],
  ]) {
    const out = at(`kept.${format}`)
    expect((await atlas(['export', kept, '--to', format, '--out', out])).code).toBe(0)
    expect(readFileSync(out, 'utf8')).toContain(written)
  }
  for (const [format, path, header] of [
    ['csv', 'nodes.csv', 'citations'],
    ['neo4j', 'papers.csv', 'citations:double'],
  ]) {
    const out = at(`kept-${format}`)
    expect((await atlas(['export', kept, '--to', format, '--out', out])).code).toBe(0)
    expect(readFileSync(join(out, path), 'utf8').split(/\r?\n/, 1)[0].split(',')).toContain(header)
  }
  writeFileSync(at('one.csv'), `Title,Abstract,Cited by\n${row(9).trim()},90\n`)
  expect((await atlas(['add', kept, at('one.csv')])).code).toBe(0)
  expect(manifestOf(kept).kept.values[0].filter((value: number | null) => value === 90).length).toBe(1)
  const wrong = await atlas(['build', file, '--keep', 'year=Cited by', '--out', at('none')])
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    expect.stringContaining('a name that is not taken, found year'),
  ])
})

test('two collections of one atlas are compared', async () => {
  const [a, b] = [at('mine.csv'), at('theirs.csv')]
  writeFileSync(a, `Title,Abstract\n${row(1)}${row(2)}`)
  writeFileSync(b, 'Title,Abstract\nTwo,We study Graph Neural Networks (GNNs) on ImageNet.\n')
  const out = at('labelled')
  expect((await atlas(['build', a, b, '--label', '--out', out])).code).toBe(0)
  const names: string[] = manifestOf(out).collections.name
  const both = names.flatMap((name) => ['--collection', name])
  const { code, stdout } = await atlas(['compare', out, ...both, '--json'])
  expect([code, JSON.parse(stdout).papers, JSON.parse(stdout).sides]).toEqual([
    0,
    [2, 1],
    names.map((name) => `in ${name}`),
  ])
  const none = await atlas(['compare', out, '--collection', 'x', '--collection', names[0]])
  expect([none.code, none.stderr]).toEqual([
    1,
    expect.stringContaining('expected a collection called x, found'),
  ])
})

test('update reads again what build was given, with its options, and so does build without a path', async () => {
  const { port } = await fakeZotero()
  mkdirSync(at('papers'))
  writeFileSync(at('papers', 'a.csv'), `${HEAD}${row(1)}${row(2)}`)
  const out = at('atlas')
  const options = ['--map', 'title=Titel', '--map', 'abstract=Zusammenfassung', '--seed', '7', '--lang', 'en']
  const built = await atlas([
    'build',
    at('papers'),
    'zotero:Thesis',
    '--zotero-port',
    `${port}`,
    ...options,
    '--out',
    out,
    '--json',
  ])
  expect([built.code, JSON.parse(built.stdout).papers]).toEqual([0, 4])
  expect(manifestOf(out).built).toEqual({
    sources: ['../papers', 'zotero:Thesis'],
    map: [
      ['title', 'Titel'],
      ['abstract', 'Zusammenfassung'],
    ],
    lang: ['en'],
    seed: 7,
    zoteroPort: port,
  })
  const before = filesIn(out)
  expect((await atlas(['update', out])).code).toBe(0)
  expect(filesIn(out)).toEqual(before)

  writeFileSync(at('papers', 'b.csv'), `${HEAD}${row(3)}`)
  const more = await atlas(['build', '--out', out, '--json'])
  expect([more.code, JSON.parse(more.stdout).papers]).toEqual([0, 5])
  expect(manifestOf(out).built.seed).toBe(7)

  // What a person has corrected on the map since then holds; that is no other thing to remember.
  expect(manifestOf(out).concepts.label).toContain('ImageNet')
  writeFileSync(
    join(out, 'corrections.json'),
    JSON.stringify({
      format: 'concept-atlas-corrections',
      version: 1,
      corrections: [{ do: 'hide', concept: ['ImageNet'] }],
    }),
  )
  expect((await atlas(['update', out])).code).toBe(0)
  expect(manifestOf(out).concepts.label).not.toContain('ImageNet')
  expect(manifestOf(out).built.corrections).toBeUndefined()

  renameSync(at('papers'), at('moved'))
  const kept = filesIn(out)
  const gone = await atlas(['update', out])
  expect([gone.code, gone.stdout]).toEqual([1, ''])
  expect(gone.stderr).toBe(
    `error: ${at('papers')}: expected what ${out} was built from: expected a file or folder, found nothing; name what to read instead: concept-atlas build PATH… --out ${out}\n`,
  )
  expect(filesIn(out)).toEqual(kept)
}, 240_000)

test('what cannot be built again is told of', async () => {
  const input = '{"id":"a","title":"We compare ViTs"}\n'
  expect((await atlas(['build', '-', '--out', at('piped')], input)).code).toBe(0)
  const before = filesIn(at('piped'))
  const piped = await atlas(['update', at('piped')])
  expect([piped.code, piped.stdout]).toEqual([1, ''])
  expect(piped.stderr).toContain(
    'expected sources that can be read again, found standard input; name what to read',
  )
  expect(filesIn(at('piped'))).toEqual(before)
  const manifest = manifestOf(at('piped'))
  writeFileSync(at('piped', 'atlas.json'), JSON.stringify({ ...manifest, built: undefined }))
  const silent = await atlas(['build', '--out', at('piped')])
  expect([silent.code, silent.stderr.includes('expected an atlas that says what it was built from')]).toEqual(
    [1, true],
  )
  const none = await atlas(['update', at('none')])
  expect([none.code, none.stderr.includes('holds no atlas that could be built again')]).toEqual([2, true])
}, 120_000)

test('with --label papers are kept in collections named after their sources, once more in an update', async () => {
  mkdirSync(at('mine'))
  const cited = (n: number): string => row(n).replace(/\n$/, `,10.1000/${n}\n`)
  writeFileSync(at('mine', 'a.csv'), `title,abstract,doi\n${cited(1)}${cited(2)}`)
  writeFileSync(at('theirs.csv'), `title,abstract,doi\n${cited(2)}${cited(3)}`)
  const out = at('labelled')
  const built = await atlas(['build', at('mine'), at('theirs.csv'), '--label', '--out', out])
  expect(built.code).toBe(0)
  const { papers, collections, built: recipe } = manifestOf(out)
  expect(recipe.label).toBe(true)
  expect(collections.name).toEqual(['mine', 'theirs'])
  const own = papers.label.map((label: string, p: number) => [
    label,
    collections.of.slice(collections.start[p], collections.start[p + 1]),
  ])
  expect(own.sort()).toEqual([
    ['Study 1', [0]],
    ['Study 2', [0, 1]],
    ['Study 3', [1]],
  ])
  const before = filesIn(out)
  expect((await atlas(['update', out])).code).toBe(0)
  expect(filesIn(out)).toEqual(before)
}, 240_000)

describe('what is remembered', () => {
  const recipe: Recipe = { sources: [at('b'), '-', at('a.bib'), 'zotero:My Collection', at('b')] }

  test('sources are sorted; what lies beside the atlas moves with it', async () => {
    mkdirSync(at('project'))
    for (const name of ['terms.tsv', 'fixes.json']) writeFileSync(at('project', name), '')
    const given = {
      sources: [at('project', 'terms.tsv'), '/elsewhere/x.bib', 'zotero:'],
      vocabulary: [at('project', 'terms.tsv')],
      corrections: [at('project', 'atlas', 'corrections.json'), at('project', 'fixes.json')],
    }
    const out = at('project', 'atlas')
    mkdirSync(out)
    const kept = await remembered(given, out)
    expect(kept).toEqual({
      sources: ['../terms.tsv', '/elsewhere/x.bib', 'zotero:'],
      vocabulary: ['../terms.tsv'],
      corrections: ['../fixes.json'],
    })
    expect((await remembered(recipe, out)).sources).toEqual([
      '-',
      at('a.bib'),
      at('b'),
      'zotero:My Collection',
    ])
    renameSync(at('project'), at('elsewhere'))
    const beside = { ...kept, sources: ['../terms.tsv', 'zotero:'] }
    expect(await recalled(beside, at('elsewhere', 'atlas'))).toEqual({
      sources: [at('elsewhere', 'terms.tsv'), 'zotero:'],
      vocabulary: [at('elsewhere', 'terms.tsv')],
      corrections: [at('elsewhere', 'fixes.json')],
    })
    writeFileSync(at('elsewhere', 'atlas', 'corrections.json'), '')
    expect((await recalled(beside, at('elsewhere', 'atlas'))).corrections).toEqual([
      at('elsewhere', 'fixes.json'),
      at('elsewhere', 'atlas', 'corrections.json'),
    ])
    await expect(recalled(kept, at('elsewhere', 'atlas'))).rejects.toThrow('/elsewhere/x.bib: expected what')
    rmSync(at('elsewhere', 'terms.tsv'))
    await expect(recalled({ ...beside, sources: [] }, at('elsewhere', 'atlas'))).rejects.toThrow(
      'terms.tsv: expected',
    )
  })

  test('a path below the folder one is in is given as one would write it', async () => {
    const { sources } = await recalled(
      { sources: [join(process.cwd(), 'data', 'abstracts.txt')] },
      at('atlas'),
    )
    expect(sources).toEqual([join('data', 'abstracts.txt')])
  })

  test.each([
    [{ sources: 'a' }, 'atlas.json: built.sources: expected a list of text, found "a"'],
    [{ sources: ['a', 1] }, 'atlas.json: built.sources[1]: expected text, found 1'],
    [{ sources: [], seed: -1 }, 'atlas.json: built.seed: expected a whole number, found -1'],
    [{ sources: [], map: [['a']] }, 'atlas.json: built.map[0]: expected a pair of texts, found ["a"]'],
    [[], 'atlas.json: built: expected an object, found []'],
  ])('%j is broken', (built, message) => {
    expect(() => readRecipe({ built })).toThrow(message)
  })
})
