/** SKOS and SKOS-XL (W3C 2009), and the RDF of MeSH: as Turtle or N-Triples, and as RDF/XML. */
import { Parser, type Quad } from 'n3'
import type { Chunks } from '../../sources/format.ts'
import { type XmlElement, xmlRecords } from '../../sources/xml.ts'
import { proseOf } from '../../sources/xml-tree.ts'
import { TermGraph, type TermItem } from './term.ts'

const SKOS = 'http://www.w3.org/2004/02/skos/core#'
const SKOS_XL = 'http://www.w3.org/2008/05/skos-xl#'
const MESH = 'http://id.nlm.nih.gov/mesh/vocab#'
const LABELS: ReadonlySet<string> = new Set(['prefLabel', 'altLabel', 'hiddenLabel'])

/** Elements `Concept`, or `Description` with labels, and labels of SKOS-XL; other elements are passed over. */
export async function* readSkosXml(
  chunks: Chunks,
  file: string,
  languages: readonly string[],
): AsyncGenerator<TermItem> {
  const graph = new TermGraph(languages)
  const names = new Set(['Concept', 'Description', 'Label'])
  for await (const record of xmlRecords(chunks, names, { file, stem: '' })) {
    if ('problem' in record) yield record
    else readConcept(graph, record.element, record.place)
  }
  for (const term of graph.terms()) yield { term }
}

function readConcept(graph: TermGraph, { attributes, children }: XmlElement, place: string): void {
  const id = attributes.get('about') ?? attributes.get('ID') ?? place
  for (const child of children) {
    if (typeof child === 'string') continue
    const resource = child.attributes.get('resource')
    const language = child.attributes.get('lang') ?? ''
    if (child.name === 'literalForm') graph.label(id, proseOf(child), language)
    else if (child.name === 'broader' && resource !== undefined) graph.widen(id, resource)
    if (!LABELS.has(child.name)) continue
    const preferred = child.name === 'prefLabel'
    const literal = literalOf(child)
    if (resource !== undefined) graph.nameBy(id, resource, preferred)
    else if (literal) graph.name(id, proseOf(literal), literal.attributes.get('lang') ?? '', preferred, place)
    else graph.name(id, proseOf(child), language, preferred, place)
  }
}

/** The text of a label of SKOS-XL that stands inside of its concept. */
function literalOf({ children }: XmlElement): XmlElement | undefined {
  for (const child of children) {
    if (typeof child === 'string') continue
    const found = child.name === 'literalForm' ? child : literalOf(child)
    if (found) return found
  }
  return undefined
}

/** Of a line of N-Triples that says something about names; most lines of MeSH say other things. */
const RELEVANT = /(?:Label|literalForm|broader|[tT]erm|[cC]oncept)>/

/** The lines of N-Triples that matter here. */
export async function* statementsOfSkos(chunks: Chunks): AsyncGenerator<string> {
  let held = ''
  for await (const chunk of chunks) {
    const lines = (held + chunk).split('\n')
    held = lines.pop()!
    const kept = lines.filter((line) => RELEVANT.test(line))
    if (kept.length > 0) yield `${kept.join('\n')}\n`
  }
  yield held
}

/** Turtle, and N-Triples, which is a part of it. Read up to the first fault, which is a Problem. */
export async function* readSkosTurtle(
  chunks: Chunks,
  file: string,
  languages: readonly string[],
): AsyncGenerator<TermItem> {
  const graph = new TermGraph(languages)
  let fault: string | undefined
  const listeners = new Map<string, (chunk?: string) => void>()
  const stream = { on: (event: string, listener: (chunk?: string) => void) => listeners.set(event, listener) }
  try {
    // The parser reads what it is given at once.
    new Parser().parse(stream as never, (error, quad) => {
      if (error) fault ??= error.message
      else if (quad) readStatement(graph, quad)
    })
    for await (const chunk of chunks) {
      if (fault !== undefined) break
      listeners.get('data')!(chunk)
    }
    if (fault === undefined) listeners.get('end')!()
  } catch (error) {
    fault ??= (error as Error).message
  }
  for (const term of graph.terms()) yield { term }
  if (fault !== undefined) yield { problem: { file, place: '', what: fault, done: 'read up to there' } }
}

function readStatement(graph: TermGraph, { subject, predicate, object }: Quad): void {
  const relation = predicate.value
  const [vocabulary] = [SKOS, SKOS_XL, MESH].filter((address) => relation.startsWith(address))
  if (vocabulary === undefined) return
  const [id, name] = [subject.value, relation.slice(vocabulary.length)]
  const literal = object.termType === 'Literal' ? object : undefined
  if (vocabulary === MESH) {
    if (name === 'preferredTerm' || name === 'term') graph.nameBy(id, object.value, name === 'preferredTerm')
    else if (name === 'prefLabel' && literal) graph.label(id, literal.value, literal.language)
    else if (name === 'preferredConcept') graph.standFor(id, object.value)
    else if (name === 'concept') graph.widen(object.value, id)
  } else if (name === 'literalForm' && literal) graph.label(id, literal.value, literal.language)
  else if (name === 'broader') graph.widen(id, object.value)
  else if (LABELS.has(name)) {
    if (literal) graph.name(id, literal.value, literal.language, name === 'prefLabel')
    else graph.nameBy(id, object.value, name === 'prefLabel')
  }
}
