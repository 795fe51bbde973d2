import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readPapers } from '../../../src/node/index.ts'
import { atlas, scratch } from '../../helpers/cli.ts'
import { fakeZotero } from './server.ts'

const folder = scratch()

describe('a running Zotero', () => {
  test('all libraries, page by page, without notes and files', async () => {
    const { port, asked } = await fakeZotero()
    const { papers, problems } = await readPapers(['zotero:'], undefined, { zoteroPort: port })
    expect(problems).toEqual([])
    expect(papers).toHaveLength(231)
    expect(papers.find(({ id }) => id === 'lee2021')).toEqual({
      id: 'lee2021',
      title: 'Low-rank adaptation of language models',
      abstract: 'We adapt vision transformers (ViTs) on ImageNet with few parameters.',
      keywords: ['LoRA', 'fine-tuning'],
      authors: [{ name: 'Ann B. Lee', given: 'Ann B.', family: 'Lee' }, { name: 'The Team' }],
      links: [
        { kind: 'paper', url: 'https://example.org/a' },
        { kind: 'paper', url: 'https://doi.org/10.1234/abc.5' },
      ],
      year: 2021,
      doi: '10.1234/abc.5',
      pmid: '34567890',
      venue: 'Proceedings of Things',
      collections: ['Archive', 'Thesis/Methods'],
    })
    expect(papers.find(({ id }) => id === 'BBBB2222')).toMatchObject({
      title: 'Doe v. Roe on the law of vision transformers',
      year: 1999,
      collections: ['Thesis'],
    })
    expect(papers.find(({ id }) => id === 'GGGG2222')?.collections).toEqual(['Reading group/Shared'])
    expect(papers.find(({ id }) => id === 'C0000007')?.collections).toBeUndefined()
    const starts = asked
      .filter((url) => url.startsWith('/api/users/0/items/top'))
      .map((url) => /start=(\d+)/.exec(url)![1])
    expect(starts).toEqual(['0', '100', '200'])
  })

  test.each([
    ['zotero:Thesis', ['BBBB2222', 'lee2021']],
    ['zotero:Thesis/Methods', ['lee2021']],
    ['zotero:archive', ['lee2021']],
    ['zotero: Reading group ', ['GGGG2222']],
    ['zotero:Shared', ['GGGG2222']],
  ])('%s', async (source, ids) => {
    const { port } = await fakeZotero()
    const { papers } = await readPapers([source], undefined, { zoteroPort: port })
    expect(papers.map(({ id }) => id)).toEqual(ids)
  })

  test('a library by its name', async () => {
    const { port } = await fakeZotero()
    const { papers } = await readPapers(['zotero:My Library'], undefined, { zoteroPort: port })
    expect(papers).toHaveLength(230)
  })

  test.each([
    [
      'zotero:Nothing',
      'expected a collection of Zotero, found none called Nothing; there are Archive, Archive/Methods, My Library, Reading group, Reading group/Shared, Thesis, Thesis/Methods',
    ],
    [
      'zotero:Methods',
      'expected one collection of Zotero, found several called Methods; say which: Archive/Methods, Thesis/Methods',
    ],
  ])('%s is told of', async (source, message) => {
    const { port } = await fakeZotero()
    await expect(readPapers([source], undefined, { zoteroPort: port })).rejects.toThrow(
      `${source}: ${message}`,
    )
  })
})

describe('one that does not answer', () => {
  test.each([
    [
      { status: 403, text: 'Local API is not enabled' },
      'found it switched off; switch it on in Zotero: Settings › Advanced › “Allow other applications',
    ],
    [{ status: 404, text: 'No endpoint found\n' }, 'Zotero has it from version 7 on'],
    [{ status: 500, text: 'An error occurred' }, 'expected an answer, found status 500'],
    [{ status: 200, text: 'Zotero is running' }, 'found another program'],
    ['silence' as const, 'expected an answer of Zotero, found: '],
  ])('%j', async (refuses, message) => {
    const { port } = await fakeZotero(refuses)
    const read = readPapers(['zotero:'], undefined, { zoteroPort: port })
    await expect(read).rejects.toThrow(message)
  })

  test('ends the build in one line', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    const out = join(folder, 'none')
    const ended = await atlas(['build', 'zotero:', '--zotero-port', String(port), '--out', out])
    expect([ended.code, ended.stdout, existsSync(out)]).toEqual([1, '', false])
    expect(ended.stderr).toBe(
      `error: zotero: at 127.0.0.1:${port}: expected a running Zotero, found nothing; start it, or name its port with --zotero-port\n`,
    )
  }, 60_000)
})
