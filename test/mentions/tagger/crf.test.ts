import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Lattice, type Transitions } from '../../../src/mentions/tagger/crf.ts'

const potential = fc.double({ min: 0.05, max: 8, noNaN: true })
const cases = fc.record({
  potentials: fc
    .integer({ min: 1, max: 6 })
    .chain((n) => fc.array(potential, { minLength: n * 3, maxLength: n * 3 })),
  next: fc.array(potential, { minLength: 9, maxLength: 9 }),
  start: fc.array(potential, { minLength: 3, maxLength: 3 }),
})

/** All labellings that may be, each with the product of its potentials. */
function labellings(
  potentials: Float64Array,
  { start, next }: Transitions,
): { labels: number[]; mass: number }[] {
  const n = potentials.length / 3
  return Array.from({ length: 3 ** n }, (_, code) => {
    const labels = Array.from({ length: n }, (_, t) => Math.floor(code / 3 ** t) % 3)
    const mass = labels.reduce(
      (product, label, t) =>
        product * potentials[t * 3 + label] * (t === 0 ? start[label] : next[labels[t - 1] * 3 + label]),
      1,
    )
    return { labels, mass }
  })
}

function read({ potentials, next, start }: { potentials: number[]; next: number[]; start: number[] }) {
  const transitions = { start: Float64Array.from(start), next: Float64Array.from(next) }
  transitions.start[2] = 0
  transitions.next[2] = 0
  const given = Float64Array.from(potentials)
  const all = labellings(given, transitions)
  const total = all.reduce((sum, { mass }) => sum + mass, 0)
  return { transitions, given, all, total, n: potentials.length / 3 }
}

describe('Lattice', () => {
  it('gives the marginals of all labellings', () => {
    fc.assert(
      fc.property(cases, (values) => {
        const { transitions, given, all, total, n } = read(values)
        const lattice = new Lattice()
        lattice.run(given, n, transitions)
        for (let t = 0; t < n; t++) {
          for (let label = 0; label < 3; label++) {
            const mass = all.reduce((sum, l) => sum + (l.labels[t] === label ? l.mass : 0), 0)
            expect(lattice.marginal(t, label)).toBeCloseTo(mass / total, 8)
          }
        }
      }),
    )
  })

  it('gives the exact posterior of every span', () => {
    fc.assert(
      fc.property(cases, (values) => {
        const { transitions, given, all, total, n } = read(values)
        const lattice = new Lattice()
        lattice.run(given, n, transitions)
        const found = lattice.spans(given, n, transitions, n, 1e-9)
        let spans = 0
        for (let from = 0; from < n; from++) {
          for (let to = from + 1; to <= n; to++) {
            const mass = all.reduce((sum, { labels, mass }) => {
              const here =
                labels[from] === 1 &&
                labels.slice(from + 1, to).every((label) => label === 2) &&
                labels[to] !== 2
              return sum + (here ? mass : 0)
            }, 0)
            const span = found.find((one) => one.from === from && one.to === to)
            expect(span?.posterior ?? 0).toBeCloseTo(mass / total, 7)
            if (span) spans++
          }
        }
        expect(found.length).toBe(spans)
      }),
    )
  })

  it('keeps spans by length and least posterior', () => {
    const transitions = { start: Float64Array.of(1, 1, 0), next: Float64Array.of(1, 1, 0, 1, 1, 1, 1, 1, 1) }
    const given = Float64Array.of(1, 5, 1, 1, 1, 5, 1, 1, 5)
    const lattice = new Lattice()
    lattice.run(given, 3, transitions)
    const all = lattice.spans(given, 3, transitions, 8, 0)
    expect(lattice.spans(given, 3, transitions, 2, 0)).toEqual(all.filter(({ from, to }) => to - from <= 2))
    expect(lattice.spans(given, 3, transitions, 8, 0.2)).toEqual(
      all.filter(({ posterior }) => posterior >= 0.2),
    )
  })
})
