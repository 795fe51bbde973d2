import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Knowledge } from '../extractor.ts'
import { readVocabulary } from '../mentions/vocabulary.ts'
import { ROOT } from './root.ts'

/** Loads what the program ships in `data/`. */
export async function loadKnowledge(): Promise<Knowledge> {
  return { vocabulary: readVocabulary(await readFile(join(ROOT, 'data', 'vocabulary.tsv'), 'utf8')) }
}
