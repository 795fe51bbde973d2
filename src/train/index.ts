/**
 * `npm run train [-- SHARED [OUT]]`: learns everything in `data/model/` (OUT) from `data/annotations/`, `data/vocabulary.tsv`
 * and the unlabelled papers of SHARED (default `../shared`). The same input gives the same bytes. Progress goes to stderr.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { termhoodSections } from '../concepts/termhood/model.ts'
import { taggerSections } from '../mentions/tagger/model.ts'
import { packSections } from '../mentions/tagger/sections.ts'
import { readVocabulary } from '../mentions/vocabulary.ts'
import { writeForms } from '../mentions/vocabulary-forms.ts'
import { trainClassifiers } from './classifiers/index.ts'
import { readAllAnnotated, readUnlabelled } from './corpora.ts'
import { labelled, trainModel } from './model.ts'
import { oneOf } from './papers.ts'

const [shared = '../shared', out = 'data/model'] = process.argv.slice(2)
const begun = performance.now()
const say = (what: string): void => {
  process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(5)} s  ${what}\n`)
}

const tsv = readFileSync('data/vocabulary.tsv', 'utf8')
const { tagger, termhood } = trainModel(
  readAllAnnotated(shared).map(labelled),
  (corpora) => readUnlabelled(`${shared}/corpora`, corpora),
  oneOf(shared, 'data/abstracts.txt'),
  readVocabulary(tsv),
  say,
)

const sections = new Map([...taggerSections(tagger), ...termhoodSections(termhood)])
mkdirSync(out, { recursive: true })
writeFileSync(`${out}/tagger.bin`, gzipSync(packSections(sections), { level: 9 }))
say(`wrote ${out}/tagger.bin`)
await trainClassifiers(shared, out)
say(`wrote ${out}/types.bin and ${out}/roles.bin`)
writeFileSync(`${out}/forms.txt`, writeForms(tsv))
