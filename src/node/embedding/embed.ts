/** Makes the vectors of an atlas. */
import {
  carriedOver,
  type Embeddings,
  embeddedPapers,
  embeddedText,
  noEmbeddings,
  setEmbedding,
  textKey,
} from '../../related/embeddings.ts'
import { loadManifest } from '../manifest.ts'
import { loadAtlas, loadEmbeddings } from '../store.ts'
import type { Encoder } from './encoder.ts'
import { saveEmbeddings } from './save.ts'

/** Papers after which is saved what has been made, so that an interrupted run goes on from there. */
const SAVED = 1024

export interface Made {
  papers: number
  /** Vectors made by this run. */
  made: number
  /** Papers without words, which have no vector. */
  without: number
}

/**
 * Makes the vectors of the papers of the atlas in `dir` that have none of this encoder yet, and saves them with it; `heard`
 * is told how many there are. Throws where another atlas takes its place meanwhile.
 */
export async function embedAtlas(
  dir: string,
  encoder: Encoder,
  heard: (done: number, of: number) => void = () => {},
): Promise<Made> {
  let columns = await loadManifest(dir)
  const { papers } = await loadAtlas(dir)
  const texts = papers.map(embeddedText)
  const keys = Float64Array.from(texts, textKey)
  const before = await loadEmbeddings(dir).catch(() => undefined)
  let embeddings: Embeddings | undefined =
    before?.encoder.check === encoder.id.check ? carriedOver(before, keys) : undefined
  const left = texts.flatMap((text, p) => (text === '' || embeddings?.text[p] === keys[p] ? [] : [p]))
  for (const [done, paper] of left.entries()) {
    heard(done, left.length)
    const vector = await encoder.encode(texts[paper])
    embeddings ??= noEmbeddings(encoder.id, vector.length, papers.length)
    setEmbedding(embeddings, paper, keys[paper], vector)
    if ((done + 1) % SAVED === 0) columns = await saveEmbeddings(dir, columns, embeddings)
  }
  heard(left.length, left.length)
  if (embeddings && left.length % SAVED !== 0) await saveEmbeddings(dir, columns, embeddings)
  return {
    papers: embeddings ? embeddedPapers(embeddings) : 0,
    made: left.length,
    without: texts.filter((text) => text === '').length,
  }
}
