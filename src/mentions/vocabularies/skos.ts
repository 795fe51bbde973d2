/** SKOS (W3C 2009), as RDF/XML and as Turtle: concepts with preferred, alternative and hidden labels. */
import { Parser, type Quad } from 'n3'
import { type XmlElement, xmlRecords } from '../../sources/xml.ts'
import { proseOf } from '../../sources/xml-tree.ts'
import { TermGraph, type TermItem } from './term.ts'

const SKOS = 'http://www.w3.org/2004/02/skos/core#'
const LABELS: ReadonlySet<string> = new Set(['prefLabel', 'altLabel', 'hiddenLabel'])

/** Elements `Concept`, or `Description` with labels; other elements are passed over. */
export async function* readSkosXml(text: string, file: string): AsyncGenerator<TermItem> {
  const graph = new TermGraph()
  for await (const record of xmlRecords([text], new Set(['Concept', 'Description']), { file, stem: '' })) {
    if ('problem' in record) yield record
    else readConcept(graph, record.element, record.place)
  }
  for (const term of graph.terms()) yield { term }
}

function readConcept(graph: TermGraph, { attributes, children }: XmlElement, place: string): void {
  const id = attributes.get('about') ?? attributes.get('ID') ?? place
  for (const child of children) {
    if (typeof child === 'string') continue
    if (LABELS.has(child.name))
      graph.name(id, proseOf(child), child.attributes.get('lang') ?? '', child.name === 'prefLabel', place)
    else if (child.name === 'broader') graph.widen(id, child.attributes.get('resource') ?? '')
  }
}

/** Read up to the first fault, which is a Problem. */
export async function* readSkosTurtle(text: string, file: string): AsyncGenerator<TermItem> {
  const graph = new TermGraph()
  const fault = await new Promise<string | undefined>((resolve) => {
    new Parser({ format: 'text/turtle' }).parse(text, (error, quad) => {
      if (error) resolve(error.message)
      else if (quad === null) resolve(undefined)
      else readStatement(graph, quad)
    })
  }).catch((error: Error) => error.message)
  for (const term of graph.terms()) yield { term }
  if (fault !== undefined) yield { problem: { file, place: '', what: fault, done: 'read up to there' } }
}

function readStatement(graph: TermGraph, { subject, predicate, object }: Quad): void {
  if (!predicate.value.startsWith(SKOS)) return
  const name = predicate.value.slice(SKOS.length)
  if (LABELS.has(name) && object.termType === 'Literal')
    graph.name(subject.value, object.value, object.language, name === 'prefLabel')
  else if (name === 'broader') graph.widen(subject.value, object.value)
}
