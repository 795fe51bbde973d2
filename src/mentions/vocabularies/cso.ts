/** The Computer Science Ontology as CSV: one statement about topics per line (Salatino et al. 2018). */
import { parse } from 'csv-parse/browser/esm/sync'
import { TermGraph, type TermItem } from './term.ts'

/** `<https://cso.kmi.open.ac.uk/topics/deep_learning>` → `deep learning`. */
const topicOf = (address: string): string => decoded(bare(address).replace(/^.*\//, '')).replaceAll('_', ' ')

/** Without brackets and quotes. */
const bare = (address: string): string => address.replace(/^["<]+|[">]+$/g, '')

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Topics that are equivalent become one term, called by the one that is preferred. */
export function* readCso(text: string, file: string): Generator<TermItem> {
  const graph = new TermGraph()
  const preferred = new Map<string, string>()
  const statements: [subject: string, relation: string, object: string][] = []
  for (const { record, info } of rowsOf(text)) {
    if (record.length !== 3) {
      const what = `expected subject, relation and object, got ${record.join(', ').slice(0, 80)}`
      yield { problem: { file, place: `line ${info.lines}`, what, done: 'skipped' } }
      continue
    }
    const [subject, address, object] = record
    const relation = bare(address).replace(/^.*[/#]/, '')
    if (relation === 'preferentialEquivalent') preferred.set(topicOf(subject), topicOf(object))
    statements.push([subject, relation, object])
  }
  const main = (topic: string): string => preferred.get(topic) ?? topic
  const add = (address: string): string => {
    const topic = topicOf(address)
    graph.name(main(topic), topic, '', main(topic) === topic)
    return main(topic)
  }
  for (const [subject, relation, object] of statements) {
    if (relation === 'superTopicOf') graph.widen(add(object), add(subject))
    else if (relation === 'relatedEquivalent' || relation === 'preferentialEquivalent') {
      add(subject)
      add(object)
    } else if (relation === 'label')
      graph.name(main(topicOf(subject)), object.replace(/^"|"(?:@[\w-]+)?$/g, ''), '', false)
  }
  for (const term of graph.terms()) yield { term }
}

interface Row {
  record: string[]
  info: { lines: number }
}

/** Where a quote is never closed, quotes count as any other character. */
function rowsOf(text: string): Row[] {
  const options = {
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
  } as const
  try {
    return parse(text, options) as unknown as Row[]
  } catch {
    return parse(text, { ...options, quote: null }) as unknown as Row[]
  }
}
