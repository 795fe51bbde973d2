import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { isPaper } from '../data/map-data.ts'
import { whenIdle } from '../idle.ts'
import { NODE_TYPES } from '../state/state.ts'
import type { Store } from '../store.ts'
import { Ask } from './Ask.tsx'
import { back } from './back.ts'
import { Icon } from './Icon.tsx'
import { Keep } from './Keep.tsx'
import { later } from './later.tsx'
import { visit } from './NodeButton.tsx'
import { PaperPanel } from './PaperPanel.tsx'

const ClusterPanel = later(() => import('./Explore.tsx').then((part) => part.ClusterPanel))
const ConceptPanel = later(() => import('./ConceptPanel.tsx').then((part) => part.ConceptPanel))
const Explore = later(() => import('./Explore.tsx').then((part) => part.Explore))
const BasketPanel = later(() => import('./BasketPanel.tsx').then((part) => part.BasketPanel))
const PairPanel = later(() => import('./PairPanel.tsx').then((part) => part.PairPanel))
const Trends = later(() => import('./Trends.tsx').then((part) => part.Trends))
const PlacedPanel = later(() => import('./PlacedPanel.tsx').then((part) => part.PlacedPanel))

/** What the focus is and what it is linked to; without a focus, how to begin. */
export function Selection({ store }: { store: Store }) {
  const { data, appearance, basket, said, tall } = store
  const { selected, other, between, cluster } = appearance.value
  const name = (node: number): string => data.label[node].slice(0, 200)
  const panel = useRef<HTMLElement>(null)
  /** What is shown first takes the focus from nobody. */
  const began = useRef(false)
  useEffect(() => {
    panel.current?.scrollTo(0, 0)
    said.value = ''
    // Where the row that was chosen is gone, or the search: on with the keys in what it has led to, or on the map.
    const at = document.activeElement
    if (began.current && (at === document.body || panel.current?.contains(at)))
      (selected < 0 && cluster === null
        ? document.querySelector<HTMLElement>('.canvas')
        : panel.current
      )?.focus({ preventScroll: true })
    began.current = true
  }, [selected, other, cluster])
  return (
    <aside class="selection" ref={panel} tabIndex={-1} aria-label="Selection">
      <p class="visually-hidden" aria-live="polite">
        {said.value ||
          (selected < 0
            ? cluster === null
              ? basket.open.value
                ? 'Basket'
                : 'Nothing selected'
              : `Cluster ${data.communities[cluster].label} selected`
            : other < 0
              ? `${NODE_TYPES[data.type[selected]]} ${name(selected)} selected`
              : `How ${name(selected)} and ${name(other)} are connected`)}
      </p>
      <button
        type="button"
        class="handle"
        aria-expanded={tall.value}
        aria-label="More of this"
        onClick={() => {
          tall.value = !tall.value
        }}
      />
      {selected < 0 && cluster === null ? (
        <WithoutFocus store={store} />
      ) : (
        <>
          <button
            type="button"
            class="close"
            aria-label={other < 0 ? 'Back' : 'Back to the first'}
            title="Back (Esc)"
            onClick={() => back(store)}
          >
            ×
          </button>
          {selected >= 0 && other < 0 && <Connect store={store} />}
          {selected >= 0 && other < 0 && <Keep store={store} node={selected} />}
          {cluster !== null ? (
            <ClusterPanel key={`cluster ${cluster}`} store={store} cluster={cluster} wanted />
          ) : between ? (
            <PairPanel
              key={`${selected} ${other}`}
              store={store}
              between={between}
              a={selected}
              b={other}
              wanted
            />
          ) : isPaper(data, selected) ? (
            <PaperPanel key={selected} store={store} paper={selected} />
          ) : (
            <ConceptPanel key={selected} store={store} concept={selected} wanted />
          )}
        </>
      )}
    </aside>
  )
}

/** The basket, what is asked of the whole map, papers of one's own, or how to begin. */
function WithoutFocus({ store }: { store: Store }) {
  const { basket, placed, state } = store
  const isOpen = basket.open.value
  if (!isOpen && state.value.panel === null)
    return placed.value ? <PlacedPanel store={store} placed={placed.value} wanted /> : <Empty store={store} />
  return (
    <>
      <button
        type="button"
        class="close"
        aria-label={isOpen ? 'Close the basket' : 'Close'}
        title="Back (Esc)"
        onClick={() => back(store)}
      >
        ×
      </button>
      {isOpen ? <BasketPanel store={store} wanted /> : <Explore store={store} wanted />}
    </>
  )
}

/** What shift does, for those without: the next node that is chosen is connected with this one. */
function Connect({ store: { connecting } }: { store: Store }) {
  return (
    <>
      <button
        type="button"
        class="close"
        aria-pressed={connecting.value}
        aria-label="Connect with another"
        title="What connects this with another one (shift-click)"
        onClick={() => {
          connecting.value = !connecting.value
          if (connecting.value) document.getElementById('search')?.focus()
        }}
      >
        <Icon name="connect" />
      </button>
      {connecting.value && <p class="connecting">Choose the other one on the map or by its name.</p>}
    </>
  )
}

/** Without a mouse there are no clicks, and mostly no keys. */
const TOUCH = matchMedia('(hover: none)').matches

/** How to open papers of one's own. */
function Own({ store: { placing, isMade } }: { store: Store }) {
  return (
    <p class="own">
      {isMade ? 'This map of your papers is in this tab alone; load the page again for the one before. ' : ''}
      Your own papers: drop files on the page, or{' '}
      <button
        type="button"
        onClick={() => {
          placing.value = true
        }}
      >
        open them
      </button>
      , on this map or as a new one.
    </p>
  )
}

/** How many of the biggest concepts are offered to begin with. */
const STARTS = 8

function Empty({ store }: { store: Store }) {
  const { data, state, ranked, years } = store
  const unknown = state.value.selected
  const isIdle = useSignal(false)
  useEffect(
    () =>
      whenIdle(() => {
        isIdle.value = true
      }),
    [],
  )
  const starts = [...ranked.labelOrder.slice(0, STARTS)].filter((node) => !isPaper(data, node))
  return (
    <div class="empty">
      {unknown !== null && <p role="alert">This atlas has no node “{unknown.slice(0, 80)}”.</p>}
      <h2>{TOUCH ? 'Tap' : 'Click'} a concept</h2>
      {TOUCH ? (
        <p>Its papers and its company stay, the rest fades. Behind every link you can read the sentence.</p>
      ) : (
        <p>
          Its papers and its company stay, the rest fades, and behind every link you can read the sentence. Or
          press <kbd>/</kbd> and type a name; shift-click a second node to see what connects the two;{' '}
          <kbd>?</kbd> explains the rest.
        </p>
      )}
      <Own store={store} />
      <p class="asks">
        Ask the map for its{' '}
        <Ask store={store} panel="gaps">
          gaps
        </Ask>
        , which nobody has filled
        {years && (
          <>
            , or{' '}
            <Ask store={store} panel="compare">
              compare two periods
            </Ask>
          </>
        )}
        .
      </p>
      <h3>In the most papers</h3>
      <ul class="starts">
        {starts.map((node) => (
          <li key={data.key[node]}>
            <button type="button" onClick={() => visit(store, node)}>
              <bdi>{data.label[node]}</bdi> <small>{data.count[node]}</small>
            </button>
          </li>
        ))}
      </ul>
      <Trends store={store} wanted={isIdle.value} />
    </div>
  )
}
