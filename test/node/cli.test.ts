import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { UndirectedGraph } from 'graphology'
import { beforeAll, describe, expect, test } from 'vitest'
import { atlas, scratch } from '../helpers/cli.ts'

const folder = scratch()
const at = (...names: string[]): string => join(folder, ...names)
const dir = at('atlas')

beforeAll(async () => {
  const { code, stderr } = await atlas(['build', 'data/abstracts.txt', '--out', dir])
  // A slow machine is told how far the work is; nothing is wrong with the papers.
  expect([code, stderr.includes('problem')]).toEqual([0, false])
}, 60_000)

describe('answers', () => {
  test('build prints counts', async () => {
    const { code, stdout } = await atlas(['build', 'data/abstracts.txt', '--out', at('again'), '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ papers: 10, problems: [] })
    for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    ))
      expect(readFileSync(at('again', name), 'utf8')).toBe(readFileSync(join(dir, name), 'utf8'))
  })

  test('stats', async () => {
    const { code, stdout } = await atlas(['stats', dir, '--json'])
    expect(code).toBe(0)
    const { papers, links, hubs } = JSON.parse(stdout)
    expect(papers).toBe(10)
    expect(links).toBeGreaterThan(20)
    expect(hubs.length).toBeGreaterThan(0)
  })

  test('gaps: for people and as JSON, of two papers each among ten', async () => {
    const { code, stdout } = await atlas(['gaps', dir, '--papers', '2', '--count', '3', '--json'])
    expect(code).toBe(0)
    const found = JSON.parse(stdout)
    expect(found.length).toBeGreaterThan(0)
    const [{ a, b, bridges, papers }] = found
    expect([a.kind, b.kind, bridges[0].kind, papers[0][0].kind]).toEqual([
      'concept',
      'concept',
      'concept',
      'paper',
    ])
    const text = await atlas(['gaps', dir, '--papers', '2', '--about', a.id])
    expect(text.stdout).toContain(`${a.label} (`)
    expect(text.stdout).toMatch(/concept-atlas explain .* c:.* c:/)
    const way = JSON.parse((await atlas(['explain', dir, `c:${a.id}`, `c:${b.id}`, '--json'])).stdout)
    expect(way).toMatchObject({ papers: 0 })
    expect((await atlas(['gaps', dir, '--papers', '99'])).stdout).toContain('No two concepts of 99 papers')
  })

  test('compare: an atlas with itself has nothing apart; periods say how many have no year', async () => {
    const { code, stdout } = await atlas(['compare', dir, dir, '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ papers: [10, 10], only: [0, 0], more: [[], []] })
    const { stdout: text } = await atlas(['compare', dir, '--split', '2020'])
    expect(text).toContain('10 without a year are left out')
    expect(text).toContain('Nothing is surely more common before 2020.')
  })

  test('find', async () => {
    const { code, stdout } = await atlas(['find', dir, 'ToCom', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout).found[0]).toMatchObject({ match: 'exact', label: 'ToCom' })
    const none = await atlas(['find', dir, 'zzzzzz'])
    expect([none.code, none.stdout]).toEqual([1, ''])
    expect(none.stderr).toContain('zzzzzz')
  })

  test('explain: two papers, and a paper and a concept', async () => {
    const papers = JSON.parse((await atlas(['explain', dir, 'abstracts-2', 'abstracts-10', '--json'])).stdout)
    const shared = papers.shared.find(({ label }: { label: string }) => label.toLowerCase() === 'vtab-1k')
    expect(shared.a.evidence[0].sentence).toContain('VTAB-1k, ToCom can')
    expect(shared.b.evidence[0].sentence).toContain('On VTAB-1K benchmark')
    const link = JSON.parse((await atlas(['explain', dir, 'VTAB-1K', 'abstracts-2', '--json'])).stdout)
    expect(link.link.evidence[0].surface).toBe('VTAB-1k')
  })

  test('explain for people: wrapped, no colour codes in a pipe, an unknown name says so', async () => {
    const { code, stdout } = await atlas(['explain', dir, 'abstracts-2', 'abstracts-10'])
    expect(code).toBe(0)
    expect(stdout).toContain('VTAB-1K')
    expect(stdout).not.toContain('\u001b')
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80)
    const unknown = await atlas(['explain', dir, 'abstracts-2', 'qqqqqq'])
    expect(unknown.code).toBe(1)
    expect(unknown.stderr).toContain('qqqqqq: expected the name of one paper or concept, found none')
  })

  test('related: one paper, a new abstract from standard input, many queries', async () => {
    const one = JSON.parse((await atlas(['related', dir, 'abstracts-2', '--count', '3', '--json'])).stdout)
    expect(one.id).toBe('abstracts-2')
    expect(one.related).toHaveLength(3)
    for (const { id, score, reasons } of one.related) {
      expect([typeof id, typeof score]).toEqual(['string', 'number'])
      for (const { concept, label, weight, here, there } of reasons)
        expect([concept, label, weight, here, there].map((value) => typeof value)).toEqual([
          'string',
          'string',
          'number',
          'string',
          'string',
        ])
    }
    const text = await atlas(
      ['related', dir, '--text', '-', '--json'],
      'We prune tokens of Vision Transformers (ViTs).',
    )
    expect(JSON.parse(text.stdout).related.map(({ id }: { id: string }) => id)).toContain('abstracts-2')
    const none = await atlas(['related', dir, '--text', '-'], 'Blubberlutsch quaxotl.')
    expect([none.code, none.stdout]).toEqual([
      0,
      'None of its words stands in the papers of the atlas: is it in their language, and of their field?\n',
    ])
    writeFileSync(at('q.jsonl'), '"abstracts-2"\n{"id":"new","title":"VTAB-1K","abstract":""}\nnonsense\n')
    const many = await atlas(['related', dir, '--queries', at('q.jsonl'), '--json'])
    expect(
      many.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual(['abstracts-2', 'new'])
    expect(many.code).toBe(1)
    expect(many.stderr).toContain('line 3')
  })

  test('related: vectors from a file join the ranking, and are not needed', async () => {
    const vectors = Array.from({ length: 10 }, (_, p) =>
      JSON.stringify({ id: `abstracts-${p + 1}`, vector: [p === 1 || p === 6 ? 9 : -1, p % 2] }),
    )
    writeFileSync(at('v.jsonl'), vectors.join('\n'))
    const ask = async (...more: string[]) =>
      JSON.parse((await atlas(['related', dir, ...more, '--vectors', at('v.jsonl'), '--json'])).stdout)
    const scoreOf = ({ related }: { related: { id: string; score: number }[] }, id: string) =>
      related.find((one) => one.id === id)?.score ?? 0
    const plain = JSON.parse((await atlas(['related', dir, 'abstracts-2', '--json'])).stdout)
    const ranked = await ask('abstracts-2')
    expect(ranked.notes).toBeUndefined()
    const place = (found: { related: { id: string }[] }) =>
      found.related.findIndex(({ id }) => id === 'abstracts-7')
    expect(place(plain)).not.toBe(0)
    expect(place(ranked)).toBeLessThan(place(plain) < 0 ? 10 : place(plain))
    expect(scoreOf(ranked, 'abstracts-7')).toBeGreaterThan(scoreOf(plain, 'abstracts-7'))
    expect((await ask('--concept', 'VTAB-1K')).notes).toEqual([
      expect.stringMatching(/no vector in the file/),
    ])
    const broken = await atlas(['related', dir, 'abstracts-2', '--vectors', at('q.jsonl')])
    expect([broken.code, broken.stdout]).toEqual([1, ''])
    expect(broken.stderr).toContain('q.jsonl: line 1: expected {"id"')
  })

  test('embed: what is missing of a model, and what to install', async () => {
    const missing = await atlas(['embed', dir, '--model', at('nowhere')])
    expect([missing.code, missing.stdout]).toEqual([1, ''])
    expect(missing.stderr).toContain('nowhere: expected a sentence encoder as ONNX with model.onnx')
    if (existsSync('node_modules/onnxruntime-web')) return
    mkdirSync(at('model'))
    writeFileSync(at('model/model.onnx'), 'x')
    writeFileSync(at('model/vocab.txt'), '[UNK]\n[CLS]\n[SEP]\na')
    const without = await atlas(['embed', dir, '--model', at('model')])
    expect([without.code, without.stderr.trim().split('\n').length]).toEqual([1, 1])
    expect(without.stderr).toContain('install it with: npm install onnxruntime-web@')
  })

  test('export: graphology reads it, on standard output too', async () => {
    expect((await atlas(['export', dir, '--to', 'json', '--out', at('a.json')])).code).toBe(0)
    const text = readFileSync(at('a.json'), 'utf8')
    const graph = UndirectedGraph.from(JSON.parse(text))
    expect(graph.getNodeAttribute('p:abstracts-2', 'kind')).toBe('paper')
    expect((await atlas(['export', dir, '--to', 'json', '--out', '-'])).stdout).toBe(text)
  })
})

describe('wrong usage ends with 2 and says what to do', () => {
  test.each([
    [[], 'Usage'],
    [['nope'], "unknown command 'nope'"],
    [['build', '--out', 'x'], "missing required argument 'path'"],
    [['export', 'atlas', '--to', 'json'], "required option '--out <path>' not specified"],
    [['export', 'atlas', '--ot', 'x'], "unknown option '--ot'"],
    [['site', 'atlas', '--uot', 'x'], "unknown option '--uot'"],
    [['completion', 'tcsh'], 'Allowed choices are bash, zsh, fish'],
    [['build', '-', '-', '--out', 'x'], 'standard input can be read once'],
    [['stats', 'atlas', '--nope'], "unknown option '--nope'"],
    [['serve', 'atlas', '--port', '99999'], 'whole number from 0 to 65535'],
    [['export', 'atlas', '--to', 'docx', '--out', 'x'], 'expected json, graphml'],
    [['embed', 'atlas'], "required option '--model <folder>' not specified"],
    [
      ['related', 'atlas', 'x', '--vectors', 'v', '--model', 'm'],
      'expected one of: --vectors FILE, --model FOLDER',
    ],
    [['compare', 'atlas'], 'expected another atlas folder, or --split with a year'],
    [['compare', 'atlas', 'other', '--split', '2020'], 'expected another atlas folder, or --split'],
    [['compare', 'atlas', '--collection', 'a'], 'expected --collection twice, found 1'],
    [['related', 'atlas'], 'expected one of: papers, --concept NAME, --text FILE, --queries FILE'],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await atlas(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })
})

test.each([
  'start',
  'build',
  'update',
  'export',
  'related',
  'explain',
  'find',
  'gaps',
  'compare',
  'stats',
  'serve',
  'site',
  'completion',
])('%s --help shows an example', async (verb) => {
  const { code, stdout } = await atlas([verb, '--help'])
  expect(code).toBe(0)
  expect(stdout).toMatch(new RegExp(`Example:\\n {2}\\$ concept-atlas ${verb} `))
})

describe('bad input', () => {
  test('broken files beside good ones: the good ones are read, the others told of', async () => {
    const papers = at('papers')
    mkdirSync(join(papers, 'deep'), { recursive: true })
    const record = (id: string) =>
      JSON.stringify({ id, title: `Vision transformers and ${id}`, abstract: 'A ViT.' })
    const write = (name: string, content: string | Uint8Array) => writeFileSync(join(papers, name), content)
    write('empty.txt', '')
    write(
      'image.png',
      Uint8Array.from({ length: 999 }, (_, b) => (b * 37) % 256),
    )
    write('latin1.txt', Buffer.from('Abstract:na\u00efve vision transformers', 'latin1'))
    write('deep/good.jsonl.gz', gzipSync(`${record('__proto__')}\n${record('x')}\n`))
    write('deep/half.jsonl.gz', gzipSync(`${record('y')}\n`.repeat(1000)).subarray(0, 60))
    write('same.jsonl', `${record('x')}\n{broken\n42\n`)
    write('.hidden', record('hidden'))
    const { code, stdout, stderr } = await atlas([
      'build',
      papers,
      at('missing'),
      '--out',
      at('bad'),
      '--json',
    ])
    expect(code).toBe(0)
    const { problems, papers: count } = JSON.parse(stdout)
    expect(count).toBeGreaterThanOrEqual(3)
    const told = problems.map(
      ({ file, place }: { file: string; place: string }) => `${file.slice(folder.length + 1)} ${place}`,
    )
    for (const one of [
      'missing ',
      'papers/latin1.txt line 1',
      'papers/deep/half.jsonl.gz ',
      'papers/same.jsonl line 1',
      'papers/same.jsonl line 2',
      'papers/same.jsonl line 3',
    ])
      expect(told).toContain(one)
    expect(stderr).toContain('1 file is empty, left aside: empty.txt')
    expect(stderr).toContain('1 file is binary, left aside: image.png')
    expect(stderr).toContain(`${at('missing')}: expected a file or folder, found nothing (skipped)`)
    expect((await atlas(['explain', at('bad'), '__proto__', 'x'])).code).toBe(0)
  })

  test('standard input, whatever it is', async () => {
    const good = await atlas(['build', '-', '--out', at('stdin'), '--json'], 'Abstract:We use ViTs.')
    expect([good.code, JSON.parse(good.stdout).papers]).toEqual([0, 1])
    const empty = await atlas(['build', '-', '--out', at('nothing')])
    expect([empty.code, empty.stdout]).toEqual([1, ''])
    expect(empty.stderr).toContain('found an empty file')
    expect(readdirSync(folder)).not.toContain('nothing')
  })

  test('escape codes of a paper do not reach the terminal', async () => {
    const title = 'Vision \u001b[2Jtransformers\u0007 \u202egnp'
    const text = JSON.stringify({ id: 'evil', title, abstract: `We use \u001b]0;x\u0007ViTs. ${title}` })
    await atlas(['build', '-', '--out', at('evil')], text)
    for (const args of [
      ['find', at('evil'), 'vision'],
      ['stats', at('evil')],
      ['explain', at('evil'), 'evil', 'evil'],
    ]) {
      const { stdout, stderr } = await atlas(args)
      expect(stdout + stderr).not.toMatch(/[^\P{Cc}\n]|\u202e/u)
    }
  })

  test('broken atlas folders are named, with what was expected', async () => {
    mkdirSync(at('other'))
    writeFileSync(at('other', 'thesis.tex'), 'mine')
    mkdirSync(at('json'))
    writeFileSync(at('json', 'atlas.json'), '{"format":')
    mkdirSync(at('version'))
    writeFileSync(at('version', 'atlas.json'), '{"format":"concept-atlas","version":99}')
    for (const [args, message] of [
      [['stats', at('none')], 'expected an atlas folder, found no such file'],
      [['stats', at('json')], 'expected JSON'],
      [['stats', at('version')], 'expected version 1 (build the atlas again), found 99'],
      [['serve', at('none')], 'expected an atlas folder, found no such file'],
      [['build', 'data/abstracts.txt', '--out', at('other')], 'found thesis.tex; choose another --out'],
    ] as const) {
      const { code, stdout, stderr } = await atlas(args)
      expect([code, stdout]).toEqual([1, ''])
      expect(stderr).toContain(message)
    }
    expect(readFileSync(at('other', 'thesis.tex'), 'utf8')).toBe('mine')
  })
})
