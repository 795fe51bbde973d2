/** Temporary: acronyms as concepts, only so that the commands can be tested before the stages are there. */
import { checkOptions, type Options } from './options.ts'
import type { Atlas, Paper } from './types.ts'

export type Progress = (stage: string, done: number, of: number) => void

export function buildAtlas(
  papers: Paper[],
  options: Partial<Options> = {},
  progress: Progress = () => {},
): Atlas {
  checkOptions(options)
  progress('mentions', 0, papers.length)
  const found = new Map<string, Map<number, { field: number; start: number; end: number }[]>>()
  papers.forEach((paper, p) => {
    for (const [field, text] of [paper.title, paper.abstract].entries())
      for (const match of text.matchAll(/\b[A-Z]{2,}[\w-]*\b/g)) {
        const byPaper = found.get(match[0].toLowerCase()) ?? new Map()
        found.set(match[0].toLowerCase(), byPaper)
        const spans = byPaper.get(p) ?? []
        byPaper.set(p, spans)
        spans.push({ field, start: match.index, end: match.index + match[0].length })
      }
    progress('mentions', p + 1, papers.length)
  })
  const slugs = [...found.keys()].sort()
  const start = [0]
  const columns = {
    concept: [] as number[],
    evidenceStart: [0],
    field: [] as number[],
    spanStart: [] as number[],
    spanEnd: [] as number[],
    sentenceStart: [] as number[],
    sentenceEnd: [] as number[],
  }
  papers.forEach((paper, p) => {
    slugs.forEach((slug, c) => {
      const spans = found.get(slug)!.get(p)
      if (!spans) return
      columns.concept.push(c)
      for (const { field, start, end } of spans) {
        columns.field.push(field)
        columns.spanStart.push(start)
        columns.spanEnd.push(end)
        columns.sentenceStart.push(0)
        columns.sentenceEnd.push((field === 0 ? paper.title : paper.abstract).length)
      }
      columns.evidenceStart.push(columns.field.length)
    })
    start.push(columns.concept.length)
  })
  const nodes = papers.length + slugs.length
  return {
    papers,
    labels: papers.map(({ title, id }) => title || id),
    concepts: slugs.map((slug) => ({
      slug,
      label: slug.toUpperCase(),
      type: 'method',
      aliases: [],
      papers: found.get(slug)!.size,
    })),
    links: {
      start: Uint32Array.from(start),
      concept: Uint32Array.from(columns.concept),
      role: new Uint8Array(columns.concept.length).fill(6),
      weight: new Float32Array(columns.concept.length).fill(0.5),
      evidenceStart: Uint32Array.from(columns.evidenceStart),
      field: Uint8Array.from(columns.field),
      spanStart: Uint32Array.from(columns.spanStart),
      spanEnd: Uint32Array.from(columns.spanEnd),
      sentenceStart: Uint32Array.from(columns.sentenceStart),
      sentenceEnd: Uint32Array.from(columns.sentenceEnd),
    },
    cooccurrences: {
      a: new Uint32Array(),
      b: new Uint32Array(),
      count: new Uint32Array(),
      npmi: new Float32Array(),
      weight: new Float32Array(),
    },
    communities: [
      { id: 0, label: 'All', concepts: slugs.length, papers: papers.length, color: '#336699', hull: [] },
    ],
    nodes: {
      community: new Int32Array(nodes),
      x: new Float32Array(nodes),
      y: new Float32Array(nodes),
      size: new Float32Array(nodes).fill(1),
    },
  }
}
