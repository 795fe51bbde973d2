import { useMemo } from 'preact/hooks'
import { type Trend, trends, type Years, yearsOfConcept } from '../data/years.ts'
import { select } from '../state/state.ts'
import type { Store } from '../store.ts'

/** Concepts named per direction. */
const NAMED = 6

/** Concepts whose share of the papers rises or falls over the years. */
export function Trends({ store }: { store: Store }) {
  const { data, years } = store
  const found = useMemo(() => (years ? trends(data, years, NAMED) : null), [data, years])
  if (!years || !found) return null
  return (
    <>
      <TrendRows store={store} years={years} title="Rising" rows={found.rising} />
      <TrendRows store={store} years={years} title="Falling" rows={found.falling} />
    </>
  )
}

function TrendRows({
  store,
  years,
  title,
  rows,
}: {
  store: Store
  years: Years
  title: string
  rows: readonly Trend[]
}) {
  const { data, map, go } = store
  if (rows.length === 0) return null
  return (
    <section class="trends">
      <h3>{title}</h3>
      <ul class="starts">
        {rows.map(({ concept }) => (
          <li key={concept}>
            <button
              type="button"
              onClick={() => {
                go((now) => select(now, data.key[concept]))
                map.value?.flyTo(concept)
              }}
            >
              <bdi>{data.label[concept]}</bdi>
              <Sparkline store={store} years={years} concept={concept} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A concept's papers by year, as small bars with a sentence that says the same. */
export function Sparkline({ store, years, concept }: { store: Store; years: Years; concept: number }) {
  const counts = yearsOfConcept(store.data, years, concept)
  const most = counts.reduce((most, count) => Math.max(most, count), 1)
  const busiest = years.first + counts.indexOf(most)
  const width = counts.length * 4
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${width} 24`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`Papers by year, ${years.first} to ${years.last}; most in ${busiest}: ${most}`}
    >
      {[...counts].map((count, at) => {
        const height = (22 * count) / most
        return <rect key={at} x={at * 4} y={24 - height} width={3} height={height} />
      })}
    </svg>
  )
}
