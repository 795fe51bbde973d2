import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadAtlas, saveAtlas } from '../../src/node/index.ts'
import { loadGrowing } from '../../src/node/store.ts'
import { generator } from '../../src/random.ts'
import { atlas, done, filesIn, scratch } from '../helpers/cli.ts'

const folder = scratch()
const at = (...names: string[]): string => join(folder, ...names)

const FIELDS = [
  ['ViT', 'ImageNet', 'image classification', 'token compression', 'CIFAR-100', 'patch pruning'],
  ['BERT', 'GLUE', 'machine translation', 'question answering', 'SQuAD', 'prompt tuning'],
  ['GraphFormer', 'ZINC', 'molecule generation', 'graph transformers', 'OGB', 'message passing'],
]

/** Records of papers `first …` of three fields that share little. */
function records(first: number, count: number, more: (p: number) => object = () => ({})): string {
  return Array.from({ length: count }, (_, i) => {
    const p = first + i
    const random = generator(p + 1)
    const field = FIELDS[p % FIELDS.length]
    const one = (): string => field[Math.floor(random() * field.length)]
    const [a, b, c] = [one(), one(), one()]
    const abstract = `We study ${a} with ${b} in setting ${p}. Our method Net${p} reaches ${p % 97}.5% accuracy on ${c}. It is compared with ${one()} and ${one()}.`
    const paper = {
      id: `p${String(p).padStart(4, '0')}`,
      title: `On ${a} for ${c}, part ${p}`,
      abstract,
      ...more(p),
    }
    return `${JSON.stringify(paper)}\n`
  }).join('')
}

const manifestOf = (dir: string) => JSON.parse(readFileSync(join(dir, 'atlas.json'), 'utf8'))
/** Of each paper its links, in words. */
async function linked(dir: string): Promise<Map<string, string[]>> {
  const { papers, concepts, links } = await loadAtlas(dir)
  return new Map(
    papers.map(({ id }, p) => [
      id,
      Array.from(links.concept.subarray(links.start[p], links.start[p + 1]), (c, i) =>
        [concepts[c].label, concepts[c].type, links.role[links.start[p] + i]].join('/'),
      ).sort(),
    ]),
  )
}

beforeAll(() => {
  writeFileSync(at('base.jsonl'), records(0, 150))
  writeFileSync(at('a.jsonl'), records(150, 9))
  writeFileSync(at('b.jsonl'), records(159, 6) + records(3, 1))
})

describe('add', () => {
  test('puts papers into an atlas in any order; its links are those of a build of all', async () => {
    for (const out of ['ab', 'ba', 'both']) await done('build', at('base.jsonl'), '--out', at(out))
    const built = manifestOf(at('ab'))
    expect(filesIn(at('ab')).has('/grown.json')).toBe(false)
    const told = await done('add', at('ab'), at('a.jsonl'))
    expect(told).toMatch(/\n9 new papers, \d+ new concepts \(.*Net150/)
    await done('add', at('ab'), at('b.jsonl'))
    await done('add', at('ba'), at('b.jsonl'))
    await done('add', at('ba'), at('a.jsonl'))
    await done('add', at('both'), at('a.jsonl'), at('b.jsonl'))
    const files = filesIn(at('ab'))
    expect(files.has('/grown.json')).toBe(true)
    expect(filesIn(at('ba'))).toEqual(files)
    expect(filesIn(at('both'))).toEqual(files)
    // Once more is not too much.
    const again = JSON.parse(await done('add', at('ba'), at('a.jsonl'), '--json'))
    expect(again.change.papers).toEqual({ added: 0, gone: 0 })
    expect(filesIn(at('ba'))).toEqual(files)

    await done('build', at('base.jsonl'), at('a.jsonl'), at('b.jsonl'), '--out', at('all'))
    expect(await linked(at('ab'))).toEqual(await linked(at('all')))
    await done('build', '--from', at('ab'), '--out', at('from'))
    expect(await linked(at('from'))).toEqual(await linked(at('all')))
    expect(manifestOf(at('from')).built).toEqual(manifestOf(at('all')).built)
    // A build draws the map anew, update goes on from what is there.
    expect(manifestOf(at('from')).nodes).toEqual(manifestOf(at('all')).nodes)
    await done('update', at('ab'))
    expect(await linked(at('ab'))).toEqual(await linked(at('all')))
    expect(filesIn(at('ab')).has('/grown.json')).toBe(false)

    const now = manifestOf(at('ab'))
    const clusters = (manifest: typeof now) =>
      new Map(
        manifest.papers.id.map((id: string, p: number) => [
          id,
          manifest.communities[manifest.nodes.community[p]]?.label,
        ]),
      )
    const after = clusters(now)
    const kept = [...clusters(built)].filter(([id, label]) => after.get(id) === label)
    expect(kept.length).toBeGreaterThanOrEqual(0.95 * 150)
    const width = Math.max(...built.nodes.x) - Math.min(...built.nodes.x)
    const number = new Map<string, number>(now.papers.id.map((id: string, p: number) => [id, p]))
    const still = built.papers.id.filter((id: string, p: number) => {
      const q = number.get(id)!
      const [dx, dy] = [built.nodes.x[p] - now.nodes.x[q], built.nodes.y[p] - now.nodes.y[q]]
      return Math.hypot(dx, dy) < 0.02 * width
    })
    expect(still.length).toBeGreaterThanOrEqual(0.95 * 150)
  }, 480_000)

  test('a record of a known work tells more of it, and leaves it its id; another with its id gets another', async () => {
    const cite = (doi: string) => ({ references: [{ DOI: doi }] })
    const doi = (p: number): object => ({ doi: `10.1234/${p}`, ...(p < 2 ? cite('10.1234/500') : {}) })
    writeFileSync(at('known.jsonl'), records(0, 30, doi))
    const same = {
      id: 'other',
      doi: '10.1234/7',
      title: 'x',
      abstract: 'We use LoRA on BERT. '.repeat(20),
      year: 2020,
    }
    const twin = { id: 'p0008', title: 'Something else entirely', abstract: 'We use ViT on ImageNet.' }
    const cited = { id: 'cited', doi: '10.1234/500', title: 'What was cited', abstract: 'We use ViT.' }
    writeFileSync(at('more.jsonl'), [same, twin, cited].map((one) => `${JSON.stringify(one)}\n`).join(''))
    await done('build', at('known.jsonl'), '--out', at('known'))
    expect((await loadAtlas(at('known'))).citations?.outside).toHaveLength(1)
    const told = JSON.parse(await done('add', at('known'), at('more.jsonl'), '--json'))
    expect(told.change.papers).toEqual({ added: 2, gone: 0 })
    const { papers, citations } = await loadAtlas(at('known'))
    const ids = papers.map(({ id }) => id)
    expect(ids).toContain('p0008#2')
    expect(ids).not.toContain('other')
    expect(papers[ids.indexOf('p0008')].title).toMatch(/part 8$/)
    expect(papers[ids.indexOf('p0007')]).toMatchObject({ year: 2020, abstract: same.abstract })
    // What was outside of the library is in it now.
    expect(citations?.outside).toEqual([])
    expect(citations?.work[0]).toBe(ids.indexOf('cited'))
    const { grown } = await loadGrowing(at('known'))
    expect(grown?.papers.map(({ id, year }) => [id, year])).toEqual([['p0007', undefined]])
  }, 240_000)

  test('keeps corrections, the basket and what others put there', async () => {
    await done('build', at('base.jsonl'), '--out', at('kept'))
    const hide = [{ do: 'hide', concept: ['ImageNet'] }]
    writeFileSync(
      at('kept', 'corrections.json'),
      JSON.stringify({ format: 'concept-atlas-corrections', version: 1, corrections: hide }),
    )
    writeFileSync(at('kept', 'basket.json'), '{"format":"concept-atlas-basket","version":1,"basket":[]}')
    writeFileSync(at('kept', 'notes.txt'), 'mine')
    const before = readFileSync(at('kept', 'corrections.json'), 'utf8')
    await done('add', at('kept'), at('a.jsonl'))
    expect(manifestOf(at('kept')).concepts.label).not.toContain('ImageNet')
    expect(readFileSync(at('kept', 'notes.txt'), 'utf8')).toBe('mine')
    expect(readFileSync(at('kept', 'basket.json'), 'utf8')).toContain('basket')
    expect(JSON.parse(readFileSync(at('kept', 'corrections.json'), 'utf8')).corrections).toMatchObject(
      JSON.parse(before).corrections,
    )
    expect(manifestOf(at('kept')).built.sources).toEqual(['../a.jsonl', '../base.jsonl'])
  }, 240_000)

  test('says what it cannot do', async () => {
    const none = await atlas(['add', at('nothing'), at('a.jsonl')])
    expect([none.code, none.stderr.includes('holds no atlas that papers could be added to')]).toEqual([
      2,
      true,
    ])
    expect((await atlas(['add', at('ab')])).code).toBe(2)
    mkdirSync(at('empty'))
    await done('build', at('base.jsonl'), '--out', at('as-is'))
    const before = filesIn(at('as-is'))
    const strict = await atlas(['add', at('as-is'), at('missing.jsonl'), '--strict'])
    expect([strict.code, strict.stderr.includes('found nothing')]).toEqual([1, true])
    expect(filesIn(at('as-is'))).toEqual(before)
    const both = await atlas(['build', at('a.jsonl'), '--from', at('as-is'), '--out', at('empty')])
    expect([both.code, both.stderr.includes('found both')]).toEqual([2, true])
  }, 240_000)

  test('takes the place of the atlas that it read, and of no other', async () => {
    await done('build', at('base.jsonl'), '--out', at('raced'))
    const { atlas: read, files } = await loadGrowing(at('raced'))
    await done('add', at('raced'), at('b.jsonl'))
    const before = filesIn(at('raced'))
    await expect(saveAtlas(read, at('raced'), undefined, undefined, undefined, { files })).rejects.toThrow(
      'expected the atlas that was read, found another one since',
    )
    expect(filesIn(at('raced'))).toEqual(before)
  }, 240_000)
})
