import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  best,
  FeatureSet,
  LinearClassifier,
  readClassifier,
  writeClassifier,
} from '../../src/concepts/linear-classifier.ts'
import { type Row, trainLogistic } from '../../src/train/classifiers/logistic.ts'

const classifier = (weights: number[], classes = 2): LinearClassifier =>
  new LinearClassifier(classes, Math.log2(weights.length / classes), Int8Array.from(weights))

describe('FeatureSet', () => {
  test('holds each feature once, equal to a naive set', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer()))
    const features = new FeatureSet(12)
    const one = new FeatureSet(12)
    fc.assert(
      fc.property(pairs, (added) => {
        const naive = new Set(
          added.map(([kind, value]) => {
            one.clear()
            one.add(kind, value)
            return one.ids[0]
          }),
        )
        features.clear()
        for (const [kind, value] of [...added, ...added]) features.add(kind, value)
        expect([...features.ids.slice(0, features.size)]).toEqual([...naive])
      }),
    )
  })
})

describe('LinearClassifier', () => {
  test('adds the weights of the features', () => {
    const features = new FeatureSet(1)
    features.add(0, 0)
    const scores = Int32Array.of(1, 1)
    classifier([5, -3, 5, -3]).score(features, scores)
    expect([...scores]).toEqual([6, -2])
  })

  test('reads what was written, from a view into other bytes too', () => {
    const weights = fc.array(fc.integer({ min: -128, max: 127 }), { minLength: 16, maxLength: 16 })
    fc.assert(
      fc.property(weights, (values) => {
        const bytes = writeClassifier(classifier(values))
        const padded = Buffer.concat([Buffer.of(1, 2, 3), bytes])
        expect(readClassifier(padded.subarray(3))).toEqual(classifier(values))
      }),
    )
  })

  test('says what is wrong with bytes that are no classifier', () => {
    const bytes = writeClassifier(classifier([1, 2, 3, 4]))
    expect(() => readClassifier(Uint8Array.of(1, 2))).toThrow('begins with CAL1')
    expect(() => readClassifier(bytes.subarray(0, 10))).toThrow('expected 12 bytes, got 10')
    expect(() => new LinearClassifier(2, 3, new Int8Array(3))).toThrow('expected 16 weights, got 3')
  })

  test('of equal scores the first is best', () => {
    expect(best([1, 3, 3])).toBe(1)
    expect(best([0, 0])).toBe(0)
  })
})

describe('trainLogistic', () => {
  const rows = (n: number): Row[] =>
    Array.from({ length: n }, (_, i) => ({
      features: Uint32Array.of(i % 3, 4 + (i % 5)),
      class: i % 3,
      weight: 1,
    }))
  const settings = { epochs: 5, rate: 0.1, l2: 1e-4, dropout: 0.1, seed: 3, models: 1 }

  test('learns what tells classes apart', () => {
    const trained = trainLogistic(rows(300), 3, 4, settings)
    for (let c = 0; c < 3; c++) expect(best(trained.weights.slice(c * 3, c * 3 + 3))).toBe(c)
  })

  test('the same rows and seed give the same bytes', () => {
    const bytes = (seed: number): string =>
      Buffer.from(writeClassifier(trainLogistic(rows(100), 3, 4, { ...settings, seed }))).toString('hex')
    expect(bytes(1)).toBe(bytes(1))
    expect(bytes(1)).not.toBe(bytes(2))
  })
})
