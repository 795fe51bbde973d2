/** How often a first tagger takes each n-gram of the unlabelled papers for a concept. */
import { findAbbreviations } from '../mentions/abbreviations/index.ts'
import { Tagger, type TaggerModel } from '../mentions/tagger/index.ts'
import { LONGEST, Ngrams } from '../mentions/tagger/ngrams.ts'
import { RATE, Statistics, WIDTH } from '../mentions/tagger/statistics.ts'
import { readDocument } from '../text/index.ts'
import type { Paper } from '../types.ts'

/** Per row of the statistics: places of the n-gram, and the sum of the posteriors there. */
export interface Rates {
  places: Float64Array
  mass: Float64Array
}

/** Spans that are less likely add nothing. */
const LEAST = 0.02

/** All models share their statistics; each gives its rates. */
export function measureRates(
  papers: Iterable<Paper>,
  models: readonly TaggerModel[],
  progress: (papers: number) => void,
): Rates[] {
  const { statistics } = models[0]
  const rows = statistics.keys.length
  const taggers = models.map((model) => new Tagger(model, LEAST))
  const rates = models.map(() => ({ places: new Float64Array(rows), mass: new Float64Array(rows) }))
  const grams = new Ngrams()
  let posterior = new Float64Array(1 << 14)
  let number = 0
  for (const paper of papers) {
    const document = readDocument(paper)
    const abbreviations = document.fields.map(findAbbreviations)
    for (const [m, tagger] of taggers.entries()) {
      const { sequence, spans } = tagger.tag(document, abbreviations)
      const { sentence, field, type } = sequence
      if (posterior.length < type.length * (LONGEST + 1))
        posterior = new Float64Array(type.length * (LONGEST + 1) * 2)
      for (const span of spans)
        if (span.to - span.from <= LONGEST)
          posterior[(field[span.field] + span.from) * LONGEST + span.to - span.from] = span.posterior
      const { places, mass } = rates[m]
      for (let s = 0; s + 1 < sentence.length; s++) {
        grams.read(sequence, sentence[s], sentence[s + 1], tagger.words)
        for (let g = 0; g < grams.count; g++) {
          const at = statistics.find(grams.hash[g])
          if (at < 0) continue
          places[at / WIDTH]++
          mass[at / WIDTH] += posterior[grams.from[g] * LONGEST + grams.length[g]]
        }
      }
      posterior.fill(0, 0, type.length * LONGEST + LONGEST + 1)
    }
    if (++number % 10_000 === 0) progress(number)
  }
  return rates
}

/** The statistics with the mean of these rates. */
export function withRates(statistics: Statistics, rates: readonly Rates[]): Statistics {
  const values = statistics.values.slice()
  for (let row = 0; row < statistics.keys.length; row++) {
    const { places } = rates[0]
    if (places[row] < 3) continue
    const mass = rates.reduce((sum, { mass }) => sum + mass[row], 0) / rates.length
    values[row * WIDTH + RATE] = 1 + Math.round(14 * Math.sqrt(mass / (places[row] + 2)))
  }
  return new Statistics(statistics.papers, statistics.keys, values)
}
