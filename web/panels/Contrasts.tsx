import { useEffect, useMemo, useState } from 'preact/hooks'
import { type Contrast, contrastGroups, type Side } from '../../src/related/contrast.ts'
import { CONCEPT_TYPES } from '../../src/types.ts'
import { linksThere, type MapData } from '../data/map-data.ts'
import type { Store } from '../store.ts'
import { NodeButton } from './NodeButton.tsx'
import { counted } from './place.ts'

/** Concepts that are named at first of either side, and more with each click. */
const NAMED = 12
/** Standard deviations, as far as a paper is from the other side. */
const FULL = 3

/** What is compared: in which groups papers are, what these are called, and what the ends of their colours are. */
export interface Groups {
  sidesOf: (paper: number) => readonly Side[]
  names: readonly [string, string]
  ends: readonly [string, string]
  /** What a paper is that is in neither. */
  neither: string
}

/** Two groups of papers side by side: what is in one, in both, only there; on the map by colours from one to the other. */
export function Contrasts({ store, groups }: { store: Store; groups: Groups }) {
  const { data, answer } = store
  const { names, ends, neither } = groups
  const columns = useMemo(() => columnsOf(data), [data])
  const found = useMemo(
    () => contrastGroups(columns, groups.sidesOf, Number.POSITIVE_INFINITY),
    [columns, groups],
  )
  useEffect(() => {
    const values = valuesOf(data, found, groups)
    let isLeft = false
    import('../appearance/paint.ts').then(({ diverging }) => {
      if (isLeft) return
      answer.value = {
        kind: 'compare',
        nodes: null,
        paint: (theme) =>
          diverging(theme, values, {
            title: `Papers ${names[0]} and ${names[1]}; concepts by which of these have more of them`,
            words: [ends[0], 'as many', ends[1]],
            without: `papers ${neither}`,
          }),
      }
    })
    return () => {
      isLeft = true
    }
  }, [found])
  const number = (count: number): string => count.toLocaleString('en')
  return (
    <>
      <p class="facts">
        {counted(found.papers[0], 'paper')} {names[0]}, {number(found.papers[1])} {names[1]}
        {found.leftOut > 0 && `; ${number(found.leftOut)} ${neither} are left out`}.{' '}
        {counted(found.shared, 'concept')} in both, {number(found.only[0])} only {names[0]},{' '}
        {number(found.only[1])} only {names[1]}.
      </p>
      {([0, 1] as const).map((side) => (
        <More key={side} store={store} found={found} side={side} name={names[side]} />
      ))}
    </>
  )
}

const columnsOf = (data: MapData) => ({
  links: linksThere(data),
  concepts: data.label
    .slice(data.papers)
    .map((label, c) => ({ label, type: CONCEPT_TYPES[data.type[data.papers + c]] })),
})

/** Per node from the first group (negative) to the second. */
function valuesOf(data: MapData, { more }: Contrast, { sidesOf }: Groups): Float32Array {
  const values = new Float32Array(data.nodes)
  for (let paper = 0; paper < data.papers; paper++) {
    const sides = sidesOf(paper)
    values[paper] = sides.length === 0 ? Number.NaN : sides.length === 2 ? 0 : sides[0] === 0 ? -FULL : FULL
  }
  for (const { concept, z } of more.flat()) values[data.papers + concept] = -z
  return values
}

interface MoreProps {
  store: Store
  found: Contrast
  side: Side
  name: string
}

/** What one side has surely more of; with the papers of either. */
function More({ store, found: { more, papers }, side, name }: MoreProps) {
  const { data } = store
  const [named, setNamed] = useState(NAMED)
  const rows = more[side]
  const share = (count: number, of: Side): number => count / Math.max(1, papers[of])
  const most = Math.max(
    1e-9,
    ...rows.slice(0, named).flatMap((one) => [share(one.papers[0], 0), share(one.papers[1], 1)]),
  )
  return (
    <section class={side === 0 ? 'before' : 'after'}>
      <h3>
        More <bdi>{name}</bdi> <small>{rows.length}</small>
      </h3>
      {rows.length === 0 && <p class="waiting">Nothing is surely more common {name}.</p>}
      <ul>
        {rows.slice(0, named).map(({ concept, label, papers: counts }) => {
          const node = data.papers + concept
          return (
            <li key={concept}>
              <NodeButton store={store} node={node}>
                <bdi class="row-name">{label}</bdi>
                {counts[1 - side] === 0 && <small class="alone">only here</small>}
                <small>
                  {counts[0]} → {counts[1]}
                </small>
                <span class="twins" aria-hidden="true" style={{ '--most': String(most) }}>
                  <i class="before" style={{ '--share': String(share(counts[0], 0)) }} />
                  <i class="after" style={{ '--share': String(share(counts[1], 1)) }} />
                </span>
              </NodeButton>
            </li>
          )
        })}
      </ul>
      {named < rows.length && (
        <button type="button" class="more" onClick={() => setNamed(named + 3 * NAMED)}>
          Show {Math.min(3 * NAMED, rows.length - named)} more
        </button>
      )}
    </section>
  )
}
