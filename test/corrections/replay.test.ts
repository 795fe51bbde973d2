import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Correction } from '../../src/correction.ts'
import type { Draft } from '../../src/corrections/names.ts'
import { replay } from '../../src/corrections/replay.ts'
import { anyCorrection } from './corrections.ts'

const ground = {
  keyOf: (name: string) => name.toLowerCase().replace(/[\s-]+/g, ''),
  keyOfPart: () => '',
  onSplit: () => {},
}

const draft = (part: number, label: string, ...aliases: string[]): Draft<number> => ({
  label,
  type: 'method',
  aliases: aliases.map((surface) => ({ surface, why: 'same form' as const })),
  parts: [part],
})
const GIVEN = [
  draft(0, 'Vision Transformer', 'ViT', 'ViTs', 'vision transformers'),
  draft(1, 'tuning', 'PET', 'efficient tuning'),
  draft(2, 'graph net', 'GN'),
  draft(3, 'gradient noise', 'GN'),
]

const outcomeOf = (...corrections: Correction[]) => {
  const { drafts, replayed } = replay(GIVEN, corrections, ground)
  return {
    concepts: drafts.map(({ label, aliases }) => [label, ...aliases.map(({ surface }) => surface)]),
    drafts,
    outcomes: replayed.map(({ outcome }) => outcome),
    notes: replayed.map(({ note }) => note),
  }
}

describe('corrections', () => {
  test('merge: one concept with the names of both, and the reason', () => {
    const { concepts, drafts, outcomes } = outcomeOf({
      do: 'merge',
      concept: ['tuning'],
      into: ['graph net'],
    })
    expect(concepts[1]).toEqual(['graph net', 'GN', 'PET', 'efficient tuning', 'tuning'])
    expect(drafts[1].aliases.map(({ why }) => why)).toEqual([
      'same form',
      'correction',
      'correction',
      'correction',
    ])
    expect([drafts.length, drafts[1].parts, outcomes]).toEqual([3, [2, 1], ['done']])
  })

  test('merge into what is not here is a new name; what is one already stays', () => {
    expect(outcomeOf({ do: 'merge', concept: ['tuning'], into: ['fine tuning'] }).concepts[1][0]).toBe(
      'fine tuning',
    )
    const same = outcomeOf({ do: 'merge', concept: ['ViT'], into: ['Vision Transformer'] })
    expect([same.outcomes, same.notes]).toEqual([['already'], ['“ViT” is a name of “Vision Transformer”']])
  })

  test('split: spellings of the name go with it; spellings of the name that stays do not', () => {
    expect(outcomeOf({ do: 'split', concept: ['tuning'], alias: 'PET' }).concepts).toEqual([
      ['Vision Transformer', 'ViT', 'ViTs', 'vision transformers'],
      ['tuning', 'efficient tuning'],
      ['graph net', 'GN'],
      ['gradient noise', 'GN'],
      ['PET'],
    ])
    const { outcomes, notes } = outcomeOf(
      { do: 'split', concept: ['tuning'], alias: 'tuning' },
      { do: 'split', concept: ['tuning'], alias: 'nothing' },
      { do: 'split', concept: ['tuning'], alias: 'graph net' },
    )
    expect(outcomes).toEqual(['not', 'not', 'already'])
    expect(notes[0]).toContain('rename it first')
  })

  test('rename, retype, hide', () => {
    const { concepts, drafts, outcomes } = outcomeOf(
      { do: 'rename', concept: ['tuning'], label: 'efficient tuning' },
      { do: 'rename', concept: ['efficient tuning'], label: 'thrifty tuning' },
      { do: 'rename', concept: ['thrifty tuning'], label: 'Graph-Net' },
      { do: 'retype', concept: ['thrifty tuning'], type: 'task' },
      { do: 'retype', concept: ['thrifty tuning'], type: 'task' },
      { do: 'hide', concept: ['graph net'] },
      { do: 'rename', concept: ['thrifty tuning'], label: 'Graph-Net' },
    )
    expect(outcomes).toEqual(['done', 'done', 'not', 'done', 'already', 'done', 'done'])
    // No paper says `thrifty tuning`.
    expect(concepts[1]).toEqual(['Graph-Net', 'PET', 'efficient tuning', 'tuning'])
    expect([drafts[1].type, drafts.length]).toEqual(['task', 3])
  })

  test('a concept is known by its label, by another phrase, never by a short form alone', () => {
    const found = (...concept: [string, ...string[]]) => outcomeOf({ do: 'hide', concept }).notes[0]
    expect(found('VISION-transformer')).toBe('“Vision Transformer” is hidden')
    expect(found('gone', 'vision transformers')).toBe('“Vision Transformer” is hidden')
    expect(found('gone', 'PET')).toBe('no concept is called “gone”')
    expect(found('PET')).toBe('“PET” is a name of “tuning”; split it off first')
    expect(found('gone', 'efficient tuning', 'graph net')).toBe(
      '“gone” may be several concepts: “tuning”, “graph net”',
    )
  })

  test('nothing is lost or doubled, whatever is said; the given is left as it was', () => {
    const names = GIVEN.flatMap(({ label, aliases }) => [label, ...aliases.map(({ surface }) => surface)])
    const before = JSON.stringify(GIVEN)
    fc.assert(
      fc.property(fc.array(anyCorrection(names), { maxLength: 12 }), (corrections) => {
        const { drafts, replayed } = replay(GIVEN, corrections, ground)
        expect(replayed).toHaveLength(corrections.length)
        const hidden = corrections.filter(
          (one, i) => one.do === 'hide' && replayed[i].outcome === 'done',
        ).length
        const parts = drafts.flatMap((one) => one.parts)
        expect(new Set(parts).size).toBe(parts.length)
        if (hidden === 0) expect(parts.sort()).toEqual([0, 1, 2, 3])
        for (const { label, aliases } of drafts) {
          const own = [label, ...aliases.map(({ surface }) => surface)]
          expect(new Set(own).size).toBe(own.length)
        }
        expect(JSON.stringify(GIVEN)).toBe(before)
      }),
    )
  })
})
