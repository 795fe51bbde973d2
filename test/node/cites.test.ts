/** Prior and later works, asked of the command line and through an assistant's client, as real processes. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { atlas, scratch } from '../helpers/cli.ts'

const folder = scratch()
const at = (name: string): string => join(folder, name)
const dir = at('atlas')
const OUTSIDE = '10.1000/out'
/** Who is cited; `kernels` and `verbs` cite the same two works, `survey` both of them, and `bread` is about something else. */
const PAPERS: [id: string, title: string, year: number, cites: string[]][] = [
  ['kernels', 'Lattice kernels for parsing Swahili', 2010, ['trees', OUTSIDE]],
  ['verbs', 'Parsing Swahili verbs with lattice kernels', 2012, ['trees', OUTSIDE]],
  ['trees', 'Parsing with trees of Swahili words', 2001, []],
  ['survey', 'A survey of parsing Swahili', 2020, ['kernels', 'verbs']],
  ['bread', 'Baking bread', 2015, []],
]
const bibtex = (papers: typeof PAPERS): string =>
  papers
    .map(
      ([id, title, year, cites]) =>
        `@article{${id}, title = {${title}}, year = {${year}}, abstract = {We tell of it: ${title}.}` +
        `${cites.length > 0 ? `, cites = {${cites.join('; ')}}` : ''}}`,
    )
    .join('\n')

const client = new Client({ name: 'test', version: '1' })
const asked = async (args: Record<string, unknown>) => {
  const result = await client.callTool({ name: 'related', arguments: args })
  const answer: ReturnType<typeof JSON.parse> = result.structuredContent
  return answer
}
const related = async (...args: string[]) => {
  const { code, stdout } = await atlas(['related', dir, ...args, '--json'])
  expect(code).toBe(0)
  return JSON.parse(stdout)
}

beforeAll(async () => {
  writeFileSync(at('cited.bib'), bibtex(PAPERS))
  writeFileSync(at('plain.bib'), bibtex(PAPERS.map(([id, title, year]) => [id, title, year, []])))
  for (const [file, out] of [
    ['cited.bib', dir],
    ['plain.bib', at('plain')],
  ])
    expect((await atlas(['build', at(file), '--out', out])).code).toBe(0)
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: ['node_modules/tsx/dist/cli.mjs', 'src/node/bin.ts', 'mcp', dir],
      stderr: 'pipe',
    }),
  )
}, 120_000)
afterAll(() => client.close())

/** `trees` and the outside work are cited by `kernels` and `verbs`, who are near to each other. */
const PRIOR = [
  { id: 'trees', label: 'Parsing with trees of Swahili words', year: 2001, count: 2 },
  { doi: OUTSIDE, count: 2 },
]

describe('on the command line', () => {
  test('prior works are what it and the papers near to it cite most, also outside of the library', async () => {
    const { id, cites, near, related: works } = await related('kernels', '--cites', 'prior')
    expect([id, cites]).toEqual(['kernels', 'prior'])
    expect(near).toBeGreaterThanOrEqual(2)
    expect(works.slice(0, 2)).toMatchObject(PRIOR)
    for (const { papers } of works.slice(0, 2)) expect(papers.toSorted()).toEqual(['kernels', 'verbs'])
  })

  test('later works are what cites most of them, never one that is asked about', async () => {
    const { related: works } = await related('trees', '--cites', 'later')
    expect(works.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(['survey', 'kernels']))
    expect(works[0]).toMatchObject({ id: 'survey', count: 2 })
    expect((await related('survey', '--cites', 'later')).related).not.toContainEqual(
      expect.objectContaining({ id: 'survey' }),
    )
  })

  test('of a new text, of years, and so many as are asked for', async () => {
    writeFileSync(at('new.txt'), 'We parse Swahili verbs by kernels of lattices.')
    expect((await related('--text', at('new.txt'), '--cites', 'prior')).related).toContainEqual(
      expect.objectContaining({ id: 'trees', count: 2 }),
    )
    const { related: dated } = await related('kernels', '--cites', 'prior', '--year', '2000..2005')
    expect(dated.map(({ id }: { id: string }) => id)).toEqual(['trees'])
    expect((await related('kernels', '--cites', 'prior', '--count', '1')).related).toHaveLength(1)
  })

  test('many at once, a line each', async () => {
    writeFileSync(at('q.jsonl'), '"kernels"\n"survey"\n')
    const { stdout } = await atlas(['related', dir, '--queries', at('q.jsonl'), '--cites', 'prior'])
    const lines = stdout.trim().split('\n')
    expect(lines.map((line) => [JSON.parse(line).id, JSON.parse(line).cites])).toEqual([
      ['kernels', 'prior'],
      ['survey', 'prior'],
    ])
  })

  test('for people: by how many of how many, and by whom', async () => {
    const { stdout } = await atlas(['related', dir, 'kernels', '--cites', 'prior'])
    expect(stdout).toMatch(/1\. Parsing with trees of Swahili words \(trees\)/)
    expect(stdout).toMatch(/cited by 2 of the \d papers near: (?:kernels, verbs|verbs, kernels)/)
    expect(stdout).toContain(OUTSIDE)
    const later = await atlas(['related', dir, 'trees', '--cites', 'later'])
    expect(later.stdout).toMatch(/survey[\s\S]*cites 2 of the \d papers near/)
  })

  test('where no source tells what papers cite, that is said; another way is a wrong use', async () => {
    const plain = await atlas(['related', at('plain'), 'kernels', '--cites', 'prior'])
    expect([plain.code, plain.stdout]).toEqual([0, expect.stringMatching(/^Nothing: no source/)])
    const json = await atlas(['related', at('plain'), 'kernels', '--cites', 'later', '--json'])
    expect(JSON.parse(json.stdout)).toMatchObject({ near: 0, related: [], nothing: expect.any(String) })
    const wrong = await atlas(['related', dir, 'kernels', '--cites', 'sideways'])
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/prior, later/)])
  })
})

test('an assistant gets the same answers', async () => {
  expect(await asked({ paper: 'kernels', cites: 'prior', count: 10 })).toEqual(
    await related('kernels', '--cites', 'prior'),
  )
  expect(await asked({ paper: 'trees', cites: 'later', count: 10 })).toEqual(
    await related('trees', '--cites', 'later'),
  )
  const text = await asked({ title: 'Parsing Swahili verbs by kernels', cites: 'prior', count: 1 })
  expect(text.related).toHaveLength(1)
  const dated = await asked({ paper: 'kernels', cites: 'prior', to: 2005 })
  expect(dated.related).toMatchObject([{ id: 'trees' }])
})
