/** What a person can take away of what is shown: file name → text. Pure. */
import { bibtex } from '../../src/export/bibtex.ts'
import { csl } from '../../src/export/csl.ts'
import { csv } from '../../src/export/csv.ts'
import { gexf } from '../../src/export/gexf.ts'
import { graphml } from '../../src/export/graphml.ts'
import { markdownText } from '../../src/export/markdown.ts'
import { addressOf } from '../../src/export/references.ts'
import { ris } from '../../src/export/ris.ts'
import { type Look, svg } from '../../src/export/svg.ts'
import { escapeXml } from '../../src/export/xml.ts'
import type { Atlas } from '../../src/types.ts'

export const TAKE_AWAYS = ['svg', 'graphml', 'gexf', 'csv', 'bibtex', 'ris', 'csl', 'markdown'] as const
export type TakeAway = (typeof TAKE_AWAYS)[number]

export interface TextFile {
  name: string
  text: string
}

const textOf = (chunks: Iterable<string>): string => [...chunks].join('')

/**
 * `caption` stands under a drawing and over a reading list. `notes` are on the nodes of a basket, in their order: reading
 * lists carry them, and Markdown lists its concepts, too. A drawing has the colours of `look`.
 */
export function takeAway(
  part: Atlas,
  format: TakeAway,
  caption: string,
  { notes, look }: { notes?: readonly string[]; look?: Look } = {},
): TextFile[] {
  const given = notes ? { notes } : {}
  switch (format) {
    case 'svg':
      return [{ name: 'concept-atlas.svg', text: captioned(textOf(svg(part, look)), caption) }]
    case 'graphml':
      return [{ name: 'concept-atlas.graphml', text: textOf(graphml(part)) }]
    case 'gexf':
      return [{ name: 'concept-atlas.gexf', text: textOf(gexf(part)) }]
    case 'csv':
      return [...csv(part)].map(({ path, chunks }) => ({ name: path, text: textOf(chunks) }))
    case 'bibtex':
      return [{ name: 'reading-list.bib', text: textOf(bibtex(part, given)) }]
    case 'ris':
      return [{ name: 'reading-list.ris', text: textOf(ris(part, given)) }]
    case 'csl':
      return [{ name: 'reading-list.json', text: textOf(csl(part, given)) }]
    case 'markdown':
      return [{ name: 'reading-list.md', text: readingList(part, caption, notes) }]
  }
}

/** The caption in the left lower corner of a drawing that `svg` wrote. */
function captioned(drawing: string, caption: string): string {
  const height = Number(/height="(\d+)"/.exec(drawing)?.[1])
  const text = `<text x="16" y="${height - 12}" font-size="13" fill="#5b6472">${escapeXml(caption)}</text>\n`
  return `${drawing.slice(0, drawing.lastIndexOf('</svg>'))}${text}</svg>\n`
}

/** Papers as a list to tick off, each with who, where, when, and its strongest concepts; of a basket with notes. */
function readingList(atlas: Atlas, caption: string, notes?: readonly string[]): string {
  const { papers, labels, links, concepts } = atlas
  const noted = (node: number): string[] =>
    (notes?.[node] ?? '')
      .split('\n')
      .map((line) => markdownText(line))
      .filter((line) => line !== '')
      .map((line) => `  > ${line}`)
  const lines = papers.map((paper, p) => {
    const address = addressOf(paper)
    const title = markdownText(paper.title || labels[p])
    const names = paper.authors.map(({ name }) => markdownText(name))
    const who = names.length > 3 ? `${names[0]} et al.` : names.join(', ')
    const about = [...links.concept.keys()]
      .slice(links.start[p], links.start[p + 1])
      .sort((a, b) => links.weight[b] - links.weight[a] || a - b)
      .slice(0, 4)
      .map((link) => markdownText(concepts[links.concept[link]].label))
    const facts = [who, paper.venue && markdownText(paper.venue), paper.year].filter(Boolean).join(', ')
    return [
      `- [ ] ${address ? `[${title}](<${address}>)` : title}${facts && ` — ${facts}`}`,
      ...(about.length > 0 ? [`  about ${about.join(', ')}`] : []),
      ...noted(p),
    ].join('\n')
  })
  const named = concepts.map(({ label, type, papers: count }, c) =>
    [
      `- **${markdownText(label)}** — ${type} in ${count} ${count === 1 ? 'paper' : 'papers'}`,
      ...noted(papers.length + c),
    ].join('\n'),
  )
  const sections = [
    '# Reading list',
    markdownText(caption),
    ...(lines.length > 0 ? [lines.join('\n')] : []),
    ...(notes && named.length > 0 ? ['## Concepts', named.join('\n')] : []),
  ]
  return `${sections.join('\n\n')}\n`
}
