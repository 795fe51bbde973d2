/**
 * `npm run train [-- SHARED [OUT]]`: learns everything in `data/model/` (OUT) from `data/annotations/`, `data/vocabulary.tsv`
 * and the unlabelled papers of SHARED (default `../shared`). The same input gives the same bytes. Progress goes to stderr.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { termhoodSections } from '../concepts/termhood/model.ts'
import { Tagger } from '../mentions/tagger/index.ts'
import { Clusters, taggerSections } from '../mentions/tagger/model.ts'
import { packSections } from '../mentions/tagger/sections.ts'
import { readVocabulary } from '../mentions/vocabulary.ts'
import { writeForms } from '../mentions/vocabulary-forms.ts'
import { readDocument } from '../text/index.ts'
import type { Paper } from '../types.ts'
import { trainClassifiers } from './classifiers/index.ts'
import { clusterWords, readStream } from './clusters.ts'
import { readAnnotated, readUnlabelled } from './corpora.ts'
import { oneOf } from './papers.ts'
import { measureRates, withRates } from './rates.ts'
import { labelsOf } from './rows.ts'
import { addAuthorsEvidence, countCorpus, quantise } from './statistics.ts'
import { trainTagger } from './tagger.ts'
import { bestThreshold, crossValidate, type JudgedPaper, judge, trainTermhood } from './termhood.ts'

const [shared = '../shared', out = 'data/model'] = process.argv.slice(2)
const begun = performance.now()
const say = (what: string): void => {
  process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(5)} s  ${what}\n`)
}
const papers = (): Iterable<Paper> => readUnlabelled(`${shared}/corpora`)
const counted = (n: number): void => say(`  ${n} papers`)

const tsv = readFileSync('data/vocabulary.tsv', 'utf8')
const vocabulary = readVocabulary(tsv)
const annotated = readAnnotated(
  'data/annotations/concepts.jsonl',
  `${shared}/gold/concepts-train.papers.jsonl`,
).map(({ paper, concepts }) => {
  const document = readDocument(paper)
  return { document, concepts, labels: labelsOf(document, concepts) }
})

say('counting n-grams')
const bare = quantise(countCorpus(papers(), counted))
say(`${bare.keys.length} n-grams; what authors say of them`)
addAuthorsEvidence(bare, papers(), oneOf(shared, 'data/abstracts.txt'))
say('clustering words')
const table = clusterWords(readStream(papers()), (what) => say(`  ${what}`))
const clusters = new Clusters(table.keys, table.clusters)

// A paper may not meet a rate that was learned from its own labels: each half has the rates of the other.
say('tagging the corpora with the taggers of two halves')
const halves = [0, 1].map((half) =>
  trainTagger(
    annotated.filter((_, p) => p % 2 === half),
    bare,
    clusters,
  ),
)
const rates = measureRates(papers(), halves, counted)
const statistics = withRates(bare, rates)
const ofOther = [withRates(bare, [rates[1]]), withRates(bare, [rates[0]])]

say('training the tagger')
const tagger = trainTagger(annotated, statistics, clusters, (p) => ofOther[p % 2])

const FOLDS = 8
const judged: JudgedPaper[] = []
for (let fold = 0; fold < FOLDS; fold++) {
  say(`judging fold ${fold + 1} of ${FOLDS}`)
  const others = annotated.flatMap((_, p) => (p % FOLDS === fold ? [] : [p]))
  const model = trainTagger(
    others.map((p) => annotated[p]),
    statistics,
    clusters,
    (i) => ofOther[others[i] % 2],
  )
  const unseen = ofOther.map((own) => new Tagger({ ...model, statistics: own }))
  for (let p = fold; p < annotated.length; p += FOLDS)
    judged[p] = judge(annotated[p].document, annotated[p].concepts, unseen[p % 2], vocabulary)
}

say('growing trees')
const termhood = trainTermhood(judged)
const { threshold, f1 } = bestThreshold(judged, crossValidate(judged))
say(`cross-validated F1 ${f1.toFixed(3)} at ${threshold}`)

const sections = new Map([...taggerSections(tagger), ...termhoodSections({ ...termhood, threshold })])
mkdirSync(out, { recursive: true })
writeFileSync(`${out}/tagger.bin`, gzipSync(packSections(sections), { level: 9 }))
say(`wrote ${out}/tagger.bin`)
await trainClassifiers(shared, out)
say(`wrote ${out}/types.bin and ${out}/roles.bin`)
writeFileSync(`${out}/forms.txt`, writeForms(tsv))
