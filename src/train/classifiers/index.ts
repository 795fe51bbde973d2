import { readFileSync, writeFileSync } from 'node:fs'
import { writeClassifier } from '../../concepts/linear-classifier.ts'
import { openSections, readTagger } from '../../mentions/tagger/index.ts'
import { readVocabulary } from '../../mentions/vocabulary.ts'
import { readAnnotated } from '../corpora.ts'
import { crossValidate, typesWhenNew } from './cross-validation.ts'
import { findExamples } from './examples.ts'
import { trainRoles } from './roles.ts'
import { trainTypes } from './types.ts'

/**
 * Learns `types.bin` and `roles.bin` in the folder `models` from `data/annotations/`, whose texts are in `shared`; the word
 * clusters are those of `tagger.bin` there. Prints the accuracy of five-fold cross-validation. The same input gives the
 * same bytes.
 */
export async function trainClassifiers(shared: string, models: string): Promise<void> {
  const vocabulary = readVocabulary(readFileSync('data/vocabulary.tsv', 'utf8'))
  const { clusters } = readTagger(await openSections(readFileSync(`${models}/tagger.bin`)))
  const words = { vocabulary, clusters }
  const papers = readAnnotated(
    'data/annotations/concepts.jsonl',
    `${shared}/gold/concepts-train.papers.jsonl`,
  ).map((annotated) => findExamples(annotated, vocabulary))
  const types = typesWhenNew(papers, words)
  process.stderr.write(`${JSON.stringify(crossValidate(papers, words, types))}\n`)
  writeFileSync(`${models}/types.bin`, writeClassifier(trainTypes(papers, words)))
  writeFileSync(`${models}/roles.bin`, writeClassifier(trainRoles(papers, vocabulary, types)))
}
