import { describe, expect, it } from 'vitest'
import { Lexicon } from '../../src/mentions/tagger/features.ts'
import { Tagger } from '../../src/mentions/tagger/index.ts'
import { Clusters, readTagger, taggerSections } from '../../src/mentions/tagger/model.ts'
import { quantise } from '../../src/mentions/tagger/quantise.ts'
import { openSections, packSections } from '../../src/mentions/tagger/sections.ts'
import { WordTypes } from '../../src/mentions/tagger/words.ts'
import { readDocument } from '../../src/text/index.ts'
import { jacobi, orthonormalise } from '../../src/train/matrix.ts'
import { labelsOf, rowsOf } from '../../src/train/rows.ts'
import { countCorpus } from '../../src/train/statistics.ts'
import { trainTagger } from '../../src/train/tagger.ts'
import type { Paper } from '../../src/types.ts'

const paper = (title: string, abstract: string): Paper => ({
  id: title,
  title,
  abstract,
  keywords: [],
  authors: [],
  links: [],
})
const concept = (...aliases: string[]) => ({
  label: aliases[0],
  aliases,
  type: 'method' as const,
  role: 'uses' as const,
  salient: true,
})

const nouns =
  'graph image token policy speech music motion memory scene signal sensor market planet forest engine bridge'.split(
    ' ',
  )
const papers = nouns.flatMap((noun) =>
  ['We propose a', 'They like the', 'Here is one'].map((start) => ({
    document: readDocument(
      paper(`On ${noun}s`, `${start} ${noun} transformer for all people. It uses attention.`),
    ),
    concepts: [concept(`${noun} transformer`), concept('attention')],
  })),
)
const labelled = papers.map(({ document, concepts }) => ({ document, labels: labelsOf(document, concepts) }))
const none = new Clusters(new Uint32Array(0), new Uint16Array(0))
const statistics = quantise(
  countCorpus(
    papers.map(({ document }) => document.paper),
    () => false,
    () => {},
  ),
)

describe('labelsOf', () => {
  const labels = (text: string, ...aliases: string[]): string => {
    const document = readDocument(paper('', text))
    return Array.from(labelsOf(document, [concept(...aliases)]), (label) => 'OBI'[label]).join('')
  }
  it('marks every place of an alias, whatever its number', () => {
    expect(labels('Graph transformers beat a graph transformer.', 'graph transformer')).toBe('BIOOBIO')
  })
  it('prefers the longer alias and looks for names as they are written', () => {
    expect(labels('a graph transformer and a transformer', 'transformer', 'graph transformer')).toBe('OBIOOB')
    expect(labels('we ReAct and react', 'ReAct')).toBe('OBOO')
  })
  it('does not cross a sentence', () => {
    expect(labels('We use a graph. Transformer models win.', 'graph . Transformer')).toBe('OOOOOOOOO')
  })
})

describe('trainTagger', () => {
  const model = trainTagger(labelled, statistics, none)
  const unseen = readDocument(paper('', 'We propose a video transformer for all people.'))

  it('learns from a few papers what stands in others', () => {
    const { spans } = new Tagger(model).tag(unseen, [[]])
    expect(spans.map(({ field, from, to }) => [field, from, to])).toEqual([[0, 3, 5]])
    const best = spans.reduce((a, b) => (b.posterior > a.posterior ? b : a))
    expect([best.from, best.to]).toEqual([3, 5])
    expect(best.posterior).toBeGreaterThan(0.5)
  })

  it('gives the same bytes again, and the same spans from its file', async () => {
    const bytes = packSections(taggerSections(model))
    expect(packSections(taggerSections(trainTagger(labelled, statistics, none)))).toEqual(bytes)
    const read = readTagger(await openSections(bytes))
    expect(new Tagger(read).tag(unseen, [[]])).toEqual(new Tagger(model).tag(unseen, [[]]))
  })

  it('scores by sums per word type as by all features of a token', () => {
    const rows = rowsOf(labelled, () => new Lexicon(new WordTypes(), statistics, none))
    const [first] = labelled
    const { inside } = new Tagger(model).tag(
      first.document,
      first.document.fields.map(() => []),
    )
    const weightOf = new Map(
      Array.from(model.features, (id, f) => [id, Math.max(model.weights[f * 2], model.weights[f * 2 + 1])]),
    )
    // The most likely part of a concept has the highest score over all of its features.
    let best = 0
    let most = Number.NEGATIVE_INFINITY
    for (let t = 0; t < inside.length; t++) {
      let sum = 0
      for (let k = rows.start[t]; k < rows.start[t + 1]; k++) sum += weightOf.get(rows.ids[k]) ?? 0
      if (sum > most) {
        most = sum
        best = t
      }
    }
    expect(inside[best]).toBeGreaterThan(0.8)
  })

  it('has nothing to say of a paper without text', () => {
    expect(new Tagger(model).tag(readDocument(paper('', '')), []).spans).toEqual([])
  })
})

describe('matrix', () => {
  it('makes columns orthonormal', () => {
    const matrix = Float32Array.of(1, 1, 0, 1, 1, 3, 2, 0, 1)
    orthonormalise(matrix, 3)
    for (let a = 0; a < 3; a++)
      for (let b = 0; b < 3; b++) {
        const dot = [0, 1, 2].reduce((sum, row) => sum + matrix[row * 3 + a] * matrix[row * 3 + b], 0)
        expect(dot).toBeCloseTo(a === b ? 1 : 0, 5)
      }
  })
  it('finds eigenvalues', () => {
    const { values } = jacobi(Float64Array.of(2, 1, 1, 2), 2)
    expect([...values].sort().map((value) => Math.round(value * 1e6) / 1e6)).toEqual([1, 3])
  })
})
