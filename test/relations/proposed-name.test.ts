import { describe, expect, test } from 'vitest'
import { proposedName } from '../../src/relations/proposed-name.ts'
import type { Evidence, Field, Link, Role } from '../../src/types.ts'

const labels = [
  'experience replay',
  'task-aware experience replay',
  'Factor-Tuning',
  'dual-alignment pre-training',
]
const lexicon = { labels }

const link = (concept: number, role: Role, ...places: [string, number, Field?][]): Link => ({
  concept,
  role,
  weight: 1,
  evidence: places.map(
    ([surface, start, field = 'abstract']): Evidence => ({
      field,
      start,
      end: start + surface.length,
      surface,
      sentence: { start, end: start + surface.length },
    }),
  ),
})

describe('proposedName', () => {
  test('is the label where the paper gives no name', () => {
    const links = [link(0, 'uses', ['ER', 5]), link(1, 'proposes', ['task-aware experience replay', 90])]
    expect(proposedName(links, lexicon)).toBe('task-aware experience replay')
  })

  test('is the name that the paper uses most', () => {
    const links = [link(2, 'proposes', ['Factor-Tuning', 10], ['FacT', 30], ['FacT', 60])]
    expect(proposedName(links, lexicon)).toBe('FacT')
  })

  test('a name goes before a phrase, and the first mentioned before others; the title is first', () => {
    const phrase = link(1, 'proposes', ['task-aware experience replay', 1])
    const early = link(2, 'proposes', ['FacT', 10])
    const late = link(3, 'proposes', ['DAP', 40])
    expect(proposedName([phrase, late, early], lexicon)).toBe('FacT')
    expect(proposedName([early, link(3, 'proposes', ['DAP', 40], ['DAP', 0, 'title'])], lexicon)).toBe('DAP')
  })

  test('is undefined where nothing is proposed', () => {
    expect(proposedName([link(0, 'uses', ['ER', 5])], lexicon)).toBeUndefined()
    expect(proposedName([], lexicon)).toBeUndefined()
  })
})
