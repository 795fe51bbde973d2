/** How well types and roles come out for papers that were not trained on. */

import type { WordKnowledge } from '../../concepts/types/form-features.ts'
import { TypeClassifier } from '../../concepts/types/index.ts'
import { HOME } from '../../mentions/tagger/index.ts'
import { RoleClassifier } from '../../relations/roles.ts'
import { CONCEPT_TYPES, type ConceptType } from '../../types.ts'
import type { Example, ExamplePaper } from './examples.ts'
import { ROLE_SETTINGS, trainRoles } from './roles.ts'
import { trainTypes } from './types.ts'

const FOLDS = 5

/** Splits papers by their place: every fifth is held out, five times over. */
export function folds(papers: readonly ExamplePaper[]): { train: ExamplePaper[]; test: ExamplePaper[] }[] {
  return Array.from({ length: FOLDS }, (_, fold) => ({
    train: papers.filter((_, p) => p % FOLDS !== fold),
    test: papers.filter((_, p) => p % FOLDS === fold),
  }))
}

/** The type of every example as the program would give it, were its paper new and alone. */
export function typesWhenNew(
  papers: readonly ExamplePaper[],
  words: WordKnowledge,
): Map<Example, ConceptType> {
  const types = new Map<Example, ConceptType>()
  for (const { train, test } of folds(papers)) {
    const classifier = new TypeClassifier(trainTypes(train, words), words)
    for (const { document, domain, examples } of test) {
      for (const example of examples) {
        const { forms, mentions } = example
        const entry = forms.map((form) => words.vocabulary.entryOf(form)).find((found) => found !== undefined)
        const votes = forms.map((form) => {
          const own = mentions.filter((mention) => mention.form === form)
          const types = CONCEPT_TYPES.map(() => 0)
          classifier.vote(document, own, domain, types)
          return { form, papers: 1, home: domain >= HOME ? 1 : 0, types }
        })
        types.set(example, (domain >= HOME ? entry?.type : undefined) ?? classifier.typeOf(votes))
      }
    }
  }
  return types
}

export interface Accuracy {
  /** Share of the annotated concepts whose type is right; of those that the vocabulary does not know. */
  types: number
  newTypes: number
  roles: number
  salientRoles: number
}

/** Five-fold cross-validation; `types` are those of `typesWhenNew`. */
export function crossValidate(
  papers: readonly ExamplePaper[],
  words: WordKnowledge,
  types: ReadonlyMap<Example, ConceptType>,
  settings = ROLE_SETTINGS,
): Accuracy {
  const examples = papers.flatMap((paper) => paper.examples)
  const unknown = examples.filter(
    ({ forms }) => !forms.some((form) => words.vocabulary.entryOf(form) !== undefined),
  )
  const right = new Set<Example>()
  for (const { train, test } of folds(papers)) {
    const classifier = new RoleClassifier(
      trainRoles(train, words.vocabulary, types, settings),
      words.vocabulary,
    )
    for (const paper of test)
      for (const example of paper.examples)
        if (
          classifier.roleOf(paper.document, example.mentions, types.get(example)!, paper.domain) ===
          example.concept.role
        )
          right.add(example)
  }
  const share = (of: readonly Example[], holds: (example: Example) => boolean): number =>
    of.filter(holds).length / of.length
  const rightType = (example: Example): boolean => types.get(example) === example.concept.type
  return {
    types: share(examples, rightType),
    newTypes: share(unknown, rightType),
    roles: share(examples, (example) => right.has(example)),
    salientRoles: share(
      examples.filter(({ concept }) => concept.salient),
      (example) => right.has(example),
    ),
  }
}
