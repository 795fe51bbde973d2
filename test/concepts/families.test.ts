import { expect, test } from 'vitest'
import { withFamilies } from '../../src/concepts/families.ts'
import type { ConceptDraft } from '../../src/concepts/lexicon.ts'
import type { ConceptType } from '../../src/types.ts'

const draft = (label: string, type: ConceptType, ...aliases: string[]): ConceptDraft => ({
  label,
  type,
  aliases: aliases.map((surface) => ({ surface, why: 'same form' })),
  forms: [label.toLowerCase()],
})

test('variants of data are data, those of anything else what they are', () => {
  const drafts = [
    draft('ImageNet', 'dataset', 'ILSVRC'),
    draft('ImageNet-C', 'method'),
    draft('ILSVRC-12', 'topic'),
    draft('ImageNet-C-bar', 'method'),
    draft('ImageNet-LT-2', 'topic'),
    draft('ImageNet-trained', 'topic'),
    draft('ImageNet classification-S', 'task'),
    draft('VQA', 'task'),
    draft('VQA-CP', 'topic'),
    draft('-', 'topic'),
  ]
  const data = withFamilies(drafts).filter(({ type }) => type === 'dataset')
  expect(data.map(({ label }) => label)).toEqual([
    'ImageNet',
    'ImageNet-C',
    'ILSVRC-12',
    'ImageNet-C-bar',
    'ImageNet-LT-2',
  ])
  expect(drafts[1].type).toBe('method')
})
