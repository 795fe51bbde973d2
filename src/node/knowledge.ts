import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readClassifier } from '../concepts/linear-classifier.ts'
import { TypeClassifier } from '../concepts/types/index.ts'
import type { Knowledge } from '../extractor.ts'
import { openSections, readTagger } from '../mentions/tagger/index.ts'
import { readVocabulary } from '../mentions/vocabulary.ts'
import { RoleClassifier } from '../relations/roles.ts'
import { ROOT } from './root.ts'

/** Loads what the program ships in `data/`; `rows` are further lines of the vocabulary. */
export async function loadKnowledge(rows = ''): Promise<Knowledge> {
  const [tsv, tagger, types, roles] = await Promise.all(
    ['vocabulary.tsv', 'model/tagger.bin', 'model/types.bin', 'model/roles.bin'].map((file) =>
      readFile(join(ROOT, 'data', file)),
    ),
  )
  const vocabulary = readVocabulary(tsv.toString('utf8') + rows)
  return {
    vocabulary,
    tagger: readTagger(await openSections(tagger)),
    types: new TypeClassifier(readClassifier(types), vocabulary),
    roles: new RoleClassifier(readClassifier(roles), vocabulary),
  }
}
