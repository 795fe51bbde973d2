import { FIELDS, type LinkColumns, ROLES, type Role } from '../types.ts'
import { round, WEIGHT_DECIMALS } from './round.ts'

/** How much a role says about what the paper is about. */
const ROLE_FACTOR: Record<Role, number> = {
  proposes: 2,
  addresses: 1.6,
  'evaluates-on': 1.1,
  uses: 1,
  'compares-with': 0.8,
  measures: 0.7,
  mentions: 0.5,
}

/** A mention in the title or among the keywords counts as so many in the abstract. */
const FIELD_FACTOR = { title: 3, abstract: 1, keywords: 2 }

/**
 * The weight of every link: tf·idf (Spärck Jones 1972; logarithmic tf as in Salton & Buckley 1988) with the
 * mentions weighted by field and the whole by role, relative to the paper's strongest link, which gets 1.
 * The idf is `ln(1 + papers / papersOfConcept)`: a hub that every paper has is damped, never silenced.
 * Rounded to 4 decimals and never below 0.0001; a link without evidence counts as one mention.
 */
export function linkWeights(links: LinkColumns, counts: Uint32Array): Float32Array {
  const papers = links.start.length - 1
  const weights = new Float32Array(links.concept.length)
  for (let p = 0; p < papers; p++) {
    let strongest = 0
    for (let l = links.start[p]; l < links.start[p + 1]; l++) {
      const idf = Math.log(1 + papers / counts[links.concept[l]])
      weights[l] = ROLE_FACTOR[ROLES[links.role[l]]] * (1 + Math.log(mentions(links, l))) * idf
      strongest = Math.max(strongest, weights[l])
    }
    for (let l = links.start[p]; l < links.start[p + 1]; l++)
      weights[l] = Math.max(10 ** -WEIGHT_DECIMALS, round(weights[l] / strongest, WEIGHT_DECIMALS))
  }
  return weights
}

function mentions(links: LinkColumns, link: number): number {
  let sum = 0
  for (let e = links.evidenceStart[link]; e < links.evidenceStart[link + 1]; e++)
    sum += FIELD_FACTOR[FIELDS[links.field[e]]]
  return Math.max(1, sum)
}
