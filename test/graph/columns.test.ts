import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linksOf } from '../../src/atlas.ts'
import { joinLinks, linkColumns } from '../../src/graph/columns.ts'
import { keepShared } from '../../src/relations/shared-concepts.ts'
import { type Link, ROLES } from '../../src/types.ts'
import { concept, paper } from './planted.ts'

const TEXT = 'We use graphs and more of them here.'
const PAPERS = 7
const CONCEPTS = 6

const evidence = fc.nat(20).chain((start) =>
  fc.nat(10).map((length) => ({
    field: 'abstract' as const,
    start,
    end: start + length,
    surface: TEXT.slice(start, start + length),
    sentence: { start: 0, end: start + length },
  })),
)
const link = fc.record({
  concept: fc.nat(CONCEPTS - 1),
  role: fc.constantFrom(...ROLES),
  weight: fc.constant(0),
  evidence: fc.array(evidence, { maxLength: 3 }),
})
const links = fc.array(
  fc
    .uniqueArray(link, { selector: (one) => one.concept })
    .map((own): Link[] => own.sort((a, b) => a.concept - b.concept)),
  { minLength: PAPERS, maxLength: PAPERS },
)
const papers = Array.from({ length: PAPERS }, (_, p) => paper(`p${p}`, TEXT))

test('links in columns, cut anywhere and joined, are the links that were given', () => {
  fc.assert(
    fc.property(links, fc.array(fc.nat(PAPERS), { maxLength: 3 }), (given, cuts) => {
      const at = [0, ...cuts.sort((a, b) => a - b), PAPERS]
      const parts = at.slice(1).map((end, i) => linkColumns(given.slice(at[i], end)))
      const joined = joinLinks(parts)
      expect(joined).toEqual(linkColumns(given))
      for (const [p, own] of given.entries()) expect(linksOf({ papers, links: joined }, p)).toEqual(own)
    }),
  )
})

test('links to concepts that enough papers share stay, with the new numbers of these', () => {
  const concepts = Array.from({ length: CONCEPTS }, (_, c) => concept(`c${c}`))
  fc.assert(
    fc.property(links, fc.integer({ min: 1, max: 4 }), (given, minPapers) => {
      const { concepts: kept, links: left, numbers } = keepShared(concepts, linkColumns(given), minPapers)
      const counts = concepts.map((_, c) => given.flat().filter((one) => one.concept === c).length)
      const shared = [...counts.keys()].filter((c) => counts[c] >= minPapers)
      expect(kept).toEqual(shared.map((c) => ({ ...concepts[c], papers: counts[c] })))
      expect([...numbers]).toEqual(counts.map((_, c) => shared.indexOf(c)))
      const expected = given.map((own) =>
        own
          .filter((one) => shared.includes(one.concept))
          .map((one) => ({ ...one, concept: shared.indexOf(one.concept) })),
      )
      for (const [p, own] of expected.entries()) expect(linksOf({ papers, links: left }, p)).toEqual(own)
      expect(left.field.length).toBe(expected.flat().flatMap((one) => one.evidence).length)
    }),
  )
})
