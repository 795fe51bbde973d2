import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { communityColor } from '../appearance/palette.ts'
import { isPaper } from '../data/map-data.ts'
import { type Hit, search } from '../data/search.ts'
import { compare, NODE_TYPES, select } from '../state/state.ts'
import type { Store } from '../store.ts'

interface Group {
  title: string
  hits: Hit[]
}

/** Hits that are looked at, and rows per group. */
const LOOKED_AT = 60
const CONCEPTS = 7
const PAPERS = 5

/** Concepts, then papers, each in the order of the search; papers first where they fit much better. */
function grouped(store: Store, query: string): Group[] {
  const hits = search(store.search(), store.data, query, LOOKED_AT)
  const concepts = hits.filter(({ node }) => !isPaper(store.data, node)).slice(0, CONCEPTS)
  const papers = hits.filter(({ node }) => isPaper(store.data, node)).slice(0, PAPERS)
  const groups = [
    { title: 'Concepts', hits: concepts },
    { title: 'Papers', hits: papers },
  ].filter((group) => group.hits.length > 0)
  const papersFirst = papers.length > 0 && papers[0].score > (concepts[0]?.score ?? 0) + 1
  return papersFirst ? groups.reverse() : groups
}

export function Search({ store }: { store: Store }) {
  const open = useSignal(false)
  const active = useSignal(0)
  const list = useRef<HTMLDivElement>(null)
  const { query } = store.state.value
  const connecting = store.connecting.value && store.appearance.value.selected >= 0
  const groups = open.value && query ? grouped(store, query) : []
  const hits = groups.flatMap((group) => group.hits)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active.value])

  const choose = (hit: Hit | undefined, second: boolean): void => {
    if (!hit) return
    open.value = false
    store.go((now) => (second || connecting ? compare : select)(now, store.data.key[hit.node]))
    const { other } = store.appearance.value
    if (other === hit.node) store.map.value?.flyToPair()
    else store.map.value?.flyTo(hit.node)
    document.getElementById('search')?.blur()
  }
  const close = (): void => {
    open.value = false
    store.connecting.value = false
    store.go((now) => ({ ...now, query: '' }))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') choose(hits[active.value], event.shiftKey)
    else if (event.key === 'ArrowDown') active.value = Math.min(hits.length - 1, active.value + 1)
    else if (event.key === 'ArrowUp') active.value = Math.max(0, active.value - 1)
    else if (event.key === 'Home' && event.ctrlKey) active.value = 0
    else if (event.key === 'End' && event.ctrlKey) active.value = Math.max(0, hits.length - 1)
    else if (event.key === 'Escape') {
      close()
      ;(event.currentTarget as HTMLElement).blur()
    } else return
    event.preventDefault()
  }
  const asks = connecting ? 'Connect it with…' : 'Search concepts and papers'
  return (
    <search class="search">
      <input
        id="search"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        placeholder={asks}
        aria-label={asks}
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
          {groups.map(({ title, hits: own }) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox
            <div key={title} role="group" aria-label={title}>
              <p class="hits-title" aria-hidden="true">
                {title}
              </p>
              {own.map((hit) => (
                <HitRow
                  key={store.data.key[hit.node]}
                  store={store}
                  hit={hit}
                  at={hits.indexOf(hit)}
                  active={hits.indexOf(hit) === active.value}
                  choose={choose}
                />
              ))}
            </div>
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
        {hit.alias && (
          <em>
            {' '}
            as <bdi>{hit.alias}</bdi>
          </em>
        )}
      </span>
      <small>{paper ? (data.year[hit.node] ?? 'paper') : NODE_TYPES[data.type[hit.node]]}</small>
    </div>
  )
}
