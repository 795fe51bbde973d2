import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { communityColor } from '../appearance/palette.ts'
import { isPaper } from '../data/map-data.ts'
import { type Hit, search } from '../data/search.ts'
import { compare, NODE_TYPES, select } from '../state/state.ts'
import type { Store } from '../store.ts'

/** Concepts first, then papers, each in the order of the search. */
function grouped(store: Store, query: string): Hit[] {
  const hits = search(store.search(), store.data, query, 24)
  const concepts = hits.filter(({ node }) => !isPaper(store.data, node)).slice(0, 7)
  const papers = hits.filter(({ node }) => isPaper(store.data, node)).slice(0, 5)
  const papersFirst = papers.length > 0 && papers[0].score > (concepts[0]?.score ?? 0) + 1
  return papersFirst ? [...papers, ...concepts] : [...concepts, ...papers]
}

export function Search({ store }: { store: Store }) {
  const open = useSignal(false)
  const active = useSignal(0)
  const list = useRef<HTMLDivElement>(null)
  const { query } = store.state.value
  const hits = open.value && query ? grouped(store, query) : []
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active.value])

  const choose = (hit: Hit | undefined, second: boolean): void => {
    if (!hit) return
    open.value = false
    store.go((now) => (second ? compare : select)(now, store.data.key[hit.node]))
    store.map.value?.flyTo(hit.node)
    document.getElementById('search')?.blur()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') choose(hits[active.value], event.shiftKey)
    else if (event.key === 'ArrowDown') active.value = Math.min(hits.length - 1, active.value + 1)
    else if (event.key === 'ArrowUp') active.value = Math.max(0, active.value - 1)
    else if (event.key === 'Escape') {
      open.value = false
      store.go((now) => ({ ...now, query: '' }))
      ;(event.currentTarget as HTMLElement).blur()
    } else return
    event.preventDefault()
  }
  return (
    <search class="search">
      <input
        id="search"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        placeholder="Search concepts and papers"
        aria-label="Search concepts and papers"
        aria-keyshortcuts="/"
        aria-expanded={hits.length > 0}
        aria-controls="hits"
        aria-activedescendant={hits.length ? `hit-${active.value}` : undefined}
        value={query}
        onFocus={() => {
          open.value = true
        }}
        onBlur={() => {
          open.value = false
        }}
        onInput={(event) => {
          const text = event.currentTarget.value
          active.value = 0
          open.value = true
          store.go((now) => ({ ...now, query: text }))
        }}
        onKeyDown={onKeyDown}
      />
      <kbd>/</kbd>
      {open.value && query.trim() !== '' && (
        <div id="hits" ref={list} class="hits" role="listbox" aria-label="Found">
          {hits.map((hit, at) => (
            <HitRow
              key={store.data.key[hit.node]}
              store={store}
              hit={hit}
              at={at}
              active={at === active.value}
              choose={choose}
            />
          ))}
          {hits.length === 0 && <p class="nothing">Nothing is called so. Try fewer letters.</p>}
        </div>
      )}
    </search>
  )
}

interface HitProps {
  store: Store
  hit: Hit
  at: number
  active: boolean
  choose: (hit: Hit, second: boolean) => void
}

function HitRow({ store, hit, at, active, choose }: HitProps) {
  const { data, palette } = store
  const paper = isPaper(data, hit.node)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the input above handles the keys of the list
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input (aria-activedescendant)
    <div
      id={`hit-${at}`}
      role="option"
      aria-selected={active}
      onPointerDown={(event) => event.preventDefault()}
      onClick={(event) => choose(hit, event.shiftKey)}
    >
      <i
        class={paper ? 'dot paper' : 'dot'}
        style={{ '--dot': communityColor(palette.value, data.community[hit.node]) }}
      />
      <span class="hit-name">
        {data.label[hit.node]}
        {hit.alias && <em> as {hit.alias}</em>}
      </span>
      <small>{paper ? (data.year[hit.node] ?? 'paper') : NODE_TYPES[data.type[hit.node]]}</small>
    </div>
  )
}
