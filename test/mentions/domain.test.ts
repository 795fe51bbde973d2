import { beforeAll, expect, test } from 'vitest'
import { DOMAINS, domainsBy, HOME } from '../../src/mentions/tagger/index.ts'
import { loadKnowledge } from '../../src/node/knowledge.ts'
import { type Document, readDocument } from '../../src/text/index.ts'
import { paperOf } from '../helpers/paper.ts'

let domainOf: (document: Document) => number
beforeAll(async () => {
  domainOf = domainsBy((await loadKnowledge()).tagger)
})

test.each([
  ['We train a neural network with stochastic gradient descent on image classification benchmarks.', true],
  ['Large language models are fine-tuned to answer questions about code.', true],
  [
    'Patients with chronic kidney disease were given placebo in a double-blind trial at two hospitals.',
    false,
  ],
  [
    'Thin films of gallium nitride were grown on sapphire, and the mobility of electrons was measured.',
    false,
  ],
  ['Voters of populist parties were asked about immigration after the election.', false],
])('%s', (abstract, isHome) => {
  const domain = domainOf(readDocument(paperOf('p', '', abstract)))
  expect(domain >= HOME).toBe(isHome)
  expect(domain).toBeLessThan(DOMAINS)
})

test('a text that says nothing counts as computing', () => {
  expect(domainOf(readDocument(paperOf('p', '', '')))).toBe(HOME)
})
