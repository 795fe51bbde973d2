import { expect, test } from 'vitest'
import { findBracketedPersons, findPersons } from '../../src/mentions/persons.ts'
import { readDocument, surfaceOf } from '../../src/text/index.ts'
import { paperOf } from '../helpers/paper.ts'

const personsIn = (abstract: string): string[] =>
  readDocument(paperOf('p', '', abstract)).fields.flatMap(({ tokens, sentences }) =>
    sentences.flatMap((sentence) =>
      findPersons(tokens, sentence).map(({ from, to }) =>
        tokens
          .slice(from, to)
          .map(({ text }) => text)
          .join(' '),
      ),
    ),
  )

test.each([
  ['Our model is wider than the one presented by Havlicek and Oosterhuis.', ['Havlicek and Oosterhuis']],
  ['Following Smith et al. and Jones (2011), we count.', ['Smith', 'Jones']],
  ['This was seen before (Miller, Adams, and Jones, 2004) and since.', ['Miller , Adams , and Jones']],
  ['The test was introduced by Lee, Kim and Park in another form.', ['Lee , Kim and Park']],
  ['It was introduced by Transformer models.', []],
  ['In Paris, 2004 was a dry year.', []],
  ['Images are taken by Landsat and Sentinel.', []],
  ['', []],
])('%s', (abstract, persons) => {
  expect(personsIn(abstract)).toEqual(persons)
})

test.each([
  [
    'Letters: Logic and Data (Donald E. Marlowe); Machine translation today (Edward Fennimore).',
    ['Donald E. Marlowe', 'Edward Fennimore'],
  ],
  ['Notes (J. R. Quist) on parsing (Natural Language Processing).', ['J. R. Quist']],
  ['We use it in the city (New York) and (Vision Transformer).', []],
  ['The receptor (Vitamin D Receptor) and a paper (Ada B. Quist).', ['Ada B. Quist']],
  ['Groups (A and B) and vitamins (D, E) and (Plan B).', []],
  ['An open bracket (Donald E. Marlowe', []],
  ['', []],
])('in brackets: %s', (abstract, persons) => {
  const found = readDocument(paperOf('p', '', abstract)).fields.flatMap((field) =>
    findBracketedPersons(field.tokens).map(({ from, to }) => surfaceOf(field, from, to)),
  )
  expect(found).toEqual(persons)
})
