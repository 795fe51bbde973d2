import { useEffect, useRef } from 'preact/hooks'
import { isPaper } from '../data/map-data.ts'
import { NODE_TYPES, select, stepBack } from '../state/state.ts'
import type { Store } from '../store.ts'
import { ConceptPanel } from './ConceptPanel.tsx'
import { PairPanel } from './PairPanel.tsx'
import { PaperPanel } from './PaperPanel.tsx'
import { PlacedPanel } from './PlacedPanel.tsx'
import { Trends } from './Trends.tsx'

/** What the focus is and what it is linked to; without a focus, how to begin. */
export function Selection({ store }: { store: Store }) {
  const { data, appearance, placed, said, go } = store
  const { selected, other } = appearance.value
  const name = (node: number): string => data.label[node].slice(0, 200)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    panel.current?.scrollTo(0, 0)
    said.value = ''
  }, [selected, other])
  return (
    <aside class="selection" ref={panel} aria-label="Selection">
      <p class="visually-hidden" aria-live="polite">
        {said.value ||
          (selected < 0
            ? 'Nothing selected'
            : other < 0
              ? `${NODE_TYPES[data.type[selected]]} ${name(selected)} selected`
              : `How ${name(selected)} and ${name(other)} are connected`)}
      </p>
      {selected < 0 ? (
        (placed.value && <PlacedPanel store={store} placed={placed.value} />) || <Empty store={store} />
      ) : (
        <>
          <button
            type="button"
            class="close"
            aria-label={other < 0 ? 'Back to the whole map' : 'Back to the first'}
            title="Back (Esc)"
            onClick={() => go(stepBack)}
          >
            ×
          </button>
          {other >= 0 ? (
            <PairPanel key={`${selected} ${other}`} store={store} a={selected} b={other} />
          ) : isPaper(data, selected) ? (
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
        press <kbd>/</kbd> and type a name; shift-click a second node to see what connects the two;{' '}
        <kbd>?</kbd> explains the rest.
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
      <Trends store={store} />
    </div>
  )
}
