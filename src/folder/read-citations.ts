import type { Citations } from '../citation.ts'
import { column, fail, fieldsOf, isNumber, isString, isWhole, orNull } from './check.ts'
import { CITATIONS_FILE } from './format.ts'
import { starts } from './manifest-parts.ts'
import type { Columns } from './read-manifest.ts'

/**
 * Reads a parsed `citations.json`. Throws a FolderError where it is broken, or of another number of papers or citations than
 * the manifest has.
 */
export function readCitations(
  json: unknown,
  { papers, citations }: { papers: Pick<Columns['papers'], 'id'>; citations?: number },
): Citations {
  const fields = fieldsOf(json, CITATIONS_FILE)
  const of = fieldsOf(fields.get('outside'), `${CITATIONS_FILE}: outside`)
  const at = (name: string): string => `${CITATIONS_FILE}: outside.${name}`
  const label = column(of.get('label'), at('label'), 'text', isString)
  const doi = column(of.get('doi'), at('doi'), 'text or null', orNull(isString), label.length)
  const year = column(of.get('year'), at('year'), 'a year or null', orNull(isNumber), label.length)
  const start = starts(fields.get('start'), `${CITATIONS_FILE}: start`, papers.id.length)
  const works = papers.id.length + label.length
  const isWork = isWhole(0, works)
  const work = column(
    fields.get('work'),
    `${CITATIONS_FILE}: work`,
    `a work below ${works}`,
    isWork,
    citations,
  )
  if (start[papers.id.length] !== work.length)
    fail(`${CITATIONS_FILE}: start`, `starts that end at ${work.length}`, start[papers.id.length])
  return {
    start,
    work: Uint32Array.from(work),
    outside: label.map((name, w) => ({
      label: name,
      ...(doi[w] !== null && { doi: doi[w] }),
      ...(year[w] !== null && { year: year[w] }),
    })),
  }
}
