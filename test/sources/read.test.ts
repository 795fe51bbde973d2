import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { linesOf } from '../../src/sources/lines.ts'
import { bytesOf, read } from '../helpers/sources.ts'

/** A thousand runs take a busy machine a while. */
vi.setConfig({ testTimeout: 300_000 })

describe('any file', () => {
  test('empty, blank and binary files are Problems', async () => {
    for (const [content, what] of [
      ['', 'empty'],
      [' \n\n', 'empty'],
      [Uint8Array.from({ length: 5000 }, (_, b) => (b * 37) % 256), 'binary'],
      [bytesOf('\u0089PNG\r\n\u0000\u0000\u0000\rIHDR\u0000\u0000'), 'binary'],
    ] as const) {
      const { papers, problems } = await read(content)
      expect(papers).toEqual([])
      expect(problems).toMatchObject([{ file: 'some.txt', place: '', done: 'skipped' }])
      expect(problems[0].what).toContain(what)
    }
  })

  test('a format that is not known is named', async () => {
    const { papers, problems } = await read('<?xml version="1.0"?>\n<a/>')
    expect(papers).toEqual([])
    expect(problems[0].what).toContain('<a>')
  })

  test('the format is told by content', async () => {
    expect((await read('{"id":"x","title":"t"}', 'papers.txt')).papers[0].id).toBe('x')
    expect((await read('Abstract:t', 'papers.jsonl')).papers[0].abstract).toBe('t')
  })

  test('invalid UTF-8 is replaced, and told of with its line', async () => {
    const bytes = bytesOf('Abstract:fine\nAbstract:na?ve wörld für Ørsted\nAbstract:also fine')
    bytes[bytes.indexOf(63)] = 0xef
    for (const size of [1, 7, 65_536]) {
      const { papers, problems } = await read(bytes, 'some.txt', size)
      expect(papers.map(({ abstract }) => abstract)).toEqual([
        'fine',
        'na\uFFFDve wörld für Ørsted',
        'also fine',
      ])
      expect(problems).toMatchObject([{ place: 'line 2' }])
    }
  })

  test('Windows-1252 is recognised wherever its first odd byte stands, and said', async () => {
    const text = `Abstract:fine\nAbstract:${'plain '.repeat(20_000)}\nAbstract:na?ve 5!`
    const bytes = bytesOf(text)
    bytes[bytes.lastIndexOf(63)] = 0xef
    bytes[bytes.lastIndexOf(33)] = 0x80
    for (const size of [1, 7, 65_536]) {
      const { papers, problems } = await read(bytes, 'some.txt', size)
      expect(papers.map(({ abstract }) => abstract).at(-1)).toBe('naïve 5€')
      expect(problems).toMatchObject([{ place: 'line 3', done: expect.stringContaining('Windows-1252') }])
    }
  })

  test('U+FFFD that was given is no problem, bytes that are none after it are', async () => {
    expect((await read('Abstract:a \uFFFD b')).problems).toEqual([])
    // Longer than what the encoding is told by: pieces end inside of characters.
    const good = bytesOf(`Abstract:${'€ '.repeat(20_000)}\nAbstract:a \uFFFD b\n`)
    for (const size of [1, 2, 1000]) {
      expect((await read(good, 'some.txt', size)).problems).toEqual([])
      const { problems } = await read(new Uint8Array([...good, 0xe2, 0x82]), 'some.txt', size)
      expect(problems).toMatchObject([{ place: 'line 3', what: expect.stringContaining('UTF-8') }])
    }
  })

  test('UTF-8 and UTF-16 with a byte order mark', async () => {
    const text = 'Abstract:naïve'
    const little = Uint8Array.from([
      0xff,
      0xfe,
      ...[...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
    ])
    const big = little.map((_, b) => little[b ^ 1])
    for (const bytes of [bytesOf(`\uFEFF${text}`), little, big, little.subarray(2), big.subarray(2)]) {
      const { papers, problems } = await read(bytes)
      expect(papers[0].abstract).toBe('naïve')
      expect(problems).toEqual([])
    }
  })

  test('a stream that breaks keeps what came before', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield bytesOf('Abstract:one\n')
      throw new Error('the disk is gone')
    }
    const { collect, readSource } = await import('../../src/sources/index.ts')
    const { papers, problems } = await collect(readSource(broken(), 'a.txt'))
    expect(papers).toHaveLength(1)
    expect(problems).toMatchObject([{ what: 'the disk is gone' }])
  })

  test('lines: as a naive split, however the text is cut', async () => {
    const text = fc.array(fc.constantFrom('a', '\n', '\r', '\u2028', '😀', ' '), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (letters, size) => {
        const whole = letters.join('')
        const chunks = Array.from({ length: Math.ceil(whole.length / size) }, (_, c) =>
          whole.slice(c * size, c * size + size),
        )
        const found: string[] = []
        for await (const line of linesOf(chunks, 1000)) found.push(line.text)
        const expected = whole.split('\n').map((line) => line.replace(/\r$/, ''))
        if (whole === '' || whole.endsWith('\n')) expected.pop()
        expect(found).toEqual(expected)
      }),
    )
  })
})

describe('fuzz', () => {
  const answered = async (content: string | Uint8Array, size: number): Promise<void> => {
    const { papers, problems } = await read(content, 'some.txt', size)
    expect(papers.length + problems.length).toBeGreaterThan(0)
    for (const { id, title, abstract, keywords, authors, links } of papers) {
      for (const text of [id, title, abstract, ...keywords, ...authors.map(({ name }) => name)])
        expect(text).toBe(text.replace(/\p{Surrogate}|\0/gu, '?'))
      for (const { url } of links) expect(url).toMatch(/^https?:/i)
    }
    const ids = papers.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  }
  const size = fc.integer({ min: 1, max: 100 })

  test('bytes: a Paper or a Problem, never a throw', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), size, answered), { numRuns: 1000 })
  })

  test('text with names of fields in it', async () => {
    const part = fc.oneof(
      fc.constantFrom(
        'Abstract:',
        'title:',
        '\n',
        '\n\n',
        'Keywords: a;b',
        'Authors: X, Jr.',
        'Year: 99',
        'github.com/a/b).',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    )
    const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''))
    await fc.assert(fc.asyncProperty(text, size, answered), { numRuns: 1000 })
  })

  test('records with anything in any field', async () => {
    const fields = [
      'id',
      'title',
      'abstract',
      'authors',
      'year',
      'venue',
      'keywords',
      'doi',
      'url',
      'pdf',
      'code',
    ]
    const value = fc.oneof(
      fc.anything(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('__proto__', 'a, b', { name: 'x' }),
    )
    const record = fc.dictionary(fc.constantFrom(...fields), value)
    const line = record.map((given) => {
      try {
        return JSON.stringify(given)
      } catch {
        return '{"id":1}'
      }
    })
    const text = fc.array(line, { minLength: 1, maxLength: 5 }).map((all) => all.join('\n'))
    await fc.assert(fc.asyncProperty(text, size, answered), { numRuns: 1000 })
  })
})
