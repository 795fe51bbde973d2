/** The type of a concept by the last word of its form; the vocabulary's word goes before this. */
import type { ConceptType } from '../types.ts'

const BY_HEAD: readonly [ConceptType, string][] = [
  [
    'dataset',
    'dataset benchmark corpus treebank testbed suite challenge simulator environment database leaderboard',
  ],
  [
    'metric',
    'score accuracy precision recall f1 bleu rouge error rate similarity perplexity auc metric distance latency throughput map miou fid psnr ssim',
  ],
  [
    'task',
    `classification detection segmentation recognition generation translation summarization answering retrieval parsing
    tagging extraction prediction estimation completion editing planning navigation manipulation captioning tracking
    synthesis restoration denoising forecasting recommendation verification identification matching alignment ranking
    reasoning understanding inference disambiguation resolution linking labeling induction localization reconstruction
    grounding search clustering adaptation generalization learning control simulation modeling`,
  ],
  [
    'topic',
    `forgetting overfitting robustness bias fairness privacy space graph distribution memory minimum theory science
    chemistry biology language culture ethics security efficiency interpretability explainability gap shift noise
    uncertainty diversity consistency structure data knowledge representation embedding safety society education`,
  ],
]
const TYPE_OF_HEAD = new Map(
  BY_HEAD.flatMap(([type, heads]) => heads.split(/\s+/).map((head) => [head, type])),
)

/** `method` where the head says nothing: most concepts of a paper are. */
export function typeOf(form: string): ConceptType {
  const head = form.slice(form.lastIndexOf(' ') + 1)
  return TYPE_OF_HEAD.get(head) ?? 'method'
}
