import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { nodeColor } from '../appearance/palette.ts'
import { isPaper } from '../data/map-data.ts'
import type { Group, Hit, HitGroup } from '../search/catalogue.ts'
import { compare, NODE_TYPES, select } from '../state/state.ts'
import type { Store } from '../store.ts'
import { type Finding, useFound } from './found.ts'

/** Rows per group. */
const ROWS: Record<Group, number> = { concept: 7, title: 5, author: 5, venue: 3, id: 3 }
const MOST = Math.max(...Object.values(ROWS))
const TITLES: Record<Group, string> = {
  concept: 'Concepts',
  title: 'Papers',
  author: 'Papers by author',
  venue: 'Papers by venue',
  id: 'Papers by identifier',
}

/** The groups in their order, those first whose best hit fits in a better way. */
const inOrder = (groups: readonly HitGroup[]): HitGroup[] =>
  groups
    .map((group) => ({ ...group, hits: group.hits.slice(0, ROWS[group.group]) }))
    .sort((a, b) => Math.floor(b.hits[0].score) - Math.floor(a.hits[0].score))

export function Search({ store }: { store: Store }) {
  const open = useSignal(false)
  const active = useSignal(0)
  const list = useRef<HTMLDivElement>(null)
  const { query } = store.state.value
  const connecting = store.connecting.value && store.appearance.value.selected >= 0
  const asked = query.trim()
  const finding = useFound(store, open.value ? asked : '', MOST)
  const groups = open.value && asked && finding && 'found' in finding ? inOrder(finding.found.groups) : []
  /** What Enter has chosen before the answer was there: the first hit, or as the second of two. */
  const early = useRef<{ second: boolean } | null>(null)
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
  useEffect(() => {
    if (finding?.query !== asked || !early.current) return
    const { second } = early.current
    early.current = null
    choose(hits[0], second)
  }, [finding])
  const close = (): void => {
    early.current = null
    open.value = false
    store.connecting.value = false
    store.go((now) => ({ ...now, query: '' }))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      if (finding?.query === asked) choose(hits[active.value], event.shiftKey)
      else early.current = { second: event.shiftKey }
    } else if (event.key === 'ArrowDown') active.value = Math.min(hits.length - 1, active.value + 1)
    else if (event.key === 'ArrowUp') active.value = Math.max(0, active.value - 1)
    else if (event.key === 'Home' && event.ctrlKey) active.value = 0
    else if (event.key === 'End' && event.ctrlKey) active.value = Math.max(0, hits.length - 1)
    else if (event.key === 'Escape') {
      close()
      ;(event.currentTarget as HTMLElement).blur()
    } else return
    event.preventDefault()
  }
  const asks = connecting ? 'Connect it with…' : 'Search concepts, papers, authors'
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
          store.search.open().catch(() => {})
        }}
        onBlur={() => {
          open.value = false
        }}
        onInput={(event) => {
          const text = event.currentTarget.value
          active.value = 0
          early.current = null
          open.value = true
          store.go((now) => ({ ...now, query: text }))
        }}
        onKeyDown={onKeyDown}
      />
      <kbd>/</kbd>
      {open.value && query.trim() !== '' && (
        <div id="hits" ref={list} class="hits" role="listbox" aria-label="Found">
          {groups.map(({ group, hits: own, count }) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox
            <div key={group} role="group" aria-label={TITLES[group]}>
              <p class="hits-title" aria-hidden="true">
                {TITLES[group]}
                {count > own.length && <small> {count.toLocaleString('en')}</small>}
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
          <State finding={finding} asked={asked} hits={hits.length} />
        </div>
      )}
    </search>
  )
}

/** Why there is nothing, or not all of it. */
function State({ finding, asked, hits }: { finding: Finding; asked: string; hits: number }) {
  if (finding && 'error' in finding && finding.query === asked)
    return <p class="nothing">The names could not be read ({finding.error}). Type on to try again.</p>
  if (!finding || !('found' in finding)) return <p class="nothing">Reading the names…</p>
  const { read } = finding.found
  if (read < 1) return <p class="nothing">Still reading the names: {Math.floor(100 * read)} %</p>
  return hits === 0 && finding.query === asked ? (
    <p class="nothing">Nothing is called so. Try fewer letters.</p>
  ) : null
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
      <i class={paper ? 'dot paper' : 'dot'} style={{ '--dot': nodeColor(palette.value, data, hit.node) }} />
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
