/** What a phrase of one paper shares with others: `unified text-graph transformer` is a graph transformer. */
import type { Vocabulary } from '../mentions/vocabulary.ts'
import type { FormCounts } from './form-counts.ts'

/**
 * The forms that stand in one paper only and end in an entry of the vocabulary, of two words or more, that other papers have:
 * form → the form of that entry. Annotators gave such an entry as a concept of its own in 813 of 2,128 phrases on computing.
 */
export function sharedHeads(counts: FormCounts, vocabulary: Vocabulary): Map<string, string> {
  const heads = new Map<string, string>()
  for (const [f, form] of counts.forms.entries()) {
    if (counts.papers(f) > 1 || counts.home(f) === 0) continue
    for (let at = form.indexOf(' '); at > 0; at = form.indexOf(' ', at + 1)) {
      const head = form.slice(at + 1)
      if (!head.includes(' ')) break
      const entry = vocabulary.entryOf(head)
      if (entry === undefined || counts.find(entry.form) === undefined) continue
      heads.set(form, entry.form)
      break
    }
  }
  return heads
}
