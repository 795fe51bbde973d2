import { useMemo } from 'preact/hooks'
import { type Trend, trends, type Years, yearsOfConcept } from '../data/years.ts'
import type { Store } from '../store.ts'
import { visit } from './NodeButton.tsx'
import { Sparkline } from './Sparkline.tsx'

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
  const { data } = store
  if (rows.length === 0) return null
  return (
    <section class="trends">
      <h3>{title}</h3>
      <ul class="starts">
        {rows.map(({ concept }) => (
          <li key={concept}>
            <button type="button" onClick={() => visit(store, concept)}>
              <bdi>{data.label[concept]}</bdi>
              <Sparkline years={years} counts={yearsOfConcept(data, years, concept)} bars={16} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
