/** The sentences behind links, with the place of what they name. */
import { linksOf, textAt } from '../atlas.ts'
import type { Atlas, Evidence, Link, Paper, Result } from '../types.ts'

/** A sentence of a paper and the mention in it. */
export interface Quote {
  field: Evidence['field']
  sentence: string
  /** The mention's range within the sentence, in UTF-16 code units. */
  start: number
  end: number
}

/** A paper as given, with its links and the evidence of each, and the figures it reports. */
export interface Reading {
  paper: Paper
  links: Link[]
  results: readonly Result[]
}

/** Throws a RangeError where there is no such paper. */
export function readingOf(atlas: Atlas, paper: number): Reading {
  const given = atlas.papers[paper]
  if (given === undefined)
    throw new RangeError(`paper: expected 0 … ${atlas.papers.length - 1}, got ${paper}`)
  return { paper: given, links: linksOf(atlas, paper), results: atlas.results?.[paper] ?? [] }
}

/** A span of a paper in its sentence. */
export function quoteOf(paper: Paper, span: Pick<Evidence, 'field' | 'start' | 'end' | 'sentence'>): Quote {
  const sentence = textAt(paper, { field: span.field, ...span.sentence })
  const whole = span.field === 'keywords'
  return {
    field: span.field,
    sentence,
    start: whole ? 0 : span.start - span.sentence.start,
    end: whole ? sentence.length : span.end - span.sentence.start,
  }
}

/** The quote that says most of a link: from the abstract where there is one, rather than from a title or a keyword. */
export function bestQuote(paper: Paper, { evidence }: Link): Quote | undefined {
  const best = evidence.find(({ field }) => field === 'abstract') ?? evidence[0]
  return best && quoteOf(paper, best)
}
