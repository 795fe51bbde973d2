/** Medical Subject Headings as XML (https://www.nlm.nih.gov/mesh/xml_data_elements.html). */
import type { Chunks } from '../../sources/format.ts'
import { xmlRecords } from '../../sources/xml.ts'
import { allAt, proseAt } from '../../sources/xml-tree.ts'
import { TermGraph, type TermItem } from './term.ts'

const RECORDS: ReadonlySet<string> = new Set(['DescriptorRecord', 'SupplementalRecord', 'QualifierRecord'])

/** Roots of such files. */
export const MESH_ROOTS: ReadonlySet<string> = new Set([...RECORDS].flatMap((name) => [name, `${name}Set`]))

/**
 * A term per concept of a record, named by its terms but for those that are permuted (`Neoplasms, Benign`); the concept
 * that the record is about is wider than its others.
 */
export async function* readMesh(chunks: Chunks, file: string): AsyncGenerator<TermItem> {
  const graph = new TermGraph()
  for await (const record of xmlRecords(chunks, RECORDS, { file, stem: '' })) {
    if ('problem' in record) {
      yield record
      continue
    }
    const concepts = allAt(record.element, 'ConceptList/Concept')
    const main = concepts.find(({ attributes }) => attributes.get('PreferredConceptYN') === 'Y')
    for (const concept of concepts) {
      const id = proseAt(concept, 'ConceptUI')
      if (main) graph.widen(id, proseAt(main, 'ConceptUI'))
      for (const term of allAt(concept, 'TermList/Term'))
        if (term.attributes.get('IsPermutedTermYN') !== 'Y')
          graph.name(
            id,
            proseAt(term, 'String'),
            '',
            term.attributes.get('ConceptPreferredTermYN') === 'Y',
            record.place,
          )
    }
  }
  for (const term of graph.terms()) yield { term }
}
