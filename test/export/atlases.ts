/** Atlases that the tests of the writers write, and what they write as text. */
import fc from 'fast-check'
import type { ExportFile } from '../../src/export/index.ts'
import { formatNamed } from '../../src/export/index.ts'
import { drawGraph } from '../../src/graph/index.ts'
import { DEFAULTS } from '../../src/options.ts'
import type { Atlas } from '../../src/types.ts'
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
    authors: [
      { name: 'Ludwig van Beethoven', given: 'Ludwig', family: 'van Beethoven' },
      { name: 'Sammy Davis Jr.', given: 'Sammy', family: 'Davis', suffix: 'Jr.' },
      { name: 'Research and Development Group' },
    ],
  }
  papers[2] = { ...papers[2], year: 2020 }
  return drawGraph(papers, concepts, links, undefined, DEFAULTS)
}

/** Two papers and a concept in which every string of a paper's is `text`. */
export const hostileAtlas = (text: string): Atlas =>
  drawGraph(
    [
      paper(`1${text}`, text, {
        title: text,
        venue: text,
        doi: text,
        keywords: [text],
        links: [{ kind: 'paper', url: text }],
        authors: [{ name: text }, { name: text, given: text, family: text, suffix: text }],
        year: 2001,
      }),
      paper('2'),
    ],
    [concept('x', text, { aliases: [{ surface: text, why: 'same form' }] }), concept('y', `${text}y`)],
    [
      [link(0, 0, text, text), link(1)],
      [link(0), link(1)],
    ],
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
