import { expect, test } from 'vitest'
import { LIMIT, WordTypes } from '../../../src/mentions/tagger/words.ts'
import type { Document, Token } from '../../../src/text/index.ts'
import { tokenize } from '../../../src/text/index.ts'

const documentOf = (tokens: Token[]): Pick<Document, 'fields'> => ({
  fields: [
    { field: 'title', clean: { text: '', given: (start, end) => ({ start, end }) }, tokens, sentences: [] },
  ],
})

test('types are forgotten only where the documents that come next might need more ids than are left', () => {
  const words = new WordTypes()
  const [first, second] = tokenize('graph transformer')
  words.idOf(first.form)
  const fits = documentOf(new Array<Token>(LIMIT - 1).fill(first))
  expect(words.makeRoom([fits])).toBe(false)
  expect(words.size).toBe(1)
  expect(words.makeRoom([fits, documentOf([first])])).toBe(true)
  expect(words.size).toBe(0)
  expect(words.idOf(second.form)).toBe(0)
  expect(words.idOf(first.form)).toBe(1)
})
