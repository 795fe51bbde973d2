import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { ARCHIVES } from '../../src/sources/json/archives.ts'
import { INDEXES } from '../../src/sources/json/indexes.ts'
import { SAMPLES } from '../helpers/source-samples.ts'
import { read } from '../helpers/sources.ts'

/** A thousand runs take a busy machine a while. */
vi.setConfig({ testTimeout: 300_000 })

const RUNS = 1000

/** A Paper or a Problem, well-formed text, unique ids, addresses of the web only. */
async function answered(content: string | Uint8Array, name: string, size: number): Promise<void> {
  const { papers, problems } = await read(content, name, size)
  expect(papers.length + problems.length).toBeGreaterThan(0)
  for (const { id, title, abstract, keywords, authors, links, year } of papers) {
    const texts = [id, title, abstract, ...keywords, ...authors.flatMap((author) => Object.values(author))]
    for (const text of texts) expect(text).toBe(text.replace(/\p{Surrogate}|\0/gu, '?'))
    for (const { url } of links) expect(url).toMatch(/^https?:/i)
    if (year !== undefined) expect(Number.isInteger(year)).toBe(true)
  }
  expect(new Set(papers.map(({ id }) => id)).size).toBe(papers.length)
}

/** What breaks parsers: marks of all formats, half characters, nothing. */
const PIECE = fc.oneof(
  fc.constantFrom(
    '{',
    '}',
    '"',
    '\\',
    '<',
    '>',
    '&',
    '&#0;',
    '&#xD800;',
    ']]>',
    '<!--',
    '<![CDATA[',
    '\n',
    '\r',
    '\0',
  ),
  fc.constantFrom(
    '@a{b,',
    '@string{',
    'crossref={lee2021}',
    ' # ',
    'TY  - ',
    'ER  - ',
    'PT J\n',
    'PMID- ',
    '---\n',
    '*a',
    '&a ',
  ),
  fc.constantFrom(
    '\uD800',
    '\uDC00',
    '\uFFFE',
    '\u2028',
    '😀',
    '__proto__',
    'null',
    '[[',
    ']]',
    ',,',
    ';;',
    '\t',
    '10.1/',
    '99999',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const EDIT = fc.record({ at: fc.nat(), length: fc.nat({ max: 30 }), put: PIECE })

function edited(text: string, edits: readonly { at: number; length: number; put: string }[]): string {
  for (const { at, length, put } of edits) {
    const from = at % (text.length + 1)
    text = text.slice(0, from) + put + text.slice(from + length)
  }
  return text
}

type Json = Record<string, unknown>

const DEEP = JSON.parse(`${'['.repeat(3000)}1${']'.repeat(3000)}`)
const VALUE: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('a', 10, [{}], { family: 'X' }, [{ family: 1, given: [] }], { We: [0, 1e9, -1, 'x'] }, [
    ['a'],
  ]),
  // What cannot be made a text of.
  fc.constantFrom<unknown>({ toString: 1, valueOf: null }, [{ toString: 'x' }], DEEP),
)

/** Puts a value under a path of the table of JSON kinds (`a.b[].c[key=value]`), beside what is there. */
function put(record: Json, [step, ...rest]: readonly string[], value: unknown, listed: boolean): void {
  const [, key, inside] = /^([^[]*)(?:\[(.*)\])?$/.exec(step)!
  const [name, said] = inside?.split('=') ?? []
  const known = record[key]
  const outer: Json =
    typeof known === 'object' && known !== null && !Array.isArray(known) ? (known as Json) : {}
  if (rest.length > 0) put(outer, rest, value, listed)
  if (name) outer[name] = listed ? said : value
  const here = rest.length > 0 || name ? outer : value
  record[key] = inside !== undefined && listed ? [here, value] : here
}

describe('fuzz', () => {
  test.each(SAMPLES)('$name: a valid file, damaged', async ({ name, text }) => {
    const edits = fc.array(EDIT, { minLength: 1, maxLength: 6 })
    const size = fc.integer({ min: 1, max: 2000 })
    await fc.assert(
      fc.asyncProperty(edits, size, (some, pieces) => answered(edited(text, some), name, pieces)),
      { numRuns: RUNS },
    )
  })

  test.each(SAMPLES)('$name: cut off, with bytes that are not UTF-8', async ({ name, text }) => {
    const bytes = new TextEncoder().encode(text)
    const odd = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(fc.nat(), odd, async (end, changes) => {
        const cut = bytes.slice(0, end % (bytes.length + 1))
        for (const [at, byte] of changes) if (cut.length > 0) cut[at % cut.length] = byte
        await answered(cut, name, 65_536)
      }),
      { numRuns: RUNS },
    )
  })

  test('records of JSON kinds with anything in any field', async () => {
    const keys = fc.constantFrom(
      ...'id title abstract DOI paperId externalIds author authors authorships abstract_inverted_index issued'.split(
        ' ',
      ),
      ...'container-title keyword keywords year language URL link ids primary_location results message'.split(
        ' ',
      ),
    )
    const documents = fc.array(fc.dictionary(keys, VALUE), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(documents, fc.boolean(), (records, list) => {
        const lines = records.map((record) => JSON.stringify(record)).join('\n')
        return answered(list ? JSON.stringify(records) : lines, list ? 'a.json' : 'a.jsonl', 4096)
      }),
      { numRuns: RUNS },
    )
  })

  test.each([...ARCHIVES, ...INDEXES])(
    'records of $name with anything under any path',
    async ({ has, fields }) => {
      const paths = [...has, ...Object.values(fields)].flatMap((row) => row.split(' | '))
      const leaf = fc.record({ path: fc.constantFrom(...paths), value: VALUE, listed: fc.boolean() })
      const needed = fc.tuple(
        ...has.map((row) =>
          fc.record({ path: fc.constantFrom(...row.split(' | ')), value: VALUE, listed: fc.boolean() }),
        ),
      )
      const documents = fc.tuple(needed, fc.array(leaf, { maxLength: 8 }))
      await fc.assert(
        fc.asyncProperty(documents, fc.boolean(), ([first, more], list) => {
          const record: Json = {}
          // `put` writes into what is there: the values of one run are not those of the next.
          for (const { path, value, listed } of [...more, ...first])
            put(record, path.split('.'), JSON.parse(JSON.stringify(value)), listed)
          return answered(JSON.stringify(list ? [record] : record), list ? 'a.json' : 'a.jsonl', 4096)
        }),
        { numRuns: 200 },
      )
    },
  )
})
