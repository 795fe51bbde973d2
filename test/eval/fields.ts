/**
 * `npm run eval:fields`: what a model of one field makes of papers of another, without and with a survey of the user's own
 * papers. It learns from annotated and unlabelled papers on machine learning, and is scored on annotated papers from the
 * ACL and the ACM that are part of a corpus of theirs, by the candidates that it takes for concepts. Needs ../shared;
 * takes five minutes.
 */
import { thresholdOf } from '../../src/concepts/termhood/index.ts'
import { extractor } from '../../src/extractor.ts'
import { Tagger } from '../../src/mentions/tagger/index.ts'
import { extendStatistics } from '../../src/mentions/tagger/own-statistics.ts'
import type { Statistics } from '../../src/mentions/tagger/statistics.ts'
import { loadKnowledge } from '../../src/node/knowledge.ts'
import { OTHERS, readAnnotated, readJsonl, readUnlabelled, titleKey } from '../../src/train/corpora.ts'
import { type Example, labelled, trainModel } from '../../src/train/model.ts'
import { oneOf } from '../../src/train/papers.ts'
import { judge, probabilities } from '../../src/train/termhood.ts'
import type { Paper } from '../../src/types.ts'

const SHARED = '../shared'
const SIZES = [1000, 3000, 10_000, Number.POSITIVE_INFINITY]
const quiet = (): void => {}

const knowledge = await loadKnowledge()
const corpusOf = (name: 'ml' | 'acl' | 'acm'): Paper[] => [...readUnlabelled(`${SHARED}/corpora`, [name])]
const titlesOf = (papers: readonly Paper[]): Set<string> =>
  new Set(papers.map(({ title }) => titleKey(title)))
const annotated = readAnnotated(
  'data/annotations/concepts.jsonl',
  readJsonl(`${SHARED}/gold/concepts-train.papers.jsonl`),
  true,
).map(labelled)
const titleOf = ({ document }: Example): string => titleKey(document.paper.title)

const home = corpusOf('ml')
const atHome = titlesOf(home)
const { tagger, termhood } = trainModel(
  annotated.filter((one) => atHome.has(titleOf(one))),
  (corpora) => (corpora === OTHERS ? [] : home),
  oneOf(SHARED, 'data/abstracts.txt'),
  knowledge.vocabulary,
  (what) => process.stderr.write(`${what}\n`),
)

/** F1 over the concepts of papers, with these statistics. */
function score(papers: readonly Example[], statistics: Statistics): number {
  const own = new Tagger({ ...tagger, statistics })
  let [right, accepted, concepts] = [0, 0, 0]
  for (const paper of papers) {
    const judged = judge(paper, own, knowledge.vocabulary)
    concepts += paper.concepts.length
    for (const [c, probability] of probabilities(judged, termhood).entries()) {
      if (probability < thresholdOf(termhood, judged.tagged.domain)) continue
      accepted++
      right += judged.truth[c]
    }
  }
  return (2 * right) / (accepted + concepts)
}

console.log('field  papers surveyed  n-grams added  F1')
for (const name of ['acl', 'acm'] as const) {
  const field = corpusOf(name).filter(({ title }) => !atHome.has(titleKey(title)))
  const titles = titlesOf(field)
  const gold = annotated.filter((one) => titles.has(titleOf(one)))
  const scored = new Set(gold.map(titleOf))
  const row = (surveyed: number, added: number, f1: number): void =>
    console.log(
      `${name.padEnd(6)} ${String(surveyed).padStart(15)}  ${String(added).padStart(13)}  ${f1.toFixed(4)}`,
    )
  row(0, 0, score(gold, tagger.statistics))
  for (const size of SIZES) {
    const step = Math.max(1, Math.ceil(field.length / size))
    const corpus = field
      .filter(({ title }, p) => p % step === 0 || scored.has(titleKey(title)))
      .map((paper) => (scored.has(titleKey(paper.title)) ? { ...paper, keywords: [] } : paper))
    const reading = extractor(corpus, { ...knowledge, tagger, termhood })
    const ngrams = reading.survey(reading.sketch(corpus.length, quiet), quiet)
    const statistics = extendStatistics(tagger.statistics, ngrams)
    row(corpus.length, statistics.keys.length - tagger.statistics.keys.length, score(gold, statistics))
  }
}
