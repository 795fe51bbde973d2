import { useMemo, useState } from 'preact/hooks'
import { SHOWN } from '../appearance/appearance.ts'
import { communityColor } from '../appearance/palette.ts'
import { isPaper } from '../data/map-data.ts'
import { clusterOf, filtered, sorted } from '../data/rows.ts'
import { COLUMNS, type Column, compare, NODE_TYPES, select, sortBy } from '../state/state.ts'
import type { Store } from '../store.ts'
import { Keep } from './Keep.tsx'

/** Rows that are made at once. */
const PAGE = 2000

/** What the map shows as a table, the most important first unless it is sorted otherwise. */
export function ListPane({ store }: { store: Store }) {
  const { data, state, appearance, ranked } = store
  const [pages, setPages] = useState(1)
  const [query, setQuery] = useState('')
  const { status } = appearance.value
  const { sort } = state.value
  const found = useMemo(() => {
    const shown = [...ranked.labelOrder].filter((node) => status[node] === SHOWN)
    return sorted(data, filtered(data, shown, query), sort)
  }, [data, status, query, sort])
  const rows = found.slice(0, pages * PAGE)
  return (
    <section class="list" aria-label="List of what the map shows">
      <p class="list-tools">
        <input
          type="search"
          aria-label="Filter the list"
          placeholder="Filter by name, type, year, cluster"
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <span role="status">{query.trim() !== '' && `${found.length.toLocaleString('en')} found`}</span>
      </p>
      <div class="rows">
        <table aria-rowcount={found.length + 1}>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <Head key={column} store={store} column={column} />
              ))}
              <th scope="col">
                <span class="visually-hidden">basket</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((node) => (
              <Row key={data.key[node]} store={store} node={node} />
            ))}
          </tbody>
        </table>
        {rows.length < found.length && (
          <button type="button" class="more" onClick={() => setPages(pages + 1)}>
            Show {Math.min(PAGE, found.length - rows.length).toLocaleString('en')} more
          </button>
        )}
      </div>
    </section>
  )
}

function Head({ store: { state, go }, column }: { store: Store; column: Column }) {
  const { sort } = state.value
  const down = sort?.by === column ? sort.down : null
  return (
    <th scope="col" aria-sort={down === null ? 'none' : down ? 'descending' : 'ascending'}>
      <button type="button" title={`Sort by ${column}`} onClick={() => go((now) => sortBy(now, column))}>
        {column}
      </button>
    </th>
  )
}

function Row({ store, node }: { store: Store; node: number }) {
  const { data, appearance, palette, hovered, go } = store
  const current = node === appearance.value.selected
  const community = data.community[node]
  return (
    <tr class={current ? 'current' : ''}>
      <th scope="row">
        <button
          type="button"
          aria-current={current}
          onClick={(event) => go((now) => (event.shiftKey ? compare : select)(now, data.key[node]))}
          onPointerEnter={() => {
            hovered.value = node
          }}
        >
          <bdi>{data.label[node]}</bdi>
        </button>
      </th>
      <td>{NODE_TYPES[data.type[node]]}</td>
      <td class="number">{isPaper(data, node) ? '' : data.count[node]}</td>
      <td class="number">{data.year[node]}</td>
      <td>
        {community >= 0 && (
          <>
            <i class="dot" style={{ '--dot': communityColor(palette.value, community) }} />{' '}
            <bdi>{clusterOf(data, node)}</bdi>
          </>
        )}
      </td>
      <td>
        <Keep store={store} node={node} />
      </td>
    </tr>
  )
}
