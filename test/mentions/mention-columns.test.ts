import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RULES } from '../../src/mentions/index.ts'
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
    fc.property(fc.array(fc.array(mention, { maxLength: 40 }), { maxLength: 60 }), (papers) => {
      const columns = new MentionColumns()
      for (const mentions of papers) columns.add(mentions)
      expect(columns.papers).toBe(papers.length)
      for (const [p, mentions] of papers.entries()) expect(columns.of(p)).toEqual(mentions)
    }),
  )
})
