/** VOSviewer's thesaurus files as corrections. */
import type { Correction } from '../correction.ts'
import { readThesaurus } from '../mentions/vocabularies/table.ts'
import type { Problem } from '../types.ts'

/** A correction and the line that asks for it. */
export interface ThesaurusCorrection {
  correction: Correction
  place: string
}

/**
 * A label is merged into what replaces it, or takes its name where that is not here; one that nothing replaces is hidden.
 * A text without the columns `label` and `replace by` is a Problem.
 */
export function thesaurusCorrections(
  text: string,
  file: string,
): { corrections: ThesaurusCorrection[]; problems: Problem[] } {
  const rows = readThesaurus(text)
  if (rows === undefined) {
    const what =
      'expected corrections as JSON, or a thesaurus with the columns label and replace by, found neither'
    return { corrections: [], problems: [{ file, place: '', what, done: 'skipped' }] }
  }
  const corrections = rows.map(({ label, by, place }): ThesaurusCorrection => {
    const correction: Correction =
      by === '' ? { do: 'hide', concept: [label] } : { do: 'merge', concept: [label], into: [by] }
    return { correction, place }
  })
  return { corrections, problems: [] }
}
