import { useEffect, useRef } from 'preact/hooks'
import { isPaper } from '../data/map-data.ts'
import { NODE_TYPES, select } from '../state/state.ts'
import type { Store } from '../store.ts'
import { ConceptPanel } from './ConceptPanel.tsx'
import { PaperPanel } from './PaperPanel.tsx'

/** What the focus is and what it is linked to; without a focus, how to begin. */
export function Selection({ store }: { store: Store }) {
  const { data, appearance, go } = store
  const { selected } = appearance.value
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.scrollTo(0, 0), [selected])
  return (
    <aside class="selection" ref={panel} aria-label="Selection">
      <p class="visually-hidden" aria-live="polite">
        {selected < 0
          ? 'Nothing selected'
          : `${NODE_TYPES[data.type[selected]]} ${data.label[selected].slice(0, 200)} selected`}
      </p>
      {selected < 0 ? (
        <Empty store={store} />
      ) : (
        <>
          <button
            type="button"
            class="close"
            aria-label="Back to the whole map"
            title="Back (Esc)"
            onClick={() => go((now) => select(now, null))}
          >
            ×
          </button>
          {isPaper(data, selected) ? (
            <PaperPanel key={selected} store={store} paper={selected} />
          ) : (
            <ConceptPanel key={selected} store={store} concept={selected} />
          )}
        </>
      )}
    </aside>
  )
}

/** How many of the biggest concepts are offered to begin with. */
const STARTS = 8

function Empty({ store }: { store: Store }) {
  const { data, state, ranked, map, go } = store
  const unknown = state.value.selected
  const starts = [...ranked.labelOrder.slice(0, STARTS)].filter((node) => !isPaper(data, node))
  return (
    <div class="empty">
      {unknown !== null && <p role="alert">This atlas has no node “{unknown.slice(0, 80)}”.</p>}
      <h2>Click a concept</h2>
      <p>
        Its papers and its company stay, the rest fades, and behind every link you can read the sentence. Or
        press <kbd>/</kbd> and type a name; <kbd>?</kbd> explains the rest.
      </p>
      <h3>In the most papers</h3>
      <ul class="starts">
        {starts.map((node) => (
          <li key={data.key[node]}>
            <button
              type="button"
              onClick={() => {
                go((now) => select(now, data.key[node]))
                map.value?.flyTo(node)
              }}
            >
              <bdi>{data.label[node]}</bdi> <small>{data.count[node]}</small>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
