import { useMemo } from 'preact/hooks'
import {
  clearFilters,
  isFiltered,
  NODE_TYPES,
  selectCluster,
  toggleCommunity,
  toggleType,
} from '../state/state.ts'
import type { Store } from '../store.ts'
import { Filters } from './Filters.tsx'

/** Clusters and types with their colours and counts; each can be switched off. */
export function Legend({ store }: { store: Store }) {
  const { data, state, appearance, palette, map, legend, go } = store
  const { hiddenCommunities, hiddenTypes } = state.value
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
      <h2>Clusters</h2>
      <ul>
        {data.communities.map(({ id, label, concepts, papers }) => (
          <li key={id} class={hiddenCommunities.includes(id) ? 'off' : ''}>
            <input
              type="checkbox"
              checked={!hiddenCommunities.includes(id)}
              aria-label={`Show ${label}`}
              onChange={() => go((now) => toggleCommunity(now, id))}
            />
            <button
              type="button"
              class="name"
              title={`${label}: ${concepts} concepts, ${papers} papers. Click to look at it.`}
              aria-pressed={appearance.value.cluster === id}
              onClick={() => {
                go((now) => selectCluster(now, id))
                map.value?.flyToCommunity(id)
              }}
            >
              <i class="dot" style={{ '--dot': palette.value.communities[id] }} />
              <bdi>{label}</bdi>
            </button>
            <small>{concepts + papers}</small>
          </li>
        ))}
      </ul>
      <h2>Types</h2>
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
      <Filters store={store} />
      <p class="key">
        <i class="dot" /> concept, larger with more papers
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
