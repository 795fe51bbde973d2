/**
 * `npm run bench`: papers per second of every stage from text to links on one core, next to a plain reading of the same
 * papers in the same run (JSON.parse and a regular expression for words), which tells how fast the machine is just now.
 * Every pass reads papers that were not read before. Needs ../shared. Times are user CPU, garbage collection included.
 */
import { gatherCandidates } from '../../src/concepts/candidates.ts'
import { forLinking, settleLexicon } from '../../src/concepts/lexicon.ts'
import { scoreCandidates } from '../../src/concepts/termhood/index.ts'
import { extractor, NO_NGRAMS } from '../../src/extractor.ts'
import { findAbbreviations } from '../../src/mentions/abbreviations/index.ts'
import { findMentions } from '../../src/mentions/index.ts'
import { Tagger } from '../../src/mentions/tagger/index.ts'
import { loadKnowledge } from '../../src/node/knowledge.ts'
import { readDocument } from '../../src/text/index.ts'
import type { Paper } from '../../src/types.ts'
import { readShared, textPaper } from '../eval/shared.ts'

const PAPERS = 4000
const PASSES = 3
const REFERENCE = 'reference: parse, words'
/** What a build of 5,000 papers or more does first. */
const SURVEY = 'survey (with text)'
const WORD = /[\p{L}\p{N}]+/gu

interface Row {
  id: string
  title: string
  abstract: string
  keywords?: string[]
}

const knowledge = await loadKnowledge()
const tagger = new Tagger(knowledge.tagger)
const rows = readShared<Row>('corpora/corpus-ml.jsonl.gz')
/** Seconds of the fastest pass, by stage. */
const fastest = new Map<string, number>()

/** Runs a stage and keeps its time. */
function time<T>(stage: string, run: () => T): T {
  const before = process.cpuUsage().user
  const result = run()
  const seconds = (process.cpuUsage().user - before) / 1e6
  fastest.set(stage, Math.min(seconds, fastest.get(stage) ?? seconds))
  return result
}

for (let pass = 0; pass < PASSES; pass++) {
  const own = rows.slice(pass * PAPERS, (pass + 1) * PAPERS)
  const papers: Paper[] = own.map(({ id, title, abstract, keywords }) =>
    textPaper(id, abstract, title, keywords),
  )
  const lines = own.map((row) => JSON.stringify(row))
  time(REFERENCE, () => {
    let words = 0
    for (const line of lines) words += (JSON.parse(line) as Row).abstract.match(WORD)?.length ?? 0
    return words
  })
  const documents = time('text', () => papers.map(readDocument))
  const abbreviations = time('abbreviations', () =>
    documents.map(({ fields }) => fields.map(findAbbreviations)),
  )
  const tagged = time('tagger', () => documents.map((document, p) => tagger.tag(document, abbreviations[p])))
  const mentions = time('mentions', () =>
    documents.map((document, p) =>
      findMentions(document, abbreviations[p], tagged[p].spans, knowledge.vocabulary, tagged[p].domain),
    ),
  )
  time('termhood', () =>
    mentions.map((found, p) =>
      scoreCandidates(
        gatherCandidates(documents[p], found.mentions, found.domain),
        tagged[p],
        tagger,
        knowledge.termhood,
      ),
    ),
  )
  const quiet = (): void => {}
  time(SURVEY, () => {
    const surveying = extractor(papers, knowledge)
    return surveying.survey(surveying.sketch(PAPERS, quiet), quiet)
  })
  const whole = extractor(papers, knowledge)
  const counts = time('count (all but the survey)', () => whole.count(NO_NGRAMS, quiet))
  const lexicon = time('lexicon', () =>
    settleLexicon(counts, knowledge.vocabulary, knowledge.types, knowledge.casing),
  )
  time('link', () => whole.link(forLinking(lexicon), quiet))
}

const sumOf = (stages: readonly string[]): number =>
  stages.reduce((sum, stage) => sum + fastest.get(stage)!, 0)
const all = sumOf(['count (all but the survey)', 'lexicon', 'link'])
fastest.set('text to links', all)
fastest.set('… with a survey', all + sumOf([SURVEY]) - sumOf(['text']))
const reference = fastest.get(REFERENCE)!
console.log(`${'stage'.padEnd(28)} papers/s   times the reference`)
for (const [stage, seconds] of fastest)
  console.log(
    `${stage.padEnd(28)} ${(PAPERS / seconds).toFixed(0).padStart(8)} ${(seconds / reference).toFixed(1).padStart(10)}`,
  )
