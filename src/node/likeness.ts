/** What related work is ranked by besides words and concepts: vectors from a file, or those that the atlas keeps. */
import { availableParallelism } from 'node:os'
import { type Embeddings, embeddedPapers, embeddedText, rankedBy } from '../related/embeddings.ts'
import type { Query } from '../related/index.ts'
import { likeness, likenessTo } from '../related/vectors.ts'
import { readVectors } from './vectors.ts'

/** More threads do not make a model that small faster. */
const MOST_THREADS = 8
export const encoderThreads = (): number => Math.min(availableParallelism(), MOST_THREADS)

/** What is asked about, under the ids that it may have vectors by. */
export interface Subject {
  ids: readonly string[]
  query: Query
}

export interface Likeness {
  /** Of each paper its likeness to what is asked about; undefined where that has no vector. */
  to(subject: Subject): Promise<Float32Array | undefined>
  /** What has to be known about an answer that goes by it, and about one that does not. */
  with: string[]
  without: string
}

type Papers = readonly { id: string }[]

/** By the vectors of a file, or else by those of the atlas; undefined where there are none and none are asked for. */
export async function likenessOf(
  dir: string,
  embeddings: Embeddings | undefined,
  papers: Papers,
  { vectors, model }: { vectors?: string; model?: string },
): Promise<Likeness | undefined> {
  if (vectors !== undefined) return likenessFrom(vectors, papers)
  if (embeddings) return likenessIn(dir, embeddings, papers, model)
  if (model === undefined) return undefined
  throw new Error(
    `${dir}: expected vectors of its papers, found none; make them with: concept-atlas embed ${dir} --model ${model}`,
  )
}

/** By vectors from a file. Throws as `readVectors` does. */
async function likenessFrom(file: string, papers: Papers): Promise<Likeness> {
  const vectors = await readVectors(file, papers)
  return {
    to: async ({ ids, query }) => (onlyConcepts(query) ? undefined : likeness(vectors, ids)),
    with: [],
    without: 'It has no vector in the file, and was ranked without.',
  }
}

/**
 * By the vectors that the atlas `dir` keeps. A text gets one from the model in the folder `model`, where that is given. Throws
 * an Error where the model cannot be opened, or is another than the one that made the vectors.
 */
export async function likenessIn(
  dir: string,
  embeddings: Embeddings,
  papers: Papers,
  model?: string,
): Promise<Likeness> {
  const { encoder: by, text } = embeddings
  const encoder =
    model === undefined
      ? undefined
      : await (await import('./embedding/encoder.ts')).openEncoder(model, encoderThreads())
  if (encoder && encoder.id.check !== by.check)
    throw new Error(
      `${model}: expected the model that made the vectors of ${dir}, ${by.name}, found another; take that one, or make them anew with: concept-atlas embed ${dir} --model ${model}`,
    )
  const vectors = rankedBy(embeddings, papers)
  const missing = text.length - embeddedPapers(embeddings)
  const lacking = `${missing} of ${text.length} papers have no vector; concept-atlas embed ${dir} --model FOLDER makes them.`
  return {
    async to({ ids, query }) {
      if (onlyConcepts(query)) return undefined
      const own = 'papers' in query ? likeness(vectors, ids) : undefined
      if (own || !encoder || !('title' in query)) return own
      const asked = embeddedText(query)
      return asked === '' ? undefined : likenessTo(vectors, await encoder.encode(asked))
    },
    with: [`Ranked by vectors of ${by.name}, too.`, ...(missing > 0 ? [lacking] : [])],
    without: 'It has no vector, and was ranked without; --model FOLDER makes one of a text.',
  }
}

const onlyConcepts = (query: Query): boolean => 'concepts' in query && !('title' in query)
