import { describe, expect, test } from 'vitest'
import { read } from '../helpers/sources.ts'

const lines = (...records: unknown[]): string =>
  records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n')

describe('JSON lines', () => {
  test('all fields', async () => {
    const { papers, problems } = await read(
      lines({
        id: 7,
        title: 'A title',
        abstract: 'Code at \\url{https://github.com/a/b_c}. See also (https://gitlab.com/d/e).',
        authors: [
          'Crane, Matt',
          'Ada B. Lovelace',
          { given: 'Ludwig', family: 'van Beethoven', suffix: 'Jr.' },
        ],
        year: '2012-05-01',
        venue: 'ADCS',
        keywords: 'spam; web search, really',
        doi: 'https://doi.org/10.1145/2407085.2407086',
        url: 'https://example.org/paper.pdf',
        code: 'https://example.org/code',
      }),
    )
    expect(problems).toEqual([])
    expect(papers).toEqual([
      {
        id: '7',
        title: 'A title',
        abstract: 'Code at \\url{https://github.com/a/b_c}. See also (https://gitlab.com/d/e).',
        keywords: ['spam', 'web search, really'],
        authors: [
          { name: 'Matt Crane', given: 'Matt', family: 'Crane' },
          { name: 'Ada B. Lovelace', given: 'Ada B.', family: 'Lovelace' },
          { name: 'Ludwig van Beethoven Jr.', given: 'Ludwig', family: 'van Beethoven', suffix: 'Jr.' },
        ],
        links: [
          { kind: 'pdf', url: 'https://example.org/paper.pdf' },
          { kind: 'code', url: 'https://example.org/code' },
          { kind: 'paper', url: 'https://doi.org/10.1145/2407085.2407086' },
          { kind: 'code', url: 'https://github.com/a/b_c' },
          { kind: 'code', url: 'https://gitlab.com/d/e' },
        ],
        year: 2012,
        venue: 'ADCS',
        doi: '10.1145/2407085.2407086',
      },
    ])
  })

  test('only a line feed ends a line', async () => {
    const { papers } = await read('{"id":"a","title":"x\u2028y\u0085z"}\r\n{"id":"b","title":"t"}')
    expect(papers.map(({ title }) => title)).toEqual(['x\u2028y\u0085z', 't'])
  })

  test('what cannot be read is told of with its line, and the rest is read', async () => {
    const { papers, problems } = await read(
      lines('{"id":"good","title":"t"}', '{"broken', '', '[1]', 'null', '{}', { title: 'last' }),
      'dir/many.jsonl',
    )
    expect(papers.map(({ id }) => id)).toEqual(['good', 'many-6'])
    expect(problems.map(({ file, place, done }) => [file, place, done])).toEqual([
      ['dir/many.jsonl', 'line 2', 'skipped'],
      ['dir/many.jsonl', 'line 4', 'skipped'],
      ['dir/many.jsonl', 'line 5', 'skipped'],
      ['dir/many.jsonl', 'line 6', 'skipped'],
    ])
  })

  test('wrong types are left out and said; null is merely missing', async () => {
    const { papers, problems } = await read(
      lines(
        {
          id: {},
          title: [['x']],
          abstract: 'kept',
          authors: 5,
          year: 'soon',
          keywords: [1, 'k'],
          url: 'javascript:alert(1)',
        },
        {
          id: null,
          title: 'kept',
          abstract: null,
          authors: null,
          year: null,
          keywords: null,
          doi: null,
          url: null,
        },
      ),
    )
    expect(papers).toEqual([
      { id: 'some-1', title: '', abstract: 'kept', keywords: ['k'], authors: [], links: [] },
      { id: 'some-2', title: 'kept', abstract: '', keywords: [], authors: [], links: [] },
    ])
    expect(problems.map(({ what }) => what.split(':')[0])).toEqual([
      'authors',
      'id',
      'keywords',
      'title',
      'url',
      'year',
    ])
  })

  test('__proto__ and constructor are ids like any other', async () => {
    const { papers, problems } = await read(
      lines(
        '{"id":"__proto__","title":"a","__proto__":{"title":"evil"}}',
        '{"id":"constructor","title":"b"}',
      ),
    )
    expect(problems).toEqual([])
    expect(papers.map(({ id, title }) => [id, title])).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ])
  })

  test('lone surrogates and NUL are replaced, one for one', async () => {
    const { papers, problems } = await read('{"id":"a","title":"x\\ud800y\\u0000z \\ud83d\\ude00"}')
    expect(papers[0].title).toBe('x\uFFFDy\uFFFDz \u{1F600}')
    expect(problems).toHaveLength(1)
  })

  test('a line of 50 MB is skipped in little memory', async () => {
    function* bytes(): Iterable<Uint8Array> {
      const filler = new Uint8Array(1 << 20).fill(97)
      yield new TextEncoder().encode('{"id":"first","title":"t"}\n{"id":"long","title":"')
      for (let megabytes = 0; megabytes < 50; megabytes++) yield filler
      yield new TextEncoder().encode('"}\n{"id":"last","title":"t"}')
    }
    const { collect, readSource } = await import('../../src/sources/index.ts')
    const { papers, problems } = await collect(readSource(bytes(), 'big.jsonl'))
    expect(papers.map(({ id }) => id)).toEqual(['first', 'last'])
    expect(problems).toMatchObject([{ place: 'line 2', done: 'skipped' }])
  })
})
