/** What the layout of a paper's first page tells: its title and its abstract. What it does not tell is left undefined. */

/** A run of text on a page, in points; `y` grows upwards. */
export interface TextRun {
  text: string
  x: number
  y: number
  size: number
  width: number
}

interface Line {
  text: string
  x: number
  y: number
  size: number
}

/** Longest abstract that is believed, and shortest, in characters. */
const LONGEST_ABSTRACT = 6000
const SHORTEST_ABSTRACT = 80
const LONGEST_TITLE = 400
const ABSTRACT =
  /^(?:(?:[Aa] ?[Bb] ?[Ss] ?[Tt] ?[Rr] ?[Aa] ?[Cc] ?[Tt]|Summary|SUMMARY)\s*(?:$|[:.—–-]+\s*)|A ?B ?S ?T ?R ?A ?C ?T\s+)/u
const AFTER =
  /^(?:(?:(?:\d|[IVX]+)[.)]?\s*)?(?:introduction|background|motivation)\b|key ?-?words?\b|index terms|ccs concepts|categories and subject|general terms|acm reference|1\.?\s+\p{Lu}|©|copyright\b|permission to make|e-?mail:|\*|†)/iu
const FURNITURE =
  /^(?:arxiv:|published as|preprint|proceedings of|journal of|vol\.|doi:|https?:|issn|©|accepted|under review)/i

/** Runs in the order of the page's content, joined where they stand on one line. */
function linesOf(runs: readonly TextRun[]): Line[] {
  const lines: Line[] = []
  let last: TextRun | undefined
  for (const run of runs) {
    const line = lines.at(-1)
    const gap = last ? run.x - (last.x + last.width) : 0
    const joins =
      line &&
      last &&
      Math.abs(run.y - last.y) < 0.6 * Math.max(run.size, last.size) &&
      gap > -run.size &&
      gap < 4 * run.size
    if (joins) {
      const spaced = gap > 0.15 * run.size && !line.text.endsWith(' ') && !run.text.startsWith(' ')
      line.text += (spaced ? ' ' : '') + run.text
      if (run.text.trim() !== '') line.size = Math.max(line.size, run.size)
    } else if (run.text.trim() !== '') lines.push({ text: run.text, x: run.x, y: run.y, size: run.size })
    if (run.text.trim() !== '') last = run
  }
  return lines.map((line) => ({ ...line, text: line.text.replace(/\s+/g, ' ').trim() }))
}

/** Joins lines; a word that is divided at the end of a line is put together. */
const joined = (lines: readonly Line[]): string =>
  lines
    .reduce(
      (text, line) =>
        /\p{L}-$/u.test(text) && /^\p{Ll}/u.test(line.text)
          ? text.slice(0, -1) + line.text
          : `${text} ${line.text}`.trimStart(),
      '',
    )
    .replace(/\s+/g, ' ')
    .trim()

/** The lines in the largest letters of the upper part of the page, where they can be a title. */
function titleOf(lines: readonly Line[], height: number): string | undefined {
  const upper = lines.filter(({ y, text }) => y > 0.45 * height && !FURNITURE.test(text))
  const sizes = [...new Set(upper.map(({ size }) => Math.round(size * 2) / 2))].sort((a, b) => b - a)
  const body = lines.map(({ size }) => size).sort((a, b) => a - b)[lines.length >> 1] ?? 0
  for (const size of sizes) {
    if (size < body * 1.1) return undefined
    const first = upper.findIndex((line) => Math.abs(line.size - size) < 0.75)
    const title: Line[] = []
    for (let l = first; l >= 0 && l < upper.length && Math.abs(upper[l].size - size) < 0.75; l++) {
      if (title.length > 0 && title.at(-1)!.y - upper[l].y > 2.5 * size) break
      title.push(upper[l])
    }
    const text = joined(title)
    // A logo, a drop cap or a section number is no title.
    if (text.length >= 10 && text.length <= LONGEST_TITLE && text.includes(' ') && !ABSTRACT.test(text))
      return text
  }
  return undefined
}

/** The text under the heading Abstract, up to what follows an abstract. */
function abstractOf(lines: readonly Line[]): string | undefined {
  const begin = lines.findIndex(({ text }) => ABSTRACT.test(text))
  if (begin < 0) return undefined
  const rest = lines[begin].text.replace(ABSTRACT, '')
  const found: Line[] = rest ? [{ ...lines[begin], text: rest }] : []
  for (const line of lines.slice(begin + 1)) {
    const before = found.at(-1)
    if (AFTER.test(line.text)) break
    // Another size of letters, or a gap within the column, ends it.
    if (before && found.length > 2) {
      if (Math.abs(line.size - before.size) > 0.12 * before.size) break
      if (before.y - line.y > 3.2 * before.size) break
    }
    found.push(line)
  }
  const text = joined(found)
  return text.length >= SHORTEST_ABSTRACT && text.length <= LONGEST_ABSTRACT ? text : undefined
}

/** Title and abstract of a page `height` points high; each is undefined where the layout does not tell it. */
export function readLayout(
  runs: readonly TextRun[],
  height: number,
): { title: string | undefined; abstract: string | undefined; text: string } {
  const lines = linesOf(runs)
  return {
    title: titleOf(lines, height),
    abstract: abstractOf(lines),
    text: lines.map(({ text }) => text).join('\n'),
  }
}
