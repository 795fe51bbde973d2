import type { Command } from 'commander'
import type { Explanation, Figure, Said, Tie, Way } from '../../related/explain.ts'
import type { NodeRef } from '../../related/find.ts'
import type { Quote } from '../../related/quotes.ts'
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
  const { explanationOf, isEmpty } = await import('../explanation.ts')
  const { describe, nodeNamed, title } = await import('./nodes.ts')
  const atlas = await loadAtlas(dir)
  const nodes: [NodeRef, NodeRef] = [nodeNamed(atlas, a), nodeNamed(atlas, b)]
  const explanation = explain(atlas, ...nodes)
  if (json) {
    const [first, second] = nodes.map((node) => describe(atlas, node))
    return print(JSON.stringify({ a: first, b: second, ...explanationOf(atlas, explanation) }))
  }
  const terminal = terminalOf(process.stdout)
  const named = (node: NodeRef): string => title(atlas, node)
  const head = wrap(`${named(nodes[0])} — ${named(nodes[1])}`, terminal.width)
  const way = isEmpty(explanation) ? wayLines(atlas, explanation.way, terminal, named) : []
  await print([head, ...linesOf(atlas, explanation, terminal, named), ...way].join('\n'))
}

/** The chain in one line, then the papers along it with their sentences. */
function wayLines(
  atlas: Atlas,
  way: Way | undefined,
  terminal: Terminal,
  named: (node: NodeRef) => string,
): string[] {
  if (way === undefined) return ['No chain of concepts leads from the one to the other.']
  const { bold, width } = terminal
  const { concepts, first, last, between } = way
  const label = (concept: number): string => plain(atlas.concepts[concept].label)
  const quote = ({ quotes }: Tie): string[] =>
    quotes
      .slice(0, 1)
      .map(({ sentence, start, end }) => wrap(quoted(sentence, start, end, terminal), width, '    '))
  const stop = (paper: number, ties: Tie[]): string[] => [
    '',
    wrap(
      `${named({ kind: 'paper', index: paper })}: ${ties.map(({ concept }) => bold(label(concept))).join(', ')}`,
      width,
    ),
    ...new Set(ties.flatMap(quote)),
  ]
  return [
    wrap(`A chain of concepts leads there: ${concepts.map((one) => bold(label(one))).join(' → ')}`, width),
    ...(first ? stop(first.paper, [first]) : []),
    ...between.flatMap(({ paper, a, b }) => stop(paper, [a, b])),
    ...(last ? stop(last.paper, [last]) : []),
  ]
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
      const { tie, figures } = explanation
      if (!tie) return ['The paper does not name the concept.']
      return [
        `${label(tie.concept)}: ${tie.role}, weight ${tie.weight.toFixed(2)}`,
        ...tie.quotes.map(quote),
        ...figures.flatMap((figure) => ['', ...figureLines(atlas, figure, terminal)]),
      ]
    }
    case 'concepts': {
      if (explanation.papers === 0) return ['No paper links to both.']
      const many = explanation.papers === 1 ? '1 paper links' : `${explanation.papers} papers link`
      return [
        `${many} to both.`,
        ...explanation.said.flatMap((said) => ['', ...saidLines(atlas, said, terminal)]),
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

/** `Reported: 2.3% on CIFAR-100 for ToCom`, and the sentence. */
function figureLines(atlas: Atlas, { result, quote }: Figure, terminal: Terminal): string[] {
  const { surface, kind, on, metric, method, versus } = result
  const named = (word: string, concepts: (number | undefined)[]): string => {
    const labels = concepts.flatMap((concept) =>
      concept === undefined ? [] : [atlas.concepts[concept].label],
    )
    return labels.length > 0 ? ` ${word} ${labels.join(', ')}` : ''
  }
  const about = named('in', [metric]) + named('on', [on]) + named('for', [method]) + named('against', versus)
  const text = `${kind === 'change' ? 'Change' : 'Score'} ${surface}${about}`
  return [
    wrap(terminal.bold(plain(text)), terminal.width),
    wrap(quoted(quote.sentence, quote.start, quote.end, terminal), terminal.width, '    '),
  ]
}

/** `token merging used-for ViT (2 papers)`, and the sentences. */
function saidLines(atlas: Atlas, { kind, from, to, papers, sentences }: Said, terminal: Terminal): string[] {
  const many = papers === 1 ? '1 paper' : `${papers} papers`
  const text = plain(`${atlas.concepts[from].label} ${kind} ${atlas.concepts[to].label}`)
  return [
    wrap(`${terminal.bold(text)} (${many})`, terminal.width),
    ...sentences.map(({ sentence }) => wrap(quoted(sentence, 0, 0, terminal), terminal.width, '    ')),
  ]
}
