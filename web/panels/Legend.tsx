import { useMemo } from 'preact/hooks'
import { clearFilters, isFiltered, NODE_TYPES, toggleType } from '../state/state.ts'
import type { Store } from '../store.ts'
import { Clusters } from './Clusters.tsx'
import { Colors } from './Coloring.tsx'
import { Filters } from './Filters.tsx'
import { TERMS, Term } from './Term.tsx'

/** Clusters and types with their colours and counts; each can be switched off. */
export function Legend({ store }: { store: Store }) {
  const { data, state, legend, go } = store
  const { hiddenTypes, unlinked } = state.value
  const types = useMemo(() => {
    const counts = NODE_TYPES.map(() => 0)
    for (const type of data.type) counts[type]++
    return NODE_TYPES.map((type, at) => ({ type, count: counts[at] })).filter(({ count }) => count > 0)
  }, [data])
  return (
    <aside class={`legend ${legend.value ? 'open' : ''}`} aria-label="Legend and filters">
      <button
        type="button"
        class="close"
        aria-label="Close the legend"
        title="Close (Esc)"
        onClick={() => {
          legend.value = false
        }}
      >
        ×
      </button>
      <Colors store={store} />
      <Clusters store={store} />
      <h2>
        <Term says={TERMS.type}>Types</Term>
      </h2>
      <ul>
        {types.map(({ type, count }) => (
          <li key={type} class={hiddenTypes.includes(type) ? 'off' : ''}>
            <label>
              <input
                type="checkbox"
                checked={!hiddenTypes.includes(type)}
                onChange={() => go((now) => toggleType(now, type))}
              />
              <i class={type === 'paper' ? 'dot paper' : `chip type-${type}`} />
              <span>{type}</span>
            </label>
            <small>{count}</small>
          </li>
        ))}
      </ul>
      {data.unlinked > 0 && (
        <ul>
          <li class={unlinked ? '' : 'off'}>
            <label>
              <input
                type="checkbox"
                checked={unlinked}
                onChange={() => go((now) => ({ ...now, unlinked: !now.unlinked }))}
              />
              <i class="dot paper" />
              <span>papers without a link</span>
            </label>
            <small>{data.unlinked}</small>
          </li>
        </ul>
      )}
      <Filters store={store} />
      <p class="key">
        <i class="dot" /> <Term says={TERMS.concept}>concept</Term>
        {state.value.size === 'papers' && ', larger with more papers'}
        <br />
        <i class="dot paper" /> paper
      </p>
      {isFiltered(state.value) && (
        <button type="button" class="reset" onClick={() => go(clearFilters)}>
          Show all again
        </button>
      )}
    </aside>
  )
}
