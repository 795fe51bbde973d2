/** `npm run train:classifiers`: trains the classifiers of types and roles and writes them into `data/model/`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { writeClassifier } from '../../concepts/linear-classifier.ts'
import { readVocabulary } from '../../mentions/vocabulary.ts'
import { readAnnotations } from './annotations.ts'
import { findExamples } from './examples.ts'
import { trainRoles } from './roles.ts'
import { trainTypes } from './types.ts'

const [stem = '../shared/gold/concepts-train', folder = 'data/model'] = process.argv.slice(2)
const vocabulary = readVocabulary(readFileSync('data/vocabulary.tsv', 'utf8'))
const papers = readAnnotations(stem).map((annotated) => findExamples(annotated, vocabulary))
mkdirSync(folder, { recursive: true })
writeFileSync(`${folder}/types.bin`, writeClassifier(trainTypes(papers, vocabulary)))
writeFileSync(`${folder}/roles.bin`, writeClassifier(trainRoles(papers, vocabulary)))
