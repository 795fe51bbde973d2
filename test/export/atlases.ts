/** Atlases that the tests of the writers write, and what they write as text. */
import fc from 'fast-check'
import type { ExportFile } from '../../src/export/index.ts'
import { formatNamed } from '../../src/export/index.ts'
import { linkColumns } from '../../src/graph/columns.ts'
import { drawGraph } from '../../src/graph/index.ts'
import { DEFAULTS } from '../../src/options.ts'
import type { Atlas, ConceptRelation, Result } from '../../src/types.ts'
import { concept, link, paper, planted } from '../graph/planted.ts'

/** Three communities; one paper has all that a paper can have. */
export function plantedAtlas(): Atlas {
  const { papers, concepts, links } = planted({ papers: 60, concepts: 40, communities: 3 })
  papers[1] = {
    ...papers[1],
    title: 'A title: “Über” 50% & more',
    year: 2024,
    venue: 'V',
    doi: '10.1000/x_(1)',
    arxiv: '2401.00001',
    language: 'en',
    keywords: ['deep, wide', 'Group 1 concept3'],
    collections: ['Group | two', 'My Library/Thesis'],
    authors: [
      { name: 'Ludwig van Beethoven', given: 'Ludwig', family: 'van Beethoven' },
      { name: 'Sammy Davis Jr.', given: 'Sammy', family: 'Davis', suffix: 'Jr.' },
      { name: 'Research and Development Group' },
    ],
  }
  papers[2] = { ...papers[2], year: 2020 }
  return drawGraph(papers, concepts, linkColumns(links), undefined, DEFAULTS)
}

/** With a figure on the first link, and relations on a pair with a co-occurrence and on one without. */
export function statedAtlas(): Atlas {
  const given = plantedAtlas()
  const { a, b } = given.cooccurrences
  const neighbours = new Set(Array.from(a, (first, e) => `${first} ${b[e]}`))
  const apart = given.concepts.findIndex((_, c) => c > 0 && !neighbours.has(`0 ${c}`))
  const place = { field: 'abstract' as const, start: 0, end: 3 }
  const on = given.links.concept[0]
  const results = given.papers.map((): Result[] => [])
  const figure = { value: 2.5, unit: '%', surface: '2.5%', kind: 'score', versus: [on] } as const
  results[0].push({ ...figure, ...place, on, versus: [on], sentence: { start: 0, end: 9 } })
  const relation = (kind: 'is-a' | 'part-of', from: number, to: number) =>
    ({ kind, from, to, papers: 2, evidence: [{ paper: 1, ...place }] }) satisfies ConceptRelation
  const relations = [relation('is-a', b[0], a[0]), relation('part-of', 0, apart), relation('is-a', 0, 0)]
  return { ...given, results, relations }
}

/** Two papers and a concept in which every string of a paper's is `text`. */
export const hostileAtlas = (text: string): Atlas => ({
  ...drawnHostile(text),
  results: [[], []],
  relations: [
    {
      kind: 'used-for',
      from: 0,
      to: 1,
      papers: 1,
      evidence: [{ paper: 0, field: 'title', start: 0, end: text.length }],
    },
  ],
})

const drawnHostile = (text: string): Atlas =>
  drawGraph(
    [
      paper(`1${text}`, text, {
        title: text,
        venue: text,
        doi: text,
        keywords: [text],
        collections: [text],
        links: [{ kind: 'paper', url: text }],
        authors: [{ name: text }, { name: text, given: text, family: text, suffix: text }],
        year: 2001,
      }),
      paper('2'),
    ],
    [concept('x', text, { aliases: [{ surface: text, why: 'same form' }] }), concept('y', `${text}y`)],
    linkColumns([
      [link(0, 0, text, text), link(1)],
      [link(0), link(1)],
    ]),
    undefined,
    DEFAULTS,
  )

/** The text of a format that is one file. */
export function write(format: string, atlas: Atlas): string {
  const found = formatNamed(format)
  if (!('write' in found)) throw new Error(`${format} is several files`)
  return [...found.write(atlas)].join('')
}

/** The text of every file of a format that is a folder. */
export function writeFiles(format: string, atlas: Atlas): Map<string, string> {
  const found = formatNamed(format)
  if (!('files' in found)) throw new Error(`${format} is one file`)
  return textsOf(found.files(atlas))
}

export function textsOf(files: Iterable<ExportFile>): Map<string, string> {
  const texts = new Map<string, string>()
  for (const { path, chunks } of files) texts.set(path, [...chunks].join(''))
  return texts
}

/** Any text, and text of what breaks formats. */
export const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)))
    .map((units) => units.join('')),
  fc
    .array(
      fc.constantFrom(
        ...'<>&"\'|\\{}[]()$%#^~_*`=+-@,;:!?/.\r\n\t\0 ',
        '\ud800',
        '\udfff',
        '\ufffe',
        '\u0085',
        '\u2028',
        '\u202e',
        '😀',
        'é',
        ']]>',
        '&#0;',
        '<!--',
        '-->',
        '</script>',
        '</title>',
        '<script>',
        '\\u0027',
        '"""',
        "'''",
        '---\n',
        '```\n',
        ']]',
        '%%',
        '=cmd|x',
        'and',
        'CON',
      ),
    )
    .map((parts) => parts.join('')),
)
