/**
 * SKOS as JSON-LD. Properties are known by their local names (`skos:prefLabel`, `prefLabel`, or the whole address), so that
 * no context need be fetched; nodes are read one by one, where parsers of all of JSON-LD take minutes for a thesaurus.
 */
import type { Chunks } from '../../sources/format.ts'
import { JsonItems } from '../../sources/json/json-items.ts'
import { TermGraph, type TermItem } from './term.ts'

/** Characters of a node, and of what stands before the list of nodes. */
const LONGEST = 8_000_000
const DEEPEST = 100
const LABELS: ReadonlySet<string> = new Set(['prefLabel', 'altLabel', 'hiddenLabel'])
const LIST = /^\s*\[|"@?graph"\s*:\s*\[/

type Node = ReadonlyMap<string, unknown>

const localName = (key: string): string =>
  key.slice(Math.max(...[...'#/:'].map((mark) => key.lastIndexOf(mark))) + 1)
const nodeOf = (value: unknown): Node | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value).map(([key, inner]) => [key.replace(/^@/, ''), inner]))
    : undefined
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])
const textAt = (node: Node, ...keys: string[]): string | undefined =>
  keys.map((key) => node.get(key)).find((value): value is string => typeof value === 'string')
const idOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : nodeOf(value) && textAt(nodeOf(value)!, 'id', 'uri', 'iri')

/** The nodes of a list at the top, of `@graph`, or the document itself; a node that is no JSON is a Problem. */
export async function* readJsonLd(
  chunks: Chunks,
  file: string,
  languages: readonly string[],
): AsyncGenerator<TermItem> {
  const graph = new TermGraph(languages)
  let number = 0
  for await (const { text, length } of nodesOf(chunks)) {
    number++
    let found: unknown
    try {
      found = JSON.parse(text)
    } catch (error) {
      const what =
        length > text.length ? `a node of more than ${LONGEST} characters` : (error as Error).message
      yield { problem: { file, place: `node ${number}`, what, done: 'skipped' } }
    }
    readNode(graph, found, `node ${number}`, 0)
  }
  for (const term of graph.terms()) yield { term }
}

async function* nodesOf(chunks: Chunks): AsyncGenerator<{ text: string; length: number }> {
  let head = ''
  let items: JsonItems | undefined
  for await (const chunk of chunks) {
    if (items) {
      yield* items.push(chunk)
      continue
    }
    if (head.length <= LONGEST) head += chunk
    const list = LIST.exec(head)
    if (!list) continue
    items = new JsonItems(LONGEST)
    yield* items.push(head.slice(list.index + list[0].length))
  }
  if (items) yield* items.end()
  else yield { text: head, length: head.length }
}

function readNode(graph: TermGraph, value: unknown, place: string, depth: number): void {
  if (depth > DEEPEST) return
  for (const one of listOf(value)) {
    const node = nodeOf(one)
    if (!node) continue
    const id = idOf(one) ?? `${place}.${depth}`
    for (const [key, inner] of node) {
      const name = localName(key)
      if (LABELS.has(name))
        for (const label of listOf(inner)) readLabel(graph, id, label, name === 'prefLabel', place)
      else if (name === 'literalForm')
        for (const form of formsOf(inner)) graph.label(id, form.text, form.language)
      else {
        if (name === 'broader') for (const wider of listOf(inner)) graph.widen(id, idOf(wider) ?? id)
        readNode(graph, inner, place, depth + 1)
      }
    }
  }
}

function readLabel(graph: TermGraph, id: string, label: unknown, preferred: boolean, place: string): void {
  const node = nodeOf(label)
  const form = node && [...node].find(([key]) => localName(key) === 'literalForm')
  const forms = formsOf(form ? form[1] : label)
  for (const { text, language } of forms) graph.name(id, text, language, preferred, place)
  if (forms.length === 0 && node && idOf(label)) graph.nameBy(id, idOf(label)!, preferred)
}

/** Literals: a text, a value with its language, or a map of languages. */
function formsOf(value: unknown): { text: string; language: string }[] {
  return listOf(value).flatMap((one) => {
    if (typeof one === 'string') return [{ text: one, language: '' }]
    const node = nodeOf(one)
    if (!node) return []
    const text = textAt(node, 'value')
    if (text !== undefined) return [{ text, language: textAt(node, 'language', 'lang') ?? '' }]
    if (![...node.keys()].every((key) => /^[a-z]{2,3}(?:-\w+)*$/i.test(key)) || node.has('id')) return []
    return [...node].flatMap(([language, texts]) =>
      listOf(texts).flatMap((inner) => (typeof inner === 'string' ? [{ text: inner, language }] : [])),
    )
  })
}
