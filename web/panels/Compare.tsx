import { useEffect, useMemo, useState } from 'preact/hooks'
import { type Contrast, contrastGroups, sidesOfYear } from '../../src/related/contrast.ts'
import { CONCEPT_TYPES } from '../../src/types.ts'
import { linksThere, type MapData } from '../data/map-data.ts'
import type { Years } from '../data/years.ts'
import { ask, select } from '../state/state.ts'
import type { Store } from '../store.ts'
import { counted } from './place.ts'

/** Concepts that are named at first of either side, and more with each click. */
const NAMED = 12
/** Standard deviations, as far as a paper is from the other side. */
const FULL = 3
/** Milliseconds without another year after which the sides are compared. */
const PAUSE = 150

/** Two periods side by side: what is in one, in both, only there; on the map by colours from one to the other. */
export function Compare({ store, split }: { store: Store; split: number }) {
  const { years } = store
  if (!years) return <p role="alert">These papers have no years to compare.</p>
  const year = split > years.first && split <= years.last ? split : middleOf(years)
  return <Periods store={store} years={years} year={year} />
}

/** The year that leaves half of the papers before it, as nearly as can be; each side has a year at least. */
function middleOf({ first, last, papers }: Years): number {
  const half = papers.reduce((sum, count) => sum + count, 0) / 2
  let before = 0
  let year = first
  while (year < last && (year === first || before + papers[year - first] / 2 < half))
    before += papers[year++ - first]
  return year
}

function Periods({ store, years, year }: { store: Store; years: Years; year: number }) {
  const { data, answer, go } = store
  const compared = useSettled(year)
  const columns = useMemo(() => columnsOf(data), [data])
  const found = useMemo(
    () =>
      contrastGroups(columns, (paper) => sidesOfYear(data.year[paper], compared), Number.POSITIVE_INFINITY),
    [columns, compared],
  )
  const sides = [`before ${compared}`, `from ${compared} on`] as const
  useEffect(() => {
    const values = valuesOf(data, found, compared)
    let isLeft = false
    import('../appearance/paint.ts').then(({ diverging }) => {
      if (isLeft) return
      answer.value = {
        kind: 'compare',
        nodes: null,
        paint: (theme) =>
          diverging(theme, values, {
            title: `Papers ${sides[0]} and ${sides[1]}; concepts by which of these have more of them`,
            words: ['earlier', 'as many', 'later'],
            without: 'without a year',
          }),
      }
    })
    return () => {
      isLeft = true
    }
  }, [found])
  return (
    <article class="compare" data-split={compared}>
      <p class="kind">Two periods side by side</p>
      <h2>Before and from {year} on</h2>
      <Split years={years} year={year} set={(next) => go((now) => ask(now, `compare ${next}`))} />
      <p class="facts">
        {counted(found.papers[0], 'paper')} {sides[0]}, {found.papers[1].toLocaleString('en')} {sides[1]}
        {found.leftOut > 0 && `; ${found.leftOut.toLocaleString('en')} without a year are left out`}.{' '}
        {counted(found.shared, 'concept')} in both, {found.only[0].toLocaleString('en')} only {sides[0]},{' '}
        {found.only[1].toLocaleString('en')} only {sides[1]}.
      </p>
      {([0, 1] as const).map((side) => (
        <Side key={side} store={store} found={found} side={side} name={sides[side]} />
      ))}
    </article>
  )
}

/** The value when it has not changed for a while. */
function useSettled(value: number): number {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), PAUSE)
    return () => window.clearTimeout(timer)
  }, [value])
  return settled
}

const columnsOf = (data: MapData) => ({
  links: linksThere(data),
  concepts: data.label
    .slice(data.papers)
    .map((label, c) => ({ label, type: CONCEPT_TYPES[data.type[data.papers + c]] })),
})

/** Per node from the first side (negative) to the second. */
function valuesOf(data: MapData, { more }: Contrast, split: number): Float32Array {
  const values = new Float32Array(data.nodes)
  for (let paper = 0; paper < data.papers; paper++) {
    const [side] = sidesOfYear(data.year[paper], split)
    values[paper] = side === undefined ? Number.NaN : side === 0 ? -FULL : FULL
  }
  for (const { concept, z } of more.flat()) values[data.papers + concept] = -z
  return values
}

/** Papers by year, of which those before the year that is chosen stand apart. */
function Split({ years, year, set }: { years: Years; year: number; set: (year: number) => void }) {
  const { first, last, papers } = years
  const most = papers.reduce((most, count) => Math.max(most, count), 1)
  return (
    <div class="parting">
      <div class="bars" aria-hidden="true">
        {[...papers].map((count, at) => (
          <i
            key={first + at}
            class={first + at < year ? 'before' : 'after'}
            title={`${first + at}: ${count}`}
            style={{ '--share': String(count / most) }}
          />
        ))}
      </div>
      <input
        type="range"
        min={first + 1}
        max={last}
        value={year}
        aria-label="First year of the second period"
        onInput={(event) => set(Number(event.currentTarget.value))}
      />
      <p>
        <span>{first}</span> <span>{last}</span>
      </p>
    </div>
  )
}

interface SideProps {
  store: Store
  found: Contrast
  side: 0 | 1
  name: string
}

/** What one side has surely more of; with the papers of either. */
function Side({ store, found: { more, papers }, side, name }: SideProps) {
  const { data, hovered, map, go } = store
  const [named, setNamed] = useState(NAMED)
  const rows = more[side]
  const share = (count: number, of: 0 | 1): string => String(count / Math.max(1, papers[of]))
  const most = Math.max(
    1e-9,
    ...rows.slice(0, named).flatMap((one) => one.papers.map((count, of) => count / Math.max(1, papers[of]))),
  )
  return (
    <section class={side === 0 ? 'before' : 'after'}>
      <h3>
        More {name} <small>{rows.length}</small>
      </h3>
      {rows.length === 0 && <p class="waiting">Nothing is surely more common {name}.</p>}
      <ul>
        {rows.slice(0, named).map(({ concept, label, papers: counts }) => {
          const node = data.papers + concept
          return (
            <li key={concept}>
              <button
                type="button"
                onClick={() => {
                  go((now) => select(now, data.key[node]))
                  map.value?.flyTo(node)
                }}
                onPointerEnter={() => {
                  hovered.value = node
                }}
                onPointerLeave={() => {
                  hovered.value = -1
                }}
              >
                <bdi class="row-name">{label}</bdi>
                {counts[1 - side] === 0 && <small class="alone">only here</small>}
                <small>
                  {counts[0]} → {counts[1]}
                </small>
                <span class="twins" aria-hidden="true" style={{ '--most': String(most) }}>
                  <i class="before" style={{ '--share': share(counts[0], 0) }} />
                  <i class="after" style={{ '--share': share(counts[1], 1) }} />
                </span>
              </button>
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
