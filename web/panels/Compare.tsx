import { useEffect, useMemo, useState } from 'preact/hooks'
import { type Side, sidesOfYear } from '../../src/related/contrast.ts'
import type { MapData } from '../data/map-data.ts'
import type { Years } from '../data/years.ts'
import { ask } from '../state/state.ts'
import type { Store } from '../store.ts'
import { Contrasts, type Groups } from './Contrasts.tsx'

/** Milliseconds without another year after which the sides are compared. */
const PAUSE = 150

/** Two periods side by side, or two collections: `about` is the first year of the second, or both names as JSON. */
export function Compare({ store, about }: { store: Store; about: string }) {
  const { data, years } = store
  const names = data.collections?.name ?? []
  const pair = pairOf(names, about)
  if (!pair && !years) return <p role="alert">These papers have neither years nor collections to compare.</p>
  return (
    <article class="compare">
      <p class="kind">{pair ? 'Two collections side by side' : 'Two periods side by side'}</p>
      {names.length > 1 && <Which store={store} names={names} pair={pair} />}
      {pair ? (
        <Collections store={store} names={names} pair={pair} />
      ) : (
        <Periods store={store} years={years!} year={yearOf(years!, Number(about))} />
      )}
    </article>
  )
}

/** The numbers of the collections that are named; `null` where they are not two. */
function pairOf(names: readonly string[], about: string): [number, number] | null {
  try {
    const [first, second] = (JSON.parse(about) as unknown[]).map((name) => names.indexOf(String(name)))
    return first >= 0 && second >= 0 && first !== second ? [first, second] : null
  } catch {
    return null
  }
}

interface WhichProps {
  store: Store
  names: readonly string[]
  pair: [number, number] | null
}

/** Periods, or which two collections. */
function Which({ store: { go }, names, pair }: WhichProps) {
  const show = (pair: readonly number[]): void =>
    go((now) => ask(now, `compare ${JSON.stringify(pair.map((one) => names[one]))}`))
  /** The other one is changed where both would be the same. */
  const choose = (side: Side, one: number): void => {
    const other = pair![1 - side] === one ? pair![side] : pair![1 - side]
    show(side === 0 ? [one, other] : [other, one])
  }
  return (
    <div class="which">
      <p>
        <button
          type="button"
          class="framed"
          aria-pressed={pair === null}
          onClick={() => go((now) => ask(now, 'compare'))}
        >
          Periods
        </button>{' '}
        <button
          type="button"
          class="framed"
          aria-pressed={pair !== null}
          onClick={() => pair ?? show([0, 1])}
        >
          Collections
        </button>
      </p>
      {pair &&
        (['First', 'Second'] as const).map((name, side) => (
          <label key={name}>
            {name}
            <select
              value={pair[side]}
              onChange={(event) => choose(side as Side, Number(event.currentTarget.value))}
            >
              {names.map((one, at) => (
                <option key={one} value={at}>
                  {one}
                </option>
              ))}
            </select>
          </label>
        ))}
    </div>
  )
}

function Collections({ store, names, pair: [first, second] }: WhichProps & { pair: [number, number] }) {
  const { data } = store
  const groups = useMemo(
    (): Groups => ({
      sidesOf: sidesOfCollections(data, first, second),
      names: [`in ${names[first]}`, `in ${names[second]}`],
      ends: ['first', 'second'],
      neither: 'in neither',
    }),
    [data, first, second],
  )
  return (
    <>
      <h2>
        <bdi>{names[first]}</bdi> and <bdi>{names[second]}</bdi>
      </h2>
      <Contrasts store={store} groups={groups} />
    </>
  )
}

const sidesOfCollections =
  ({ collections }: MapData, first: number, second: number) =>
  (paper: number): readonly Side[] => {
    const { start, of } = collections!
    const own = of.slice(start[paper], start[paper + 1])
    return ([0, 1] as const).filter((side) => own.includes(side === 0 ? first : second))
  }

/** The year that was chosen, else the one that leaves half of the papers before it; each side has a year at least. */
function yearOf({ first, last, papers }: Years, chosen: number): number {
  if (chosen > first && chosen <= last) return chosen
  const half = papers.reduce((sum, count) => sum + count, 0) / 2
  let before = papers[0]
  let year = first + 1
  while (year < last && before + papers[year - first] / 2 < half) before += papers[year++ - first]
  return year
}

function Periods({ store, years, year }: { store: Store; years: Years; year: number }) {
  const { data, go } = store
  const split = useSettled(year)
  const groups = useMemo(
    (): Groups => ({
      sidesOf: (paper) => sidesOfYear(data.year[paper], split),
      names: [`before ${split}`, `from ${split} on`],
      ends: ['earlier', 'later'],
      neither: 'without a year',
    }),
    [data, split],
  )
  return (
    <div data-split={split}>
      <h2>Before and from {year} on</h2>
      <Split years={years} year={year} set={(next) => go((now) => ask(now, `compare ${next}`))} />
      <Contrasts store={store} groups={groups} />
    </div>
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
