/** From annotated and unlabelled papers to the tagger and the termhood. */
import type { TermhoodModel } from '../concepts/termhood/model.ts'
import { Tagger } from '../mentions/tagger/index.ts'
import { Clusters, type TaggerModel } from '../mentions/tagger/model.ts'
import { quantise } from '../mentions/tagger/quantise.ts'
import type { Vocabulary } from '../mentions/vocabulary.ts'
import { readDocument } from '../text/index.ts'
import type { Paper } from '../types.ts'
import { clusterWords, readStream } from './clusters.ts'
import { type AnnotatedPaper, COMPUTING, type CorpusName, OTHERS } from './corpora.ts'
import { measureRates, withRates } from './rates.ts'
import { type LabelledPaper, labelsOf } from './rows.ts'
import { addDefinitions, addDomains, countCorpus } from './statistics.ts'
import { trainTagger } from './tagger.ts'
import { bestThresholds, crossValidate, type JudgedPaper, judge, trainTermhood } from './termhood.ts'
import { crossValidateWordings, pairsOf, takenOf, trainWordings } from './wordings.ts'

/** An annotated paper with the labels of its tokens. */
export interface Example extends LabelledPaper, Pick<AnnotatedPaper, 'concepts' | 'isFirst'> {}

export function labelled({ paper, concepts, isFirst }: AnnotatedPaper): Example {
  const document = readDocument(paper)
  return { document, concepts, isFirst, labels: labelsOf(document, concepts) }
}

/** Taggers that judge papers which they have not seen. */
const FOLDS = 8

/**
 * `papers` gives the unlabelled papers, of all corpora or of some, as often as they are asked for; the keywords of those that are `hidden` are not
 * looked at. `say` hears of every step.
 */
export function trainModel(
  annotated: readonly Example[],
  papers: (corpora?: readonly CorpusName[]) => Iterable<Paper>,
  hidden: (paper: Paper) => boolean,
  vocabulary: Vocabulary,
  say: (what: string) => void,
): { tagger: TaggerModel; termhood: TermhoodModel } {
  const counted = (n: number): void => say(`  ${n} papers`)
  say('counting n-grams')
  const bare = quantise(countCorpus(papers(), hidden, counted))
  say(`${bare.keys.length} n-grams; their definitions`)
  addDefinitions(bare, papers())
  say('domains')
  addDomains(bare, papers(COMPUTING), papers(OTHERS))
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
      judged[p] = judge(annotated[p], unseen[p % 2], vocabulary)
  }

  say('growing trees')
  const scores = crossValidate(judged)
  say('wordings')
  const pairs = judged.map((paper, p) => pairsOf(paper, scores[p], vocabulary))
  const apart = crossValidateWordings(judged, pairs)
  const { thresholds, f1 } = bestThresholds(judged, (p, threshold) =>
    takenOf(judged[p], scores[p], pairs[p], apart[p], threshold),
  )
  say(`cross-validated F1 ${f1.home.toFixed(3)} at ${thresholds.home} in papers on computing`)
  say(`cross-validated F1 ${f1.away.toFixed(3)} at ${thresholds.away} in others`)
  const wordings = trainWordings(judged, pairs)
  return { tagger, termhood: { ...trainTermhood(judged), wordings, thresholds } }
}
