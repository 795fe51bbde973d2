import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readClassifier } from '../concepts/linear-classifier.ts'
import { TypeClassifier } from '../concepts/types/index.ts'
import type { Knowledge } from '../extractor.ts'
import { openSections, readTagger } from '../mentions/tagger/index.ts'
import { readVocabulary } from '../mentions/vocabulary.ts'
import { RoleClassifier } from '../relations/roles.ts'
import { ROOT } from './root.ts'

/** Loads what the program ships in `data/`. */
export async function loadKnowledge(): Promise<Knowledge> {
  const [tsv, tagger, types, roles] = await Promise.all(
    ['vocabulary.tsv', 'model/tagger.bin', 'model/types.bin', 'model/roles.bin'].map((file) =>
      readFile(join(ROOT, 'data', file)),
    ),
  )
  // Unpacked in the background while the vocabulary is read.
  const sections = openSections(tagger)
  const vocabulary = readVocabulary(tsv.toString('utf8'))
  const model = readTagger(await sections)
  return {
    vocabulary,
    tagger: model,
    types: new TypeClassifier(readClassifier(types), { vocabulary, clusters: model.clusters }),
    roles: new RoleClassifier(readClassifier(roles), vocabulary),
  }
}
