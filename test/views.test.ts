import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { takeOut } from '../src/last-word.ts'
import { inViews, mergeViews, NO_VIEWS, readViews, saveView, type Views, writeViews } from '../src/views.ts'

const NAMES = ['mine', '__proto__', 'Two words', '“ü”']
const step = fc.record({
  forget: fc.boolean(),
  name: fc.constantFrom(...NAMES),
  fragment: fc.string({ maxLength: 6 }),
})
const walk = (steps: readonly { forget: boolean; name: string; fragment: string }[]): Views =>
  steps.reduce<Views>(
    (views, { forget, name, fragment }) =>
      forget ? takeOut(views, [name]) : saveView(views, name, fragment),
    NO_VIEWS,
  )
const views = fc.array(step, { maxLength: 10 }).map(walk)
const told = (one: Views): [string, string][] => inViews(one).map(({ key, fragment }) => [key, fragment])

describe('named views', () => {
  test('are what a person has kept last under each name, the oldest name first', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const kept = new Map<string, string>()
        for (const { forget, name, fragment } of steps)
          if (forget) kept.delete(name)
          else kept.set(name, fragment)
        expect(told(walk(steps))).toEqual([...kept])
      }),
    )
  })

  test('are read as they were written, and merge in any order to the same', () => {
    fc.assert(
      fc.property(views, views, views, (a, b, c) => {
        const { value, problems } = readViews(writeViews(a), 'f')
        expect([problems, writeViews(value)]).toEqual([[], writeViews(a)])
        expect(writeViews(mergeViews(mergeViews(a, b), c))).toBe(
          writeViews(mergeViews(mergeViews(c, a), mergeViews(b, a))),
        )
      }),
    )
  })

  test('a name that is none and a view that is too long are not kept; what cannot be read is told', () => {
    expect(saveView(NO_VIEWS, '  ', 'q=x')).toBe(NO_VIEWS)
    expect(saveView(NO_VIEWS, 'x'.repeat(121), 'q=x')).toBe(NO_VIEWS)
    expect(saveView(NO_VIEWS, 'x', 'x'.repeat(20_001))).toBe(NO_VIEWS)
    const entries = [
      '{"key":"a","fragment":"q=1","at":1}',
      '{"key":"a"}',
      '{"key":"","fragment":"","at":1}',
      '7',
    ]
    const text = `{"format":"concept-atlas-views","version":1,"views":[${entries.join(',')}]}`
    const { value, problems } = readViews(text, 'views.json')
    expect(told(value)).toEqual([['a', 'q=1']])
    expect(problems.map(({ place }) => place)).toEqual(['entry 2', 'entry 3', 'entry 4'])
  })
})
