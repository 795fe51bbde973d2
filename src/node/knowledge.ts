import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Knowledge } from '../extractor.ts'
import { openSections, readTagger } from '../mentions/tagger/index.ts'
import { readVocabulary } from '../mentions/vocabulary.ts'
import { ROOT } from './root.ts'

/** Loads what the program ships in `data/`. */
export async function loadKnowledge(): Promise<Knowledge> {
  const [vocabulary, tagger] = await Promise.all([
    readFile(join(ROOT, 'data', 'vocabulary.tsv'), 'utf8'),
    readFile(join(ROOT, 'data', 'model', 'tagger.bin')),
  ])
  return { vocabulary: readVocabulary(vocabulary), tagger: readTagger(await openSections(tagger)) }
}
