import { readFileSync, writeFileSync } from 'node:fs'
import { writeClassifier } from '../../concepts/linear-classifier.ts'
import { domainsBy, openSections, readTagger } from '../../mentions/tagger/index.ts'
import { readVocabulary } from '../../mentions/vocabulary.ts'
import { readAllAnnotated } from '../corpora.ts'
import { crossValidate, typesWhenNew } from './cross-validation.ts'
import { findExamples } from './examples.ts'
import { trainRoles } from './roles.ts'
import { trainTypes } from './types.ts'

/**
 * Learns `types.bin` and `roles.bin` in the folder `models` from `data/annotations/`, whose texts are in `shared`; the word
 * clusters and statistics are those of `tagger.bin` there. Prints the accuracy of five-fold cross-validation. The same input gives the
 * same bytes.
 */
export async function trainClassifiers(shared: string, models: string): Promise<void> {
  const vocabulary = readVocabulary(readFileSync('data/vocabulary.tsv', 'utf8'))
  const model = readTagger(await openSections(readFileSync(`${models}/tagger.bin`)))
  const { clusters } = model
  const domainOf = domainsBy(model)
  const words = { vocabulary, clusters }
  const papers = readAllAnnotated(shared).map((annotated) => findExamples(annotated, vocabulary, domainOf))
  const types = typesWhenNew(papers, words)
  process.stderr.write(`${JSON.stringify(crossValidate(papers, words, types))}\n`)
  writeFileSync(`${models}/types.bin`, writeClassifier(trainTypes(papers, words)))
  writeFileSync(`${models}/roles.bin`, writeClassifier(trainRoles(papers, vocabulary, types)))
}
