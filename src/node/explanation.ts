/** What links two nodes, as JSON says it: concepts by their slugs, papers by their ids. */
import type { Explanation, Figure, Said, Tie, Way } from '../related/explain.ts'
import type { Quote } from '../related/quotes.ts'
import type { Atlas } from '../types.ts'

/** Whether the two have nothing in common, so that the way from the one to the other is told. */
export const isEmpty = (explanation: Explanation): boolean =>
  explanation.kind === 'link' ? explanation.tie === undefined : explanation.shared.length === 0

const wayOf = (atlas: Atlas, { concepts, first, last, between }: Way) => ({
  concepts: concepts.map((concept) => conceptOf(atlas, concept)),
  ...(first && { a: sideOf(first) }),
  ...(last && { b: sideOf(last) }),
  between: between.map(({ paper, a, b }) => ({
    paper: atlas.papers[paper].id,
    label: atlas.labels[paper],
    a: sideOf(a),
    b: sideOf(b),
  })),
})

const conceptOf = (atlas: Atlas, concept: number) => ({
  concept: atlas.concepts[concept].slug,
  label: atlas.concepts[concept].label,
})
const sideOf = ({ role, weight, quotes }: Tie) => ({ role, weight, evidence: quotes.map(quoteOf) })
const quoteOf = ({ field, sentence, start, end }: Quote) => ({
  field,
  surface: sentence.slice(start, end),
  sentence,
})

const slugs = (atlas: Atlas, { on, metric, method, versus }: Figure['result']) => {
  const slug = (concept: number | undefined): string | null =>
    concept === undefined ? null : atlas.concepts[concept].slug
  return { on: slug(on), metric: slug(metric), method: slug(method), versus: versus.map(slug) }
}
const figureOf = (atlas: Atlas, { result, quote }: Figure) => {
  const { value, unit, kind } = result
  return { value, unit, kind, ...slugs(atlas, result), ...quoteOf(quote) }
}
const saidOf = (atlas: Atlas, { kind, from, to, papers, sentences }: Said) => ({
  kind,
  from: atlas.concepts[from].slug,
  to: atlas.concepts[to].slug,
  papers,
  evidence: sentences.map(({ paper, sentence }) => ({ paper: atlas.papers[paper].id, sentence })),
})

function forJson(atlas: Atlas, explanation: Explanation) {
  switch (explanation.kind) {
    case 'papers':
      return {
        shared: explanation.shared.map(({ concept, a, b }) => ({
          ...conceptOf(atlas, concept),
          a: sideOf(a),
          b: sideOf(b),
        })),
      }
    case 'link':
      return {
        link: explanation.tie ? sideOf(explanation.tie) : null,
        results: explanation.figures.map((figure) => figureOf(atlas, figure)),
      }
    case 'concepts':
      return {
        papers: explanation.papers,
        npmi: explanation.npmi ?? null,
        relations: explanation.said.map((said) => saidOf(atlas, said)),
        shared: explanation.shared.map(({ paper, a, b }) => ({
          paper: atlas.papers[paper].id,
          label: atlas.labels[paper],
          a: sideOf(a),
          b: sideOf(b),
        })),
      }
  }
}

/** An explanation for JSON; with the way from the one to the other (null where there is none) where they share nothing. */
export const explanationOf = (atlas: Atlas, explanation: Explanation) => ({
  ...forJson(atlas, explanation),
  ...(isEmpty(explanation) && { way: explanation.way ? wayOf(atlas, explanation.way) : null }),
})
