import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Correction, idOf } from '../../src/correction.ts'
import { type Editing, editing, join, make, redo, toggle, undo } from '../../src/corrections/edit.ts'
import {
  type Corrections,
  inOrder,
  mergeCorrections,
  NO_CORRECTIONS,
  now,
  readCorrections,
  standing,
  writeCorrections,
} from '../../src/corrections/file.ts'
import { thesaurusCorrections } from '../../src/corrections/thesaurus.ts'
import { anyCorrection, anyCorrections, NAMES } from './corrections.ts'

const text = writeCorrections
const read = (json: string): Corrections => readCorrections(json, 'f').corrections

describe('files of corrections', () => {
  test('merge in any order and any number of times', () => {
    fc.assert(
      fc.property(anyCorrections, anyCorrections, anyCorrections, (a, b, c) => {
        const ab = mergeCorrections(a, b)
        expect(text(ab)).toBe(text(mergeCorrections(b, a)))
        expect(text(mergeCorrections(ab, ab))).toBe(text(ab))
        expect(text(mergeCorrections(ab, a))).toBe(text(ab))
        expect(text(mergeCorrections(ab, c))).toBe(text(mergeCorrections(a, mergeCorrections(b, c))))
        expect([...ab.keys()].sort()).toEqual([...new Set([...a.keys(), ...b.keys()])].sort())
      }),
    )
  })

  test('read back as they were written, whatever names hold', () => {
    const named = fc
      .array(anyCorrection(NAMES), { maxLength: 6 })
      .map((list) => list.reduce((state, one) => make(state, one), editing(NO_CORRECTIONS)).corrections)
    fc.assert(
      fc.property(fc.oneof(named, anyCorrections), (corrections) => {
        const again = readCorrections(text(corrections), 'f')
        expect(again.problems).toEqual([])
        // Names are read as one line; those that were are read as they are.
        expect(text(read(text(again.corrections)))).toBe(text(again.corrections))
        if (!text(corrections).includes('\\n')) expect(text(again.corrections)).toBe(text(corrections))
      }),
    )
    expect(text(NO_CORRECTIONS)).toBe('{"format":"concept-atlas-corrections","version":1,"corrections":[]}\n')
  })

  test('one that is undone stays undone when it meets an older file', () => {
    const hide: Correction = { do: 'hide', concept: ['a'] }
    const old = make(editing(NO_CORRECTIONS), hide)
    const without = undo(old)
    expect(standing(mergeCorrections(without.corrections, old.corrections))).toEqual([])
    expect(standing(mergeCorrections(redo(without).corrections, without.corrections))).toEqual([hide])
  })

  test('a clock that has no next moment is a Problem; the last moment that is taken can be followed', () => {
    const at = (changed: number): string =>
      JSON.stringify({
        format: 'concept-atlas-corrections',
        version: 1,
        corrections: [{ do: 'hide', concept: ['ViT'], at: 1, changed }],
      })
    for (const late of [2 ** 52 + 1, Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER, 1e300]) {
      const { corrections, problems } = readCorrections(at(late), 'c.json')
      expect([corrections.size, problems.length]).toEqual([0, 1])
    }
    const { corrections, problems } = readCorrections(at(2 ** 52), 'c.json')
    expect(problems).toEqual([])
    const moment = now(corrections)
    const [[id, entry]] = corrections
    const next = new Map([[id, { ...entry, changed: moment, undone: true }]])
    const again = readCorrections(writeCorrections(mergeCorrections(corrections, next)), 'c.json')
    expect([again.problems, again.corrections.get(id)?.undone]).toEqual([[], true])
  })

  test('what cannot be read is a Problem with its place; the rest is read', () => {
    const { corrections, problems, places } = readCorrections(
      `\uFEFF{"format":"concept-atlas-corrections","version":1,"corrections":[
        {"do":"hide","concept":"by hand"}, {"do":"fly","concept":["a"]}, 7, {"do":"hide","concept":[]},
        {"do":"retype","concept":["a"],"type":"thing"}, {"do":"rename","concept":["a"],"label":"  "},
        {"do":"hide","concept":["a"],"at":0}, {"do":"merge","concept":["a"]}, {"do":"hide","concept":["${'x'.repeat(301)}"]},
        {"do":"hide","concept":["last"],"extra":1}]}`,
      'own.json',
    )
    expect(inOrder(corrections).map(({ correction, at }) => [correction.concept[0], at])).toEqual([
      ['by hand', 1],
      ['last', 10],
    ])
    expect(places.get('["hide","last"]')).toBe('correction 10')
    expect(
      problems.map(({ place, what, done }) => `${place}: ${what.split(', found')[0]} (${done})`),
    ).toEqual([
      'correction 2: expected do: merge, split, rename, retype or hide (skipped)',
      'correction 3: expected text as concept (skipped)',
      'correction 4: expected 1 to 16 names as concept (skipped)',
      'correction 5: expected one of task, method, dataset, metric, topic as type (skipped)',
      'correction 6: expected 1 to 300 characters as label (skipped)',
      'correction 7: expected a whole number from 1 as at (skipped)',
      'correction 8: expected text as into (skipped)',
      'correction 9: expected 1 to 300 characters as concept (skipped)',
    ])
    for (const json of [
      '',
      '[]',
      'null',
      '{"format":"concept-atlas"}',
      '{"format":"concept-atlas-corrections","version":2,"corrections":[]}',
    ])
      expect(readCorrections(json, 'f').problems).toHaveLength(1)
  })
})

/** What is done to corrections, one after the other. */
const anyAct = fc.oneof(
  anyCorrection(NAMES.slice(0, 3)).map((correction) => (state: Editing) => make(state, correction)),
  fc.nat(9).map((n) => (state: Editing) => {
    const ids = [...state.corrections.keys()].sort()
    return ids.length === 0 ? state : toggle(state, ids[n % ids.length])
  }),
)
const said = ({ corrections }: Editing): unknown => [
  standing(corrections),
  inOrder(corrections)
    .filter((e) => !e.undone)
    .map(({ at }) => at),
]

describe('undo and redo', () => {
  test('go back and forth over any steps, and the files they leave win over those before', () => {
    fc.assert(
      fc.property(anyCorrections, fc.array(anyAct, { minLength: 1, maxLength: 6 }), (given, acts) => {
        const states = [editing(given)]
        for (const act of acts) states.push(act(states[states.length - 1]))
        const steps = states.filter((state, i) => i === 0 || state !== states[i - 1])
        let state = steps[steps.length - 1]
        for (let i = steps.length - 2; i >= 0; i--) {
          const before = state
          state = undo(state)
          expect(said(state)).toEqual(said(steps[i]))
          expect(text(mergeCorrections(state.corrections, before.corrections))).toBe(text(state.corrections))
        }
        expect(undo(state)).toBe(state)
        for (let i = 1; i < steps.length; i++) {
          state = redo(state)
          expect(said(state)).toEqual(said(steps[i]))
        }
        expect(redo(state)).toBe(state)
      }),
    )
  })

  test('a correction that is made again is replayed last; something new ends what could be redone', () => {
    const [merge, split]: Correction[] = [
      { do: 'merge', concept: ['a'], into: ['b'] },
      { do: 'split', concept: ['b'], alias: 'a' },
    ]
    const state = [merge, split, merge].reduce(make, editing(NO_CORRECTIONS))
    expect(standing(state.corrections)).toEqual([split, merge])
    expect(standing(undo(state).corrections)).toEqual([merge, split])
    const other = make(undo(state), { do: 'hide', concept: ['c'] })
    expect(redo(other)).toBe(other)
    expect(idOf(merge)).toBe('["merge","a","b"]')
  })

  test('what others say joins without ending what can be undone', () => {
    const mine = make(editing(NO_CORRECTIONS), { do: 'hide', concept: ['mine'] })
    const theirs = make(editing(NO_CORRECTIONS), { do: 'hide', concept: ['theirs'] })
    const both = join(mine, theirs.corrections)
    expect(standing(both.corrections)).toHaveLength(2)
    expect(standing(undo(both).corrections).map(({ concept }) => concept[0])).toEqual(['theirs'])
  })
})

describe("VOSviewer's thesaurus", () => {
  test('replaces, and hides what nothing replaces', () => {
    const { corrections, problems } = thesaurusCorrections(
      '\uFEFFlabel\treplace by\r\nvits\tvision transformer\r\npaper\t\r\nstudy\r\nsame\tsame\r\n\r\n"quoted"\t"as is"\n',
      't.txt',
    )
    expect(problems).toEqual([])
    expect(corrections).toEqual([
      { correction: { do: 'merge', concept: ['vits'], into: ['vision transformer'] }, place: 'line 2' },
      { correction: { do: 'hide', concept: ['paper'] }, place: 'line 3' },
      { correction: { do: 'hide', concept: ['study'] }, place: 'line 4' },
      { correction: { do: 'merge', concept: ['quoted'], into: ['as is'] }, place: 'line 7' },
    ])
  })

  test('a list of labels alone hides nothing', () => {
    const { corrections, problems } = thesaurusCorrections('label\nvits\n', 't.txt')
    expect(corrections).toEqual([])
    expect(problems[0].what).toContain('label and replace by')
  })
})
