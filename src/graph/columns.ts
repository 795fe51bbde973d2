import { FIELDS, type Link, type LinkColumns, ROLES } from '../types.ts'

/** Turns the links of every paper, each list sorted by concept, into columns. No papers give empty columns. */
export function linkColumns(links: Link[][]): LinkColumns {
  let total = 0
  let quotes = 0
  for (const list of links) {
    total += list.length
    for (const link of list) quotes += link.evidence.length
  }
  const columns: LinkColumns = {
    start: new Uint32Array(links.length + 1),
    concept: new Uint32Array(total),
    role: new Uint8Array(total),
    weight: new Float32Array(total),
    evidenceStart: new Uint32Array(total + 1),
    field: new Uint8Array(quotes),
    spanStart: new Uint32Array(quotes),
    spanEnd: new Uint32Array(quotes),
    sentenceStart: new Uint32Array(quotes),
    sentenceEnd: new Uint32Array(quotes),
  }
  let l = 0
  let e = 0
  for (const [p, list] of links.entries()) {
    for (const link of list) {
      columns.concept[l] = link.concept
      columns.role[l] = ROLES.indexOf(link.role)
      columns.weight[l] = link.weight
      for (const evidence of link.evidence) {
        columns.field[e] = FIELDS.indexOf(evidence.field)
        columns.spanStart[e] = evidence.start
        columns.spanEnd[e] = evidence.end
        columns.sentenceStart[e] = evidence.sentence.start
        columns.sentenceEnd[e] = evidence.sentence.end
        e++
      }
      columns.evidenceStart[++l] = e
    }
    columns.start[p + 1] = l
  }
  return columns
}

/** How many papers link to each concept. */
export function paperCounts(links: LinkColumns, concepts: number): Uint32Array {
  const counts = new Uint32Array(concepts)
  for (const c of links.concept) counts[c]++
  return counts
}
