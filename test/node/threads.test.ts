import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { forLinking, settleLexicon } from '../../src/concepts/lexicon.ts'
import { NO_NGRAMS } from '../../src/extractor.ts'
import { loadKnowledge } from '../../src/node/knowledge.ts'
import { threadedExtractor, threadsFor } from '../../src/node/threads.ts'
import { generator } from '../../src/random.ts'
import { atlas, scratch } from '../helpers/cli.ts'

const folder = scratch()

const NAMES = [
  'ViT',
  'GraphFormer',
  'VTAB-1K',
  'CIFAR-100',
  'LoRA',
  'BERT',
  'ToCom',
  'ImageNet',
  'GLUE',
  'PEFT',
]
const THINGS = [
  'token compression',
  'graph transformers',
  'few-shot learning',
  'image classification',
  'pruning',
]

/** Distinct papers that share names. */
function papers(count: number): string {
  const random = generator(7)
  const one = (list: readonly string[]): string => list[Math.floor(random() * list.length)]
  return Array.from({ length: count }, (_, p) => {
    const [a, b] = [one(NAMES), one(NAMES)]
    const abstract = `We study ${one(THINGS)} with ${a} in setting ${p}. Our method Net${p % 90} reaches ${p % 97}.5% accuracy on ${b}, ${p % 7} points above ${a}. Large Language Models (LLMs) are used for ${one(THINGS)}.`
    return `${JSON.stringify({ id: `p${p}`, title: `${a} for ${one(THINGS)} ${p}`, abstract })}\n`
  }).join('')
}

test('one thread and two give the same bytes', async () => {
  writeFileSync(join(folder, 'papers.jsonl'), papers(5100))
  const built = async (threads: number): Promise<Map<string, string>> => {
    const out = join(folder, `atlas-${threads}`)
    const ended = await atlas([
      ...['build', join(folder, 'papers.jsonl'), '--out', out, '--threads', String(threads)],
    ])
    expect(ended.code).toBe(0)
    const names = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    )
    return new Map(names.sort().map((name) => [name, readFileSync(join(out, name), 'utf8')]))
  }
  const one = await built(1)
  expect([...one.keys()]).toContain('papers/0009.json')
  expect(JSON.parse(one.get('atlas.json')!).concepts.slug.length).toBeGreaterThan(20)
  expect(await built(2)).toEqual(one)
}, 180_000)

const paper = (id: string) => ({ id, title: '', abstract: '', keywords: [], authors: [], links: [] })
const failing = (code: string) =>
  threadedExtractor([paper('a'), paper('b')], 2, {}, () => new Worker(code, { eval: true }))

test.each([
  ["throw new Error('out of luck')", 'a thread failed: out of luck'],
  ['process.exit(3)', 'a thread ended with code 3 before its work'],
  ['', 'a thread ended with code 0 before its work'],
  [
    "require('worker_threads').parentPort.on('message', () => Promise.reject(new Error('in vain')))",
    'a thread failed: in vain',
  ],
  [
    "require('worker_threads').parentPort.on('message', () => { setTimeout(() => process.exit(9), 20) })",
    'a thread ended with code 9 before its work',
  ],
  [
    "const { parentPort: p } = require('worker_threads'); p.on('message', () => p.postMessage({}))",
    'a thread answered something else',
  ],
])('a thread that goes wrong ends the work: %s', async (code, message) => {
  const { extractor, stop } = failing(code)
  await expect(extractor.count(NO_NGRAMS, () => {})).rejects.toThrow(message)
  await stop()
})

test('a thread that ends between the passes ends the second', async () => {
  const code =
    "const { parentPort: p } = require('worker_threads'); p.once('message', () => { p.postMessage({ counts: COUNTS }); p.close() })"
  const { Counter } = await import('../../src/concepts/counts.ts')
  const { vocabulary, types } = await loadKnowledge()
  const { extractor, stop } = threadedExtractor([paper('a')], 1, {}, () => {
    return new Worker(code.replace('COUNTS', "require('worker_threads').workerData"), {
      eval: true,
      workerData: new Counter().counts(),
    })
  })
  const lexicon = settleLexicon(await extractor.count(NO_NGRAMS, () => {}), vocabulary, types)
  await expect(extractor.link(forLinking(lexicon), () => {})).rejects.toThrow('a thread ended')
  await stop()
})

test('small piles are read in the thread at hand', () => {
  expect([0, 999, 1000, 1e6].map((count) => threadsFor(count, 4))).toEqual([1, 1, 2, 4])
  expect(threadsFor(1e6, 128)).toBe(8)
})
