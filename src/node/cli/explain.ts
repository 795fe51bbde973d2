import type { Command } from 'commander'
import type { Explanation, Quote, Tie } from '../../related/explain.ts'
import type { NodeRef } from '../../related/find.ts'
import type { Atlas } from '../../types.ts'
import { plain, quoted, type Terminal, terminalOf, wrap } from '../terminal.ts'
import { print, verbOf } from './usage.ts'

export function explain(program: Command): void {
  verbOf(
    program,
    'explain <dir> <a> <b>',
    'Why two papers, a paper and a concept, or two concepts are linked, with the sentences that say so.',
    'explain atlas abstracts-2 abstracts-10',
  )
    .option('--json', 'print JSON')
    .action(run)
}

async function run(dir: string, a: string, b: string, { json }: { json?: boolean }): Promise<void> {
  const { loadAtlas } = await import('../store.ts')
  const { explain } = await import('../../related/explain.ts')
  const { describe, nodeNamed, title } = await import('./nodes.ts')
  const atlas = await loadAtlas(dir)
  const nodes: [NodeRef, NodeRef] = [nodeNamed(atlas, a), nodeNamed(atlas, b)]
  const explanation = explain(atlas, ...nodes)
  if (json) {
    const [first, second] = nodes.map((node) => describe(atlas, node))
    return print(JSON.stringify({ a: first, b: second, ...forJson(atlas, explanation) }))
  }
  const terminal = terminalOf(process.stdout)
  const named = (node: NodeRef): string => title(atlas, node)
  const head = wrap(`${named(nodes[0])} — ${named(nodes[1])}`, terminal.width)
  await print([head, ...linesOf(atlas, explanation, terminal, named)].join('\n'))
}

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
      return { link: explanation.tie ? sideOf(explanation.tie) : null }
    case 'concepts':
      return {
        papers: explanation.papers,
        npmi: explanation.npmi ?? null,
        shared: explanation.shared.map(({ paper, a, b }) => ({
          paper: atlas.papers[paper].id,
          label: atlas.labels[paper],
          a: sideOf(a),
          b: sideOf(b),
        })),
      }
  }
}

function linesOf(
  atlas: Atlas,
  explanation: Explanation,
  terminal: Terminal,
  named: (node: NodeRef) => string,
): string[] {
  const { bold, width } = terminal
  const quote = ({ sentence, start, end }: Quote): string =>
    wrap(quoted(sentence, start, end, terminal), width, '    ')
  const label = (concept: number): string => bold(plain(atlas.concepts[concept].label))
  const side = (name: string, { role, quotes }: Tie): string[] => [
    wrap(`${name} ${role}`, width, '  '),
    ...quotes.slice(0, 1).map(quote),
  ]
  const paper = (index: number): string => named({ kind: 'paper', index })
  switch (explanation.kind) {
    case 'papers':
      if (explanation.shared.length === 0) return ['They share no concept.']
      return explanation.shared.flatMap(({ concept, a, b }) => [
        '',
        label(concept),
        ...side(paper(a.paper), a),
        ...side(paper(b.paper), b),
      ])
    case 'link': {
      const { tie } = explanation
      if (!tie) return ['The paper does not name the concept.']
      return [`${label(tie.concept)}: ${tie.role}, weight ${tie.weight.toFixed(2)}`, ...tie.quotes.map(quote)]
    }
    case 'concepts': {
      if (explanation.papers === 0) return ['No paper links to both.']
      const many = explanation.papers === 1 ? '1 paper links' : `${explanation.papers} papers link`
      return [
        `${many} to both.`,
        ...explanation.shared.flatMap((shared) => [
          '',
          bold(wrap(paper(shared.paper), width)),
          ...side(plain(atlas.concepts[shared.a.concept].label), shared.a),
          ...side(plain(atlas.concepts[shared.b.concept].label), shared.b),
        ]),
      ]
    }
  }
}
