/** Related work on the command line of libraries of one and two papers, of titles alone, and of what is there already. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { atlas, scratch } from '../helpers/cli.ts'

const folder = scratch()
const at = (name: string): string => join(folder, name)
const ABSTRACT =
  'We parse Swahili verbs with lattice kernels, and find that they need fewer treebanks than graph parsers do.'
const KERNELS = { id: 'kernels', title: 'Lattice kernels for parsing Swahili', abstract: ABSTRACT }
const VERBS = { id: 'verbs', title: 'Swahili verbs', abstract: 'Verbs of Swahili in treebanks and lattices.' }
const BREAD = { id: 'bread', title: 'Baking bread', abstract: 'n/a' }
const LIBRARIES: [name: string, papers: object[]][] = [
  ['one', [KERNELS]],
  ['two', [KERNELS, VERBS]],
  ['strangers', [KERNELS, BREAD]],
  ['three', [KERNELS, VERBS, BREAD]],
]

beforeAll(async () => {
  for (const [name, papers] of LIBRARIES) {
    writeFileSync(at(`${name}.jsonl`), papers.map((paper) => JSON.stringify(paper)).join('\n'))
    expect((await atlas(['build', at(`${name}.jsonl`), '--out', at(name)])).code).toBe(0)
  }
}, 120_000)

async function related(name: string, args: string[], input = '') {
  const { code, stdout } = await atlas(['related', at(name), ...args, '--json'], input)
  expect(code).toBe(0)
  const answer: ReturnType<typeof JSON.parse> = JSON.parse(stdout)
  return { ...answer, ids: answer.related.map(({ id }: { id: string }) => id) }
}
/** One record with title and abstract. */
async function recordAsked(name: string, record: object) {
  writeFileSync(at('q.jsonl'), `${JSON.stringify({ id: 'new', ...record })}\n`)
  return related(name, ['--queries', at('q.jsonl')])
}

describe('libraries of one and two papers', () => {
  test('one: there is no other paper, and that is said', async () => {
    expect(await related('one', ['kernels'])).toMatchObject({
      related: [],
      nothing: expect.stringMatching(/no other paper/),
    })
    expect((await related('one', ['--text', '-'], 'Kernels of lattices.')).ids).toEqual(['kernels'])
  })

  test('two: the other, or that nothing is shared', async () => {
    expect((await related('two', ['kernels'])).ids).toEqual(['verbs'])
    expect((await related('two', ['verbs'])).ids).toEqual(['kernels'])
    expect(await related('two', ['kernels', 'verbs'])).toMatchObject({
      related: [],
      nothing: expect.any(String),
    })
    expect(await related('strangers', ['kernels'])).toMatchObject({
      related: [],
      nothing: expect.stringMatching(/No other paper shares/),
    })
  })
})

describe('a question without an abstract', () => {
  test('a title is enough, and the remark says that it is all there is', async () => {
    const { ids } = await recordAsked('three', { title: 'Lattices of Swahili', abstract: '' })
    expect(ids.toSorted()).toEqual(['kernels', 'verbs'])
    const placeholder = await recordAsked('three', { title: 'Bread', abstract: 'No abstract available' })
    expect(placeholder).toMatchObject({ ids: ['bread'], notes: [expect.stringMatching(/title/)] })
  })

  test('of a paper in the library that has none', async () => {
    expect(await related('three', ['bread'])).toMatchObject({ related: [], nothing: expect.any(String) })
  })
})

describe('what the library has under another id', () => {
  test('takes no place among the answers, and is named', async () => {
    const { ids, notes } = await recordAsked('three', { title: KERNELS.title, abstract: ABSTRACT })
    expect(ids).toEqual(['verbs'])
    expect(notes).toContainEqual(expect.stringMatching(/has it, too, as kernels/))
    const alone = await recordAsked('one', { title: KERNELS.title, abstract: ABSTRACT })
    expect(alone).toMatchObject({ related: [], nothing: expect.any(String) })
    expect(alone.notes).toContainEqual(expect.stringMatching(/as kernels/))
  })

  test('its title in capitals, its abstract in another wording, or only one of the two', async () => {
    for (const record of [
      { title: `${KERNELS.title.toUpperCase()}.`, abstract: '' },
      { title: '', abstract: ABSTRACT },
      { title: KERNELS.title, abstract: `${ABSTRACT} We give code.` },
    ])
      expect((await recordAsked('three', record)).notes).toContainEqual(expect.stringMatching(/as kernels/))
  })
})
