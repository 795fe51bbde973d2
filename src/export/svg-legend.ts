import type { Atlas } from '../types.ts'
import { oneLine } from './references.ts'
import type { Look } from './svg.ts'
import { shortened } from './svg-labels.ts'
import { escapeXml } from './xml.ts'

/** Clusters that are named; the others are counted. */
const MOST_CLUSTERS = 20
const ROW = 34
const HEAD = 96

/** How high the legend of so many clusters is, in pixels. */
export const legendHeight = (communities: number): number =>
  HEAD + ROW * (Math.min(communities, MOST_CLUSTERS) + 1)

/**
 * What rings, discs and colours mean, the largest clusters first, or the rows of the look; `x` and `y` are its upper left
 * corner.
 */
export function* legend(
  { papers, concepts, communities }: Atlas,
  x: number,
  y: number,
  look?: Look,
): Generator<string> {
  yield `<g transform="translate(${x} ${y})" font-size="14" fill="#1d2430">
<text y="14" font-size="20" font-weight="bold">Concept Atlas</text>
<circle cx="7" cy="42" r="6" fill="none" stroke="#1d2430"/><text x="22" y="47">${count(papers.length, 'paper')}</text>
<circle cx="157" cy="42" r="6"/><text x="172" y="47">${count(concepts.length, 'concept')}</text>
`
  if (look) {
    yield `<text y="${HEAD - 20}" font-size="13">${escapeXml(shortened(oneLine(look.title), 46))}</text>\n`
    for (const [row, { label, color }] of look.rows.entries()) {
      const top = HEAD + 12 + row * ROW
      yield `<rect y="${top - 11}" width="14" height="14" rx="3" fill="${color}"/><text x="22" y="${top}">${escapeXml(shortened(oneLine(label), 38))}</text>\n`
    }
    yield '</g>\n'
    return
  }
  const order = [...communities].sort((a, b) => b.papers - a.papers || b.concepts - a.concepts || a.id - b.id)
  for (const [row, { label, color, papers, concepts }] of order.slice(0, MOST_CLUSTERS).entries()) {
    const top = HEAD - 12 + row * ROW
    yield `<rect y="${top - 11}" width="14" height="14" rx="3" fill="${color}"/><text x="22" y="${top}">${escapeXml(shortened(oneLine(label), 38))}</text><text x="22" y="${top + 14}" font-size="11" fill="#5b6472">${count(papers, 'paper')}, ${count(concepts, 'concept')}</text>\n`
  }
  const rest = communities.length - MOST_CLUSTERS
  if (rest > 0)
    yield `<text x="22" y="${HEAD - 12 + MOST_CLUSTERS * ROW}">and ${count(rest, 'smaller cluster')}</text>\n`
  yield '</g>\n'
}

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`
