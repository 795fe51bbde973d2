import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gatherByForm } from '../../src/concepts/candidates.ts'
import { byPlace, RULES } from '../../src/mentions/index.ts'
import { MentionColumns } from '../../src/mentions/mention-columns.ts'

const mention = fc.record({
  field: fc.constantFrom(-1, 0, 1),
  from: fc.nat(2 ** 31 - 1),
  to: fc.nat(2 ** 31 - 1),
  form: fc.oneof(fc.constantFrom('graph', '__proto__', ''), fc.string()),
  rule: fc.constantFrom(...RULES),
  posterior: fc.nat(1024).map((steps) => steps / 1024),
})

test('mentions come back from columns as they were', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.uniqueArray(mention, {
          maxLength: 40,
          selector: ({ field, from, to }) => `${field} ${from} ${to}`,
        }),
        { maxLength: 60 },
      ),
      (papers) => {
        const columns = new MentionColumns()
        const forms = [...new Set(papers.flatMap((mentions) => mentions.map(({ form }) => form)))]
        for (const mentions of papers) {
          const candidates = gatherByForm(mentions)
          columns.add(
            candidates,
            candidates.map(({ form }) => forms.indexOf(form)),
          )
        }
        expect(columns.papers).toBe(papers.length)
        for (const [p, mentions] of papers.entries())
          expect(columns.of(p, forms)).toEqual(mentions.sort(byPlace))
      },
    ),
  )
})
