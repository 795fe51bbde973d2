import { expect, test } from 'vitest'
import { findPersons } from '../../src/mentions/persons.ts'
import { readDocument } from '../../src/text/index.ts'
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
