/** How much the vectors of a sentence encoder add to the ranking that is shipped, on every set of questions. */
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { openEncoder } from '../../src/node/embedding/encoder.ts'
import { embeddedText } from '../../src/related/embeddings.ts'
import type { Library } from '../../src/related/index.ts'
import { MODEL } from '../../src/related/model.ts'
import { asked } from '../../src/related/query.ts'
import { rank } from '../../src/related/rank.ts'
import { likenessTo, vectorsOf } from '../../src/related/vectors.ts'
import { averagePrecision, type RelatedSet } from './related-sets.ts'

/** Weights of the vectors that are tried; 0 is without. */
const WEIGHTS = [0, 0.2, 0.4, 0.6, 0.8, 1, 1.5, 2]
const DEPTH = 1000

type Text = { title: string; abstract: string }

/** Gives vectors of texts; those that were made before stand in the file `kept` as JSON lines, by the digest of the text. */
export async function vectorsBy(
  model: string,
  kept: string,
): Promise<(texts: readonly Text[]) => Promise<Float32Array[]>> {
  const encoder = await openEncoder(model, 1)
  const known = new Map<string, Float32Array>()
  const lines = existsSync(kept) ? readFileSync(kept, 'utf8').split('\n') : []
  for (const line of lines) {
    if (line === '') continue
    const { id, vector } = JSON.parse(line) as { id: string; vector: number[] }
    known.set(id, Float32Array.from(vector))
  }
  return async (texts) => {
    const found: Float32Array[] = []
    for (const text of texts.map(embeddedText)) {
      const id = createHash('sha256').update(text).digest('hex')
      const vector = known.get(id) ?? (await encoder.encode(text))
      if (!known.has(id)) appendFileSync(kept, `${JSON.stringify({ id, vector: [...vector] })}\n`)
      known.set(id, vector)
      found.push(vector)
    }
    return found
  }
}

/** Prints for each weight of the vectors what the set measures, over the same without them. */
export async function evaluateVectors(
  { name, papers, questions, measure }: RelatedSet,
  library: Library,
  vectorsOfTexts: (texts: readonly Text[]) => Promise<Float32Array[]>,
): Promise<void> {
  const rows = await vectorsOfTexts(papers)
  const values = new Float32Array(rows.flatMap((row) => [...row]))
  const vectors = vectorsOf(
    papers.map(({ id }) => id),
    values,
    rows[0].length,
    papers,
  )
  const sums = WEIGHTS.map(() => 0)
  for (const { query, relevant } of questions) {
    const [own] = await vectorsOfTexts([query])
    const outside = likenessTo(vectors, own)
    const self = papers.findIndex(
      ({ title, abstract }) => title === query.title && abstract === query.abstract,
    )
    const question = asked(library, query)
    const selves = self < 0 ? [] : [self]
    for (const [w, weight] of WEIGHTS.entries()) {
      const model = {
        ...MODEL,
        brief: { ...MODEL.brief, outside: weight },
        full: { ...MODEL.full, outside: weight },
        large: { ...MODEL.large, outside: weight },
      }
      const wanted = { count: DEPTH, ...(weight > 0 && { outside }) }
      const list = rank(library, { ...question, selves }, wanted, model).map(({ paper }) => paper)
      sums[w] += measureOf(list, relevant, measure)
    }
  }
  const without = sums[0] / questions.length
  console.log(`${name}: ${questions.length} questions, ${measure} ${without.toFixed(3)} without vectors`)
  for (const [w, weight] of WEIGHTS.entries())
    if (weight > 0)
      console.log(
        `  weight ${weight}: ${(sums[w] / questions.length).toFixed(3)}  × ${(sums[w] / sums[0]).toFixed(3)}`,
      )
}

/** Average precision, or the reciprocal rank of the first answer. */
function measureOf(list: readonly number[], relevant: ReadonlySet<number>, measure: 'map' | 'mrr'): number {
  if (measure === 'map') return averagePrecision(list, relevant)
  const first = list.findIndex((paper) => relevant.has(paper))
  return first < 0 ? 0 : 1 / (first + 1)
}
