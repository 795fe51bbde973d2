import { expect, test } from 'vitest'
import { gatherCandidates } from '../../src/concepts/candidates.ts'
import { findMentions } from '../../src/mentions/index.ts'
import { DOMAINS } from '../../src/mentions/tagger/index.ts'
import { readVocabulary } from '../../src/mentions/vocabulary.ts'
import { readDocument } from '../../src/text/index.ts'
import { paperOf } from '../helpers/paper.ts'

const HEAD = 'label\ttype\taliases\tbroader\n'
const vocabulary = readVocabulary(
  `${HEAD}confidence interval\tmetric\t\t\nPubMed\tdataset\t\t\nstroke\ttopic\t\t\n`,
)

const candidates = (title: string, abstract: string, domain: number, keywords: string[] = []): string[] => {
  const document = readDocument(paperOf('p', title, abstract, keywords))
  const { mentions } = findMentions(document, [[], []], [], vocabulary, domain)
  return gatherCandidates(document, mentions, domain).map(({ form }) => form)
}
const ABSTRACT = 'We searched PubMed for stroke; the confidence interval was wide.'

test('what papers report or search without being about it is no candidate', () => {
  expect(candidates('A trial', ABSTRACT, 0)).toEqual(['stroke'])
})

test('papers on computing work with what others search', () => {
  expect(candidates('A classifier', ABSTRACT, DOMAINS - 1)).toEqual(['pubmed', 'stroke'])
})

test('title and keywords say what a paper is about', () => {
  expect(candidates('The confidence interval', ABSTRACT, 0)).toContain('confidence interval')
  expect(candidates('A trial', ABSTRACT, 0, ['confidence interval'])).toContain('confidence interval')
})
