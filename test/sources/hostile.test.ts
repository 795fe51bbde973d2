import { gzipSync, strToU8, zipSync } from 'fflate'
import { describe, expect, test, vi } from 'vitest'
import { type Collection, collect, readSource } from '../../src/sources/index.ts'
import { bytesOf, read } from '../helpers/sources.ts'

/** Far more than any of these takes, far less than anything quadratic would. */
const SOON = 10_000
/** A busy machine takes a while. */
vi.setConfig({ testTimeout: 300_000 })

const repeated = async (
  part: string,
  times: number,
  name: string,
  head = '',
  tail = '',
): Promise<Collection> => {
  const block = bytesOf(part.repeat(Math.ceil(65_536 / part.length)))
  const blocks = Math.ceil((part.length * times) / block.length)
  function* bytes(): Iterable<Uint8Array> {
    yield bytesOf(head)
    for (let b = 0; b < blocks; b++) yield block
    yield bytesOf(tail)
  }
  return collect(readSource(bytes(), name))
}

describe('never hangs, never throws', () => {
  test.each([
    ['BibTeX, one entry', 'a.bib', '@misc{a, title={', 'x', 20_000_000],
    ['BibTeX, entries never closed', 'a.bib', '', '@misc{a, title={x\n', 50_000],
    ['BibTeX, comments never closed', 'a.bib', '@misc{b,title={t}}\n', '@comment{ ', 50_000],
    ['BibTeX, braces', 'a.bib', '@misc{a, title=', '{', 9_000_000],
    ['BibTeX, white space', 'a.bib', '@misc{a', ' ', 9_000_000],
    ['BibTeX, lines', 'a.bib', '@misc{a, x', '\n', 9_000_000],
    ['BibTeX, names', 'a.bib', '@misc{a, title={t}, author={', 'della ', 200_000],
    ['RIS, one line', 'a.ris', 'TY  - JOUR\nAB  - ', 'x', 20_000_000],
    ['RIS, spaces in an address', 'a.ris', 'TY  - JOUR\nTI  - t\nUR  - ', ' ', 5_000_000],
    ['RIS, one record', 'a.ris', 'TY  - JOUR\nTI  - t\n', 'KW  - k\n', 1_000_000],
    ['WoS, authors', 'a.txt', 'PT J\nTI t\nAU a\n', '   b\n', 1_000_000],
    ['CSV, an open quote', 'a.csv', 'Title,Year\nA,1\n"', `${'x'.repeat(999)}\n`, 10_000],
    ['CSV, one line', 'a.csv', 'Title,Year\n', 'x', 8_000_000],
    ['CSV, separators', 'a.csv', 'Title,Year\n', ',', 4_000_000],
    ['XML, one text', 'a.xml', '<PubmedArticleSet><PubmedArticle><A>', 'x', 20_000_000],
    ['XML, deep', 'a.xml', '<PubmedArticleSet><PubmedArticle>', '<a>', 1_000_000],
    ['XML, an endless tag', 'a.xml', '<PubmedArticle><a ', 'x', 20_000_000],
    ['XML, white space between tags', 'a.xml', '<PubmedArticle><ArticleTitle>', ' <i/> ', 300_000],
    ['JSON, deep', 'a.json', '[{"title":', '[', 5_000_000],
    ['JSON, one string', 'a.json', '[{"title":"', 'x', 20_000_000],
    ['JSON, deep in a line', 'a.jsonl', '{"title":', '[', 5_000_000],
    ['JSON, spaces among authors', 'a.jsonl', '{"title":"t","authors":"', ' ', 500_000],
    ['Markdown, deep', 'a.md', '---\ntitle: ', '[', 60_000],
    ['text, one line', 'a.txt', 'Abstract:', 'x', 20_000_000],
  ])('%s', async (_, name, head, part, times) => {
    const before = process.cpuUsage()
    const { papers, problems } = await repeated(part, times, name, head)
    expect(papers.length + problems.length).toBeGreaterThan(0)
    // Of this process: a busy machine does not count.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(SOON)
  })

  test('deep JSON that is closed', async () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000)
    const { papers, problems } = await read(`{"title":"t","abstract":${deep},"keywords":${deep}}`, 'a.jsonl')
    expect(papers).toHaveLength(1)
    expect(problems[0].what).toContain('deeply nested')
  })

  test('XML bombs and external entities expand to nothing', async () => {
    const levels = Array.from({ length: 30 }, (_, i) => `<!ENTITY e${i + 1} "&e${i};&e${i};">`).join('')
    const xml = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "lol">${levels}<!ENTITY f SYSTEM "file:///etc/passwd">]>
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>A &e30; &f; &eacute;</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>`
    const { papers, problems } = await read(xml, 'a.xml')
    expect(papers[0].title).toBe('A &e30; &f; é')
    expect(problems).toMatchObject([{ what: expect.stringContaining('undefined entity') }])
  })

  test('YAML that refers to itself many times', async () => {
    const levels = Array.from(
      { length: 20 },
      (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`,
    ).join('\n')
    const { papers, problems } = await read(
      `---\na0: &a0 [x]\n${levels}\ntitle: *a20\n---\n# T\n\nText.`,
      'a.md',
    )
    expect(papers).toMatchObject([{ title: 'T', abstract: 'Text.' }])
    expect(problems).toHaveLength(1)
  })
})

describe('archives', () => {
  const bib = strToU8('@misc{a, title={A}}')
  const ris = strToU8('TY  - JOUR\nTI  - B\nER  - \n')

  test('gzip, zip, folders in it, archives in it, in any pieces', async () => {
    const inner = zipSync({ 'deep/b.ris': ris })
    const zip = zipSync({
      'a.bib': bib,
      'more.zip': inner,
      'c.bib.gz': gzipSync(strToU8('@misc{c, title={C}}')),
    })
    for (const size of [1, 100, 65_536]) {
      const { papers, problems } = await read(gzipSync(zip), 'all.zip.gz', size)
      expect(papers.map(({ title }) => title).sort()).toEqual(['A', 'B', 'C'])
      expect(problems).toEqual([])
    }
  })

  test('stored files, empty files, hidden files', async () => {
    const { papers, problems, notes } = await read(
      zipSync({ 'a.bib': [bib, { level: 0 }], 'e.bib': strToU8(''), '.DS_Store': bib }),
    )
    expect(papers).toHaveLength(1)
    expect(problems).toEqual([])
    expect(notes).toMatchObject([{ file: 'some.txt/e.bib', aside: 'empty' }])
  })

  test('paths that climb out are only names', async () => {
    const { papers, problems } = await read(zipSync({ '../../etc/a.bib': bib, '/abs/b.ris': ris }), 'x.zip')
    expect(papers).toHaveLength(2)
    expect(problems.map(({ what }) => what)).toEqual(Array(2).fill('a path that leads out of the archive'))
  })

  test('bombs are stopped', async () => {
    const big = new Uint8Array(120_000_000).fill(65)
    const gz = gzipSync(big, { level: 1 })
    for (const bomb of [gz, zipSync({ 'a.txt': [big, { level: 1 }] })]) {
      const { problems } = await read(bomb, 'bomb.zip')
      expect(problems.map(({ what }) => what).join()).toMatch(/unpacks to more than/)
    }
  })

  test('a broken archive keeps what came before', async () => {
    const lines = Array.from({ length: 5000 }, (_, i) => `{"id":"${i}","title":"Title ${i * 7919}"}`).join(
      '\n',
    )
    for (const whole of [gzipSync(strToU8(lines)), zipSync({ 'a.jsonl': strToU8(lines) })]) {
      const { papers, problems } = await read(whole.slice(0, whole.length >> 1), 'a.zip')
      expect(papers.length).toBeGreaterThan(100)
      expect(problems.length).toBeGreaterThan(0)
    }
  })

  test('a PDF without a reader for it', async () => {
    const { problems } = await read('%PDF-1.7\n...', 'a.pdf')
    expect(problems).toMatchObject([{ what: expect.stringContaining('PDF'), done: 'skipped' }])
  })
})
