/** Small atlases made by hand: papers, and concepts that are linked wherever one of their names stands. */
import {
  type Atlas,
  type Author,
  type Concept,
  type ExternalLink,
  FIELDS,
  type LinkColumns,
  type Paper,
  ROLES,
} from '../../src/types.ts'

export const paper = (given: Partial<Paper> & { id: string }): Paper => ({
  title: '',
  abstract: '',
  keywords: [],
  authors: [] as Author[],
  links: [] as ExternalLink[],
  ...given,
})

interface Spot {
  field: number
  start: number
  end: number
  sentence: [number, number]
}

function spots(given: Paper, names: readonly string[]): Spot[] {
  const found: Spot[] = []
  for (const field of ['title', 'abstract'] as const) {
    const text = given[field]
    for (const name of names) {
      const start = text.indexOf(name)
      if (start < 0) continue
      const before = text.lastIndexOf('. ', start)
      const after = text.indexOf('. ', start + name.length)
      const sentence: [number, number] = [before < 0 ? 0 : before + 2, after < 0 ? text.length : after + 1]
      found.push({ field: FIELDS.indexOf(field), start, end: start + name.length, sentence })
    }
  }
  given.keywords.forEach((keyword, k) => {
    if (names.includes(keyword))
      found.push({ field: FIELDS.indexOf('keywords'), start: k, end: k + 1, sentence: [k, k + 1] })
  })
  return found
}

/** `names`: of each concept its label, then its aliases, each as it stands in the papers. */
export function atlasOf(papers: Paper[], names: string[][]): Atlas {
  const concepts: Concept[] = names.map(([label, ...aliases]) => ({
    slug: label.toLowerCase().replaceAll(' ', '-'),
    label,
    type: 'topic',
    aliases: aliases.map((surface) => ({ surface, why: 'synonym group' })),
    papers: 0,
  }))
  const start = [0]
  const concept: number[] = []
  const evidenceStart = [0]
  const evidence: Spot[] = []
  for (const one of papers) {
    names.forEach((surfaces, c) => {
      const found = spots(one, surfaces)
      if (found.length === 0) return
      concept.push(c)
      concepts[c].papers++
      evidence.push(...found)
      evidenceStart.push(evidence.length)
    })
    start.push(concept.length)
  }
  const column = (pick: (spot: Spot) => number) => Uint32Array.from(evidence, pick)
  const links: LinkColumns = {
    start: Uint32Array.from(start),
    concept: Uint32Array.from(concept),
    role: Uint8Array.from(concept, () => ROLES.indexOf('mentions')),
    weight: Float32Array.from(concept, () => 1),
    evidenceStart: Uint32Array.from(evidenceStart),
    field: Uint8Array.from(evidence, (spot) => spot.field),
    spanStart: column((spot) => spot.start),
    spanEnd: column((spot) => spot.end),
    sentenceStart: column((spot) => spot.sentence[0]),
    sentenceEnd: column((spot) => spot.sentence[1]),
  }
  const nodes = papers.length + concepts.length
  return {
    papers,
    labels: papers.map(({ title, id }) => title || id),
    concepts,
    links,
    cooccurrences: {
      a: new Uint32Array(),
      b: new Uint32Array(),
      count: new Uint32Array(),
      npmi: new Float32Array(),
      weight: new Float32Array(),
    },
    communities: [],
    nodes: {
      community: new Int32Array(nodes).fill(-1),
      x: new Float32Array(nodes),
      y: new Float32Array(nodes),
      size: new Float32Array(nodes),
    },
  }
}
