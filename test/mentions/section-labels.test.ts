import { expect, test } from 'vitest'
import type { Mention } from '../../src/mentions/index.ts'
import { withoutSectionLabels } from '../../src/mentions/section-labels.ts'
import { readDocument, surfaceOf } from '../../src/text/index.ts'

/** The words of a text that remain when each word is a mention. */
function left(abstract: string, title = ''): string[] {
  const document = readDocument({ id: '', title, abstract, keywords: [], authors: [], links: [] })
  const mentions = document.fields.flatMap(({ tokens }, field) =>
    tokens.flatMap((token, from): Mention[] =>
      token.word ? [{ field, from, to: from + 1, form: token.norm, rule: 'name', posterior: 0 }] : [],
    ),
  )
  return withoutSectionLabels(document, mentions).map(({ field, from, to }) =>
    surfaceOf(document.fields[field], from, to),
  )
}

test.each([
  ['MATERIALS AND METHODS: Rats ran.', ['Rats', 'ran']],
  ['They ran. Main Outcome Measures: speed.', ['They', 'ran', 'speed']],
  ['BACKGROUND/AIMS: Rats.', ['Rats']],
  // no label: in lower case, without a colon, far from it, or taken up again
  ['Rats ran: fast.', ['Rats', 'ran', 'fast']],
  ['MATERIALS AND METHODS differ.', ['MATERIALS', 'AND', 'METHODS', 'differ']],
  ['ToCom: a plugin. With ToCom we win.', ['ToCom', 'a', 'plugin', 'With', 'ToCom', 'we', 'win']],
  ['', []],
])('of %j stays %j', (text, words) => {
  expect(left(text)).toEqual(words)
})

test('titles have no labels', () => {
  expect(left('', 'BERT: deep transformers')).toEqual(['BERT', 'deep', 'transformers'])
})
