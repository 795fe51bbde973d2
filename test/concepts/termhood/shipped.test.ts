import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { gatherCandidates } from '../../../src/concepts/candidates.ts'
import {
  readTermhood,
  scoreCandidates,
  type TermhoodModel,
  thresholdOf,
} from '../../../src/concepts/termhood/index.ts'
import { findAbbreviations } from '../../../src/mentions/abbreviations/index.ts'
import { findMentions } from '../../../src/mentions/index.ts'
import { openSections, readTagger, Tagger, type TaggerModel } from '../../../src/mentions/tagger/index.ts'
import { readVocabulary } from '../../../src/mentions/vocabulary.ts'
import { readDocument } from '../../../src/text/index.ts'

const vocabulary = readVocabulary(readFileSync('data/vocabulary.tsv', 'utf8'))
let model: TaggerModel
let termhood: TermhoodModel
beforeAll(async () => {
  const sections = await openSections(readFileSync('data/model/tagger.bin'))
  model = readTagger(sections)
  termhood = readTermhood(sections)
})

const abstract = `Graph attention networks (GATs) are popular for node classification. In this paper, we propose FooNet,
a novel method that combines graph attention networks with knowledge distillation. Experiments on Cora and
ogbn-arxiv show that FooNet outperforms GATs in accuracy by a large margin. Our code is available.`

function accepted(tagger: Tagger, title: string, text: string, keywords: string[] = []): string[] {
  const document = readDocument({ id: '1', title, abstract: text, keywords, authors: [], links: [] })
  const abbreviations = document.fields.map(findAbbreviations)
  const tagged = tagger.tag(document, abbreviations)
  const { mentions, domain } = findMentions(document, abbreviations, tagged.spans, vocabulary, tagged.domain)
  const candidates = gatherCandidates(document, mentions, domain)
  const scores = scoreCandidates(candidates, tagged, tagger, termhood)
  for (const score of scores) expect(score * 1024).toBe(Math.round(score * 1024))
  return candidates
    .flatMap(({ form }, c) => (scores[c] >= thresholdOf(termhood, domain) ? [form] : []))
    .sort()
}

describe('the shipped model', () => {
  it('finds what a paper is about, and no generic words', () => {
    const forms = accepted(new Tagger(model), 'Distilling graph attention networks', abstract)
    for (const form of [
      'graph attention network',
      'knowledge distillation',
      'node classification',
      'foonet',
      'cora',
    ])
      expect(forms).toContain(form)
    for (const form of ['method', 'experiment', 'code', 'large margin', 'paper', 'novel method'])
      expect(forms).not.toContain(form)
  })

  it('says the same of a paper whatever it has read before', () => {
    const used = new Tagger(model)
    accepted(
      used,
      'Something else altogether',
      'Spiking neurons dream of electric sheep (ES). The ES are counted.',
    )
    expect(accepted(used, 'Distilling', abstract)).toEqual(
      accepted(new Tagger(model), 'Distilling', abstract),
    )
  })

  it('takes the authors at their word', () => {
    expect(accepted(new Tagger(model), '', '', ['Zorbing theory'])).toEqual(['zorbing theory'])
    expect(accepted(new Tagger(model), '', '')).toEqual([])
  })

  it('reads hostile text', () => {
    const tagger = new Tagger(model)
    for (const text of [
      'constructor __proto__ toString (CPT)',
      '((((((((',
      '\ud800 \u0000',
      'a-'.repeat(3000),
      'É²'.repeat(500),
    ])
      expect(() => accepted(tagger, text, text)).not.toThrow()
  })
})
