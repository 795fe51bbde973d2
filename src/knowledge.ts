/** What the program ships in `data/`: its names, and how it is opened, in Node and in a browser. */
import { readClassifier } from './concepts/linear-classifier.ts'
import { TypeClassifier } from './concepts/types/index.ts'
import type { Knowledge } from './extractor.ts'
import { openSections, readTagger } from './mentions/tagger/index.ts'
import { readVocabulary } from './mentions/vocabulary.ts'
import { RoleClassifier } from './relations/roles.ts'

/** Under `data/` of the package, and under `knowledge/` beside the viewer. */
export const KNOWLEDGE_FILES = [
  'vocabulary.tsv',
  'model/tagger.bin',
  'model/types.bin',
  'model/roles.bin',
] as const

/** Opens the bytes of KNOWLEDGE_FILES, in their order. Throws an Error where a model is none. */
export async function openKnowledge(files: readonly Uint8Array[]): Promise<Knowledge> {
  const [tsv, tagger, types, roles] = files
  const vocabulary = readVocabulary(new TextDecoder().decode(tsv))
  return {
    vocabulary,
    tagger: readTagger(await openSections(tagger)),
    types: new TypeClassifier(readClassifier(types), vocabulary),
    roles: new RoleClassifier(readClassifier(roles), vocabulary),
  }
}
