/** Reading an atlas: the links of a paper, the papers of a concept, the evidence of a link. */
import { type Evidence, FIELDS, type Link, type LinkColumns, type Paper, ROLES } from './types.ts'

export const VERSION = 1

/** The text of a field, or the keyword at `start`. */
export function textAt(paper: Paper, span: { field: Evidence['field']; start: number; end: number }): string {
  return span.field === 'keywords'
    ? (paper.keywords[span.start] ?? '')
    : paper[span.field].slice(span.start, span.end)
}

/** The evidence of link number `link`, which belongs to `paper`. */
export function evidenceOf(links: LinkColumns, link: number, paper: Paper): Evidence[] {
  return quotationsOf(links, link, paper).map((quotation, at) => {
    const e = links.evidenceStart[link] + at
    return { ...quotation, sentence: { start: links.sentenceStart[e], end: links.sentenceEnd[e] } }
  })
}

/** The same without its sentences. */
export function quotationsOf(links: LinkColumns, link: number, paper: Paper): Omit<Evidence, 'sentence'>[] {
  const found: Omit<Evidence, 'sentence'>[] = []
  for (let e = links.evidenceStart[link]; e < links.evidenceStart[link + 1]; e++) {
    const span = { field: FIELDS[links.field[e]], start: links.spanStart[e], end: links.spanEnd[e] }
    found.push({ ...span, surface: textAt(paper, span) })
  }
  return found
}

/** The sentence of a piece of evidence, as given. */
export function sentenceOf(paper: Paper, evidence: Evidence): string {
  return textAt(paper, { field: evidence.field, ...evidence.sentence })
}

/** The links of paper number `p`, with their evidence. */
export function linksOf(atlas: { papers: readonly Paper[]; links: LinkColumns }, p: number): Link[] {
  const { links } = atlas
  const found: Link[] = []
  for (let l = links.start[p]; l < links.start[p + 1]; l++) {
    found.push({
      concept: links.concept[l],
      role: ROLES[links.role[l]],
      weight: links.weight[l],
      evidence: evidenceOf(links, l, atlas.papers[p]),
    })
  }
  return found
}

/** The other direction of the links: those of concept `c` are `start[c] … start[c + 1]`, sorted by paper. */
export interface ConceptPapers {
  start: Uint32Array
  paper: Uint32Array
  /** The link's number in the columns. */
  link: Uint32Array
}

/** Transposes the link columns in one counting pass. */
export function papersByConcept(
  links: Pick<LinkColumns, 'start' | 'concept'>,
  concepts: number,
): ConceptPapers {
  const start = new Uint32Array(concepts + 1)
  for (const c of links.concept) start[c + 1]++
  for (let c = 0; c < concepts; c++) start[c + 1] += start[c]
  const next = start.slice()
  const paper = new Uint32Array(links.concept.length)
  const link = new Uint32Array(links.concept.length)
  for (let p = 0; p + 1 < links.start.length; p++) {
    for (let l = links.start[p]; l < links.start[p + 1]; l++) {
      const at = next[links.concept[l]]++
      paper[at] = p
      link[at] = l
    }
  }
  return { start, paper, link }
}
