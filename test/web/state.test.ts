import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ROLES } from '../../src/types.ts'
import {
  ask,
  COLORINGS,
  COLUMNS,
  clearFilters,
  compare,
  INITIAL,
  isFiltered,
  isStep,
  NODE_TYPES,
  SIZINGS,
  type State,
  select,
  selectCluster,
  selectLink,
  stepBack,
  toggleCommunity,
  toggleLink,
  toggleRole,
  toggleType,
} from '../../web/state/state.ts'
import { fromFragment, toFragment } from '../../web/state/url.ts'

describe('state', () => {
  test('a new focus folds the link and empties the search', () => {
    const before = { ...selectLink(INITIAL, 'c:a', 'p:1'), query: 'words' }
    expect(select(before, 'c:b')).toEqual({ ...INITIAL, selected: 'c:b' })
  })
  test('Escape empties the search, then leaves the focus, then does nothing', () => {
    const typed = { ...select(INITIAL, 'c:a'), query: 'words' }
    const focused = stepBack(typed)
    expect(focused).toEqual(select(INITIAL, 'c:a'))
    expect(stepBack(focused)).toEqual(INITIAL)
    expect(stepBack(INITIAL)).toBe(INITIAL)
  })
  test('a second node is compared with the first, and Escape leaves it first', () => {
    expect(compare(INITIAL, 'c:a')).toEqual(select(INITIAL, 'c:a'))
    expect(compare(select(INITIAL, 'c:a'), 'c:a')).toEqual(select(INITIAL, 'c:a'))
    const pair = compare(selectLink(INITIAL, 'c:a', 'p:1'), 'c:b')
    expect(pair).toEqual({ ...INITIAL, selected: 'c:a', other: 'c:b' })
    expect(stepBack(pair)).toEqual(select(INITIAL, 'c:a'))
    expect(isStep(select(INITIAL, 'c:a'), pair)).toBe(true)
  })
  test('a panel stays under what it leads to, and a pair that it has named is left as one', () => {
    const asked = ask(select(INITIAL, 'c:x'), 'gaps')
    expect(asked).toEqual({ ...INITIAL, panel: 'gaps' })
    expect(isStep(INITIAL, asked)).toBe(true)
    expect(isStep({ ...asked, panel: 'compare 2019' }, { ...asked, panel: 'compare 2020' })).toBe(false)
    const pair = compare(select(asked, 'c:a'), 'c:b')
    expect(stepBack(pair)).toEqual(asked)
    expect(stepBack(selectCluster(asked, 3))).toEqual(asked)
    expect(stepBack(asked)).toEqual(INITIAL)
  })
  test('a link unfolds and folds', () => {
    const open = toggleLink(select(INITIAL, 'c:a'), 'p:1')
    expect(open.link).toBe('p:1')
    expect(toggleLink(open, 'p:1').link).toBeNull()
    expect(toggleLink(open, 'p:2').link).toBe('p:2')
  })
  test('filters toggle and clear', () => {
    const filtered = toggleType(toggleCommunity(INITIAL, 3), 'metric')
    expect(isFiltered(filtered)).toBe(true)
    expect(toggleType(toggleCommunity(filtered, 3), 'metric')).toEqual(INITIAL)
    expect(clearFilters(filtered)).toEqual(INITIAL)
    const more = toggleRole({ ...INITIAL, years: [2019, 2020], leastPapers: 3, leastWeight: 0.5 }, 'uses')
    expect([isFiltered(more), clearFilters(more)]).toEqual([true, INITIAL])
  })
  test('only focus and link are steps of the history', () => {
    expect(isStep(INITIAL, select(INITIAL, 'c:a'))).toBe(true)
    expect(isStep(INITIAL, { ...INITIAL, query: 'x', theme: 'dark', camera: { x: 0, y: 0, ratio: 1 } })).toBe(
      false,
    )
  })
})

describe('address', () => {
  const number = fc.integer({ min: -1000, max: 1000 }).map((value) => value / 8)
  const key = fc.option(fc.string({ minLength: 1, unit: 'binary' }).map((name) => `p:${name}`))
  const state: fc.Arbitrary<State> = fc.record({
    selected: key,
    name: fc.option(fc.string({ minLength: 1, unit: 'binary' })),
    panel: fc.option(fc.string({ minLength: 1, unit: 'binary' })),
    cluster: fc.option(fc.nat(30)),
    other: key,
    link: key,
    color: fc.constantFrom(...COLORINGS),
    size: fc.constantFrom(...SIZINGS),
    steps: fc.constantFrom(1 as const, 2 as const),
    near: fc.nat(500),
    hiddenCommunities: fc.uniqueArray(fc.nat(50)),
    hiddenTypes: fc.subarray([...NODE_TYPES]),
    hiddenRoles: fc.subarray([...ROLES]),
    years: fc.option(
      fc
        .tuple(fc.integer({ min: 1500, max: 2100 }), fc.nat(300))
        .map(([first, more]) => [first, first + more] as const),
    ),
    leastPapers: fc.integer({ min: 1, max: 50 }),
    leastWeight: fc.nat(20).map((n) => n / 20),
    alone: fc.boolean(),
    unlinked: fc.boolean(),
    view: fc.constantFrom('map' as const, 'list' as const),
    sort: fc.option(fc.record({ by: fc.constantFrom(...COLUMNS), down: fc.boolean() })),
    theme: fc.constantFrom('light' as const, 'dark' as const, null),
    query: fc.string({ unit: 'binary' }),
    camera: fc.option(
      fc.record({ x: number, y: number, ratio: fc.integer({ min: 1, max: 900 }).map((n) => n / 8) }),
    ),
  })
  test('every state comes back from its address', () => {
    fc.assert(
      fc.property(state, (given) => {
        // There is no second node without a first.
        const state = { ...given, other: given.selected === null ? null : given.other }
        expect(fromFragment(`#${toFragment(state)}`)).toEqual(state)
      }),
    )
  })
  test('what others wrote into the address stays', () => {
    const fragment = toFragment(select(INITIAL, 'c:a'), 'node=c:old&embed=1&theme=dark')
    expect(Object.fromEntries(new URLSearchParams(fragment))).toEqual({ node: 'c:a', embed: '1' })
  })
  test('any text is read, and what is malformed is as at the beginning', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fromFragment(text).steps).toBeTypeOf('number')
      }),
    )
    expect(
      fromFragment(
        '#steps=9&theme=pink&view=1,2&without=cats&hide=x&roles-off=y&years=9,1&papers=0&weight=2&as=x&with=c:a',
      ),
    ).toEqual(INITIAL)
    expect(fromFragment('#view=0,0,-1').camera).toBeNull()
  })
})
