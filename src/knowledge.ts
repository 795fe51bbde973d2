/** What the program knows before it has read a paper, from the files in `data/`; the platform brings their bytes. */
import { readClassifier } from './concepts/linear-classifier.ts'
import { readTermhood, type TermhoodModel } from './concepts/termhood/index.ts'
import { TypeClassifier } from './concepts/types/index.ts'
import { type Casing, casingIn } from './mentions/casing.ts'
import { openSections, readTagger, type TaggerModel } from './mentions/tagger/index.ts'
import type { Vocabulary } from './mentions/vocabulary.ts'
import { readWithForms } from './mentions/vocabulary-forms.ts'
import { RoleClassifier } from './relations/roles.ts'

export interface Knowledge {
  vocabulary: Vocabulary
  tagger: TaggerModel
  termhood: TermhoodModel
  types: TypeClassifier
  roles: RoleClassifier
  casing: Casing
}

/** Relative to `data/`. */
export const KNOWLEDGE_FILES = [
  'vocabulary.tsv',
  'model/forms.txt',
  'model/tagger.bin',
  'model/types.bin',
  'model/roles.bin',
] as const

/**
 * Reads KNOWLEDGE_FILES, fetched by `load` (files in Node, fetch in a browser); `rows` are further lines of the
 * vocabulary. Throws an Error where one is broken.
 */
export async function readKnowledge(
  load: (file: string) => Promise<Uint8Array>,
  rows = '',
): Promise<Knowledge> {
  const [tsv, forms, tagger, types, roles] = KNOWLEDGE_FILES.map(load)
  const [vocabulary, sections, ofTypes, ofRoles] = await Promise.all([
    Promise.all([tsv, forms]).then((files) => {
      const [shipped, known] = files.map((bytes) => new TextDecoder().decode(bytes))
      return readWithForms(shipped, known, rows)
    }),
    tagger.then(openSections), // unpacked in the background, while the vocabulary is read
    types.then(readClassifier),
    roles.then(readClassifier),
  ])
  const model = readTagger(sections)
  return {
    vocabulary,
    tagger: model,
    termhood: readTermhood(sections),
    types: new TypeClassifier(ofTypes, { vocabulary, clusters: model.clusters }),
    roles: new RoleClassifier(ofRoles, vocabulary),
    casing: casingIn(model.statistics),
  }
}
