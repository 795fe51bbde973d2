/**
 * `npm run eval`: measures extraction on annotated papers next to simple ways of the same run (`npm run eval:keyphrases`
 * measures real tools), prints one table with 95 % bootstrap intervals, and writes it to eval.json. Needs ../shared. Figures on
 * speed are of this machine as it is.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { linksOf, textAt } from '../../src/atlas.ts'
import { forLinking, settleLexicon } from '../../src/concepts/lexicon.ts'
import { countConcepts, extractor } from '../../src/extractor.ts'
import { KNOWLEDGE_FILES } from '../../src/knowledge.ts'
import { loadKnowledge } from '../../src/node/knowledge.ts'
import { buildAtlas } from '../../src/pipeline.ts'
import type { Atlas, Paper } from '../../src/types.ts'
import { scoreAliases } from './aliases.ts'
import { nounPhrases, rake, vocabularyOnly, yake } from './baselines.ts'
import { type Predicted, predictionsOf, scoreConcepts } from './concepts.ts'
import { readSciERC } from './entities.ts'
import { byId, type Estimate, type GoldPaper, readShared, textPaper } from './shared.ts'

interface Row {
  what: string
  figure: string
  value: Estimate | number
}
const rows: Row[] = []
const say = (what: string, figures: Record<string, Estimate | number>): void => {
  for (const [figure, value] of Object.entries(figures)) {
    rows.push({ what, figure, value })
    const three = (x: number): string => x.toFixed(x < 10 ? 3 : 0)
    const text =
      typeof value === 'number'
        ? three(value)
        : `${three(value.value)}  [${three(value.low)}, ${three(value.high)}]`
    console.log(`${what.padEnd(34)} ${figure.padEnd(16)} ${text}`)
  }
}

const knowledge = await loadKnowledge()
const papersIn = (path: string, most?: number): Paper[] =>
  byId(
    readShared<Paper>(path)
      .slice(0, most)
      .map(({ id, title, abstract, keywords }) => textPaper(String(id), abstract, title, keywords ?? [])),
  )

function concepts(name: string, papers: readonly Paper[], gold: readonly GoldPaper[], atlas: Atlas): void {
  say(name, { ...scoreConcepts(gold, predictionsOf(atlas)) })
  const baselines: [string, (paper: Paper) => string[]][] = [
    ['our sketch of YAKE', yake],
    ['our sketch of RAKE', rake],
    ['noun phrases', nounPhrases],
    ['vocabulary only', (paper) => vocabularyOnly(paper, knowledge.vocabulary)],
  ]
  for (const [baseline, names] of baselines) {
    const predicted = new Map<string, Predicted[]>(
      papers.map((paper) => [paper.id, names(paper).map((own) => ({ own: [own], others: [] }))]),
    )
    const { precision, recall, f1, salientRecall } = scoreConcepts(gold, (id) => predicted.get(id) ?? [])
    say(`${name}, ${baseline}`, { precision, recall, f1, salientRecall })
  }
}

const dev = papersIn('gold/concepts-dev.papers.jsonl')
concepts('dev', dev, readShared('gold/concepts-dev.jsonl'), await buildAtlas(dev, knowledge))

const fields = papersIn('gold/concepts-fields-dev.papers.jsonl')
concepts(
  'dev of other fields',
  fields,
  readShared('gold/concepts-fields-dev.jsonl'),
  await buildAtlas(fields, knowledge),
)

const ten = byId(
  readFileSync('data/abstracts.txt', 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line, i) => textPaper(`abstracts-${i + 1}`, line.replace(/^Abstract:/, ''))),
)
concepts('ten abstracts', ten, readShared('gold/seeds.gold.jsonl'), await buildAtlas(ten, knowledge))

say('aliases', await scoreAliases(knowledge))

const abbreviations = spawnSync('npx', ['tsx', 'test/eval/abbreviations.ts'], { encoding: 'utf8' })
const med = /MED1250 pairs\s+P\s+([\d.]+)\s+R\s+([\d.]+)/.exec(abbreviations.stdout)
if (med) say('abbreviations, MED1250', { precision: Number(med[1]) / 100, recall: Number(med[2]) / 100 })

const scierc = readSciERC()
const sciercAtlas = await buildAtlas(scierc.papers, knowledge)
say('SciERC dev, names exact', {
  ours: scierc.score((_, p) =>
    linksOf(sciercAtlas, p).flatMap(({ concept, evidence }) =>
      evidence.length > 0 ? [evidence[0].surface] : [sciercAtlas.concepts[concept].label],
    ),
  ),
  'sketch of YAKE': scierc.score(yake),
  'sketch of RAKE': scierc.score(rake),
  'noun phrases': scierc.score(nounPhrases),
  vocabulary: scierc.score((paper) => vocabularyOnly(paper, knowledge.vocabulary)),
})

const corpus = papersIn('corpora/corpus-ml.jsonl.gz', 5000)
const quiet = (): void => {}
const clock = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
const began = clock()
const reader = extractor(corpus, knowledge)
const counts = await countConcepts(reader, corpus.length, () => quiet)
const counted = clock()
const lexicon = settleLexicon(counts, knowledge.vocabulary, knowledge.types, knowledge.casing)
const settled = clock()
reader.link(forLinking(lexicon), quiet)
const linked = clock()
say('speed, 5,000 papers, CPU', {
  'up to counts /s': corpus.length / (counted - began),
  'links /s': corpus.length / (linked - settled),
  'both /s': corpus.length / (counted - began + linked - settled),
})

const atlas = await buildAtlas(corpus, knowledge)
let [quotes, wrong, without] = [0, 0, 0]
for (const [p, paper] of atlas.papers.entries()) {
  for (const { evidence } of linksOf(atlas, p)) {
    if (evidence.length === 0) without++
    for (const one of evidence) {
      quotes++
      if (textAt(paper, one) !== one.surface || one.surface === '') wrong++
    }
  }
}
say('evidence, 5,000 papers', { quotes, 'wrong quotes': wrong, 'links without': without })

const files = KNOWLEDGE_FILES.map((file) => `data/${file}`)
say('shipped files', {
  'MB gzipped': files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1e6,
  MB: files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6,
})
writeFileSync('eval.json', `${JSON.stringify(rows, null, 1)}\n`)
