import { useState } from 'preact/hooks'
import { SHOWN } from '../appearance/appearance.ts'
import { communityColor } from '../appearance/palette.ts'
import { isPaper } from '../data/map-data.ts'
import { compare, NODE_TYPES, select } from '../state/state.ts'
import type { Store } from '../store.ts'

/** Rows that are made at once. */
const PAGE = 2000

/** What the map shows as a table, the most important first. */
export function ListPane({ store }: { store: Store }) {
  const { data, state, appearance, palette, ranked, hovered, go } = store
  const [pages, setPages] = useState(1)
  if (state.value.view !== 'list') return null
  const { status, selected } = appearance.value
  const shown = [...ranked.labelOrder].filter((node) => status[node] === SHOWN)
  const rows = shown.slice(0, pages * PAGE)
  return (
    <section class="list" aria-label="List of what the map shows">
      <table aria-rowcount={shown.length + 1}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Type</th>
            <th scope="col">Papers or year</th>
            <th scope="col">Cluster</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((node) => (
            <tr key={data.key[node]} class={node === selected ? 'current' : ''}>
              <th scope="row">
                <button
                  type="button"
                  aria-current={node === selected}
                  onClick={(event) => go((now) => (event.shiftKey ? compare : select)(now, data.key[node]))}
                  onPointerEnter={() => {
                    hovered.value = node
                  }}
                >
                  <bdi>{data.label[node]}</bdi>
                </button>
              </th>
              <td>{NODE_TYPES[data.type[node]]}</td>
              <td class="number">{isPaper(data, node) ? (data.year[node] ?? '') : data.count[node]}</td>
              <td>
                {data.community[node] >= 0 && (
                  <>
                    <i class="dot" style={{ '--dot': communityColor(palette.value, data.community[node]) }} />{' '}
                    <bdi>{data.communities[data.community[node]].label}</bdi>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < shown.length && (
        <button type="button" class="more" onClick={() => setPages(pages + 1)}>
          Show {Math.min(PAGE, shown.length - rows.length).toLocaleString('en')} more
        </button>
      )}
    </section>
  )
}
