import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Recipe } from '../../src/folder/index.ts'
import { withWork } from '../../src/node/aside.ts'
import { readPapers } from '../../src/node/files.ts'
import { buildInSteps } from '../../src/node/steps/build.ts'
import * as passes from '../../src/node/steps/passes.ts'
import { inThread } from '../../src/node/steps/threads.ts'
import * as whole from '../../src/node/steps/whole.ts'
import { ATLAS } from '../../src/node/store.ts'
import { generator } from '../../src/random.ts'
import { atlas, done, filesIn, scratch } from '../helpers/cli.ts'
import { paperOf } from '../helpers/paper.ts'

const folder = scratch()
const at = (...names: string[]): string => join(folder, ...names)

const NAMES = ['ViT', 'ImageNet', 'LoRA', 'zorbic lattices', 'frob detection', 'image classification', 'GLUE']

const SEED = ['--seed', '3', '--label']

/** Short papers that share names, and terms that no model knows. */
function records(count: number): string {
  return Array.from({ length: count }, (_, p) => {
    const random = generator(p + 1)
    const one = (): string => NAMES[Math.floor(random() * NAMES.length)]
    const title = `On ${one()} for ${one()}`
    const keywords = p % 9 === 0 ? [one()] : []
    return `${JSON.stringify({ id: `p${p}`, title, abstract: `We use ${one()} and Net${p % 60}.`, keywords })}\n`
  }).join('')
}

test('steps over files give the folder that a build gives, to the byte', async () => {
  writeFileSync(at('papers.jsonl'), records(5001))
  await done('build', at('papers.jsonl'), '--out', at('built'), '--threads', '1', ...SEED)
  const recipe: Recipe = { sources: [at('papers.jsonl')], seed: 3, label: true }
  const work = (name: string): string => at('work', name)
  const { papers, files } = await whole.papers(recipe, 3, at('work'))
  expect([papers, files]).toEqual([5001, ['papers-0000.jsonl', 'papers-0001.jsonl', 'papers-0002.jsonl']])
  const each = async (
    kind: string,
    pass: (file: string, out: string) => Promise<void>,
  ): Promise<string[]> => {
    const made: string[] = []
    for (const [i, file] of files.entries()) {
      await pass(work(file), work(`${kind}-${i}`))
      made.push(work(`${kind}-${i}`))
    }
    return made
  }
  const sketches = await each('sketch', (file, out) => passes.sketch([file], papers, recipe, out))
  await passes.merge(sketches, 0, work('sketch'))
  const surveys = await each('survey', (file, out) => passes.survey([file], work('sketch'), recipe, out))
  await passes.merge([surveys[2], surveys[0], surveys[1]], 3, work('ngrams'))
  const counts = await each('counts', (file, out) => passes.count([file], work('ngrams'), recipe, out))
  await passes.merge([counts[1], counts[2]], 0, work('some'))
  await passes.merge([work('some'), counts[0]], 0, work('counts'))
  const settled = { out: work('settled'), linking: work('linking') }
  await whole.settleCounts(work('counts'), papers, recipe, settled)
  const links = await each('links', (file, out) =>
    passes.link([file], settled.linking, work('ngrams'), recipe, out),
  )
  const terms = await each('terms', (file, out) => passes.terms([file], out))
  await whole.index(terms, work('index'))
  const drawn = { settled: settled.out, links, index: work('index'), recipe, out: at('stepped') }
  await whole.drawAtlas(files.map(work), drawn)
  const expected = filesIn(at('built'))
  expect([...expected.keys()]).toContain('/papers/0039.json')
  expect(filesIn(at('stepped'))).toEqual(expected)

  const [first, second, third] = links
  await expect(whole.drawAtlas(files.map(work), { ...drawn, links: [second, first, third] })).rejects.toThrow(
    'expected links of the papers in their order, found',
  )
  await expect(passes.merge([counts[0], sketches[0]], 0, work('x'))).rejects.toThrow(
    'expected counts as before',
  )
}, 600_000)

test('a build by steps in threads gives that folder, too, and uses its papers up', async () => {
  const { papers } = await readPapers([at('papers.jsonl')], undefined, { label: true })
  const corrections = at('corrections.txt')
  writeFileSync(corrections, 'label\treplace by\nGLUE\tLoRA\n')
  const recipe: Recipe = { sources: [at('papers.jsonl')], seed: 3, label: true, corrections: [corrections] }
  await done('build', at('papers.jsonl'), '--out', at('corrected'), ...SEED, '--corrections', corrections)
  const told: string[] = []
  const drawn = await withWork(at('threads'), ATLAS, (work) =>
    buildInSteps(
      papers,
      {
        ...{ recipe, out: at('threads'), work, threads: 2, part: 2000 },
        whenSettled: async (replayed) => void told.push(...replayed.map(({ outcome }) => outcome)),
      },
      () => {},
    ),
  )
  expect([papers.length, drawn.papers, told]).toEqual([0, 5001, ['done']])
  expect(filesIn(at('threads'))).toEqual(filesIn(at('corrected')))
  expect(readdirSync(at('threads')).filter((name) => name.startsWith('.'))).toEqual([])
}, 600_000)

test('what a step in a thread throws ends the build, and leaves nothing', async () => {
  const recipe: Recipe = { sources: [] }
  const failing = withWork(at('failing'), ATLAS, (work) =>
    buildInSteps(
      [paperOf('a', 'ViT', 'We use ViT.')],
      { recipe, out: at('failing'), work, whenSettled: () => Promise.reject(new Error('no more')) },
      () => {},
    ),
  )
  await expect(failing).rejects.toThrow('no more')
  await expect(inThread((step) => step('merge', [at('papers.jsonl')], 0, at('x')))).rejects.toThrow(
    'expected a partial result of this version',
  )
  expect(existsSync(at('failing'))).toBe(false)
}, 600_000)

test('each is a process of its own', async () => {
  mkdirSync(at('small'))
  writeFileSync(at('few.jsonl'), records(12))
  await done('build', at('few.jsonl'), '--out', at('few'))
  const work = (name: string): string => at('small', name)
  const told = JSON.parse(await done('step', 'papers', at('few.jsonl'), '--parts', '2', '--out', at('small')))
  expect(told).toEqual({ papers: 12, files: ['papers-0000.jsonl', 'papers-0001.jsonl'] })
  const [a, b] = told.files.map(work)
  const recipe = ['--recipe', work('recipe.json')]
  await done('step', 'count', a, ...recipe, '--out', work('a'))
  await done('step', 'count', b, ...recipe, '--out', work('b'))
  await done('step', 'merge', work('b'), work('a'), '--out', work('counts'))
  const linking = ['--linking', work('linking')]
  await done(
    'step',
    'settle',
    work('counts'),
    '--papers',
    '12',
    ...linking,
    ...recipe,
    '--out',
    work('settled'),
  )
  await done('step', 'link', a, b, ...linking, ...recipe, '--out', work('links'))
  await done('step', 'terms', a, b, '--out', work('terms'))
  await done('step', 'index', work('terms'), '--out', work('index'))
  const made = ['--settled', work('settled'), '--links', work('links'), '--index', work('index')]
  await done('step', 'draw', a, b, ...made, ...recipe, '--out', at('drawn'))
  expect(filesIn(at('drawn'))).toEqual(filesIn(at('few')))

  const broken = await atlas(['step', 'merge', a, '--out', work('x')])
  expect([broken.code, broken.stderr]).toEqual([
    1,
    `error: ${a}: expected a partial result of this version, found another file\n`,
  ])
  expect((await atlas(['--help'])).stdout).not.toMatch(/^ +step/m)
}, 600_000)
