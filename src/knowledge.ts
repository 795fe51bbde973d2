/** What the program knows before it has read a paper, from the files in `data/`; the platform brings their bytes. */
import { readClassifier } from './concepts/linear-classifier.ts'
import { readTermhood, type TermhoodModel } from './concepts/termhood/index.ts'
import { TypeClassifier } from './concepts/types/index.ts'
import { openSections, readTagger, type TaggerModel } from './mentions/tagger/index.ts'
import { readVocabulary, type Vocabulary } from './mentions/vocabulary.ts'
import { RoleClassifier } from './relations/roles.ts'

export interface Knowledge {
  vocabulary: Vocabulary
  tagger: TaggerModel
  termhood: TermhoodModel
  types: TypeClassifier
  roles: RoleClassifier
}

/** Relative to `data/`. */
export const KNOWLEDGE_FILES = [
  'vocabulary.tsv',
  'model/tagger.bin',
  'model/types.bin',
  'model/roles.bin',
] as const

/** Reads KNOWLEDGE_FILES, fetched by `load` (files in Node, fetch in a browser). Throws an Error where one is broken. */
export async function readKnowledge(load: (file: string) => Promise<Uint8Array>): Promise<Knowledge> {
  const [tsv, tagger, types, roles] = await Promise.all(KNOWLEDGE_FILES.map(load))
  const vocabulary = readVocabulary(new TextDecoder().decode(tsv))
  const sections = await openSections(tagger)
  const model = readTagger(sections)
  return {
    vocabulary,
    tagger: model,
    termhood: readTermhood(sections),
    types: new TypeClassifier(readClassifier(types), { vocabulary, clusters: model.clusters }),
    roles: new RoleClassifier(readClassifier(roles), vocabulary),
  }
}
