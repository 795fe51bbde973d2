import { useEffect, useRef, useState } from 'preact/hooks'
import { nodeColor } from '../appearance/palette.ts'
import { isPaper, type Neighbour } from '../data/map-data.ts'
import { isFiltered, NODE_TYPES, toggleLink } from '../state/state.ts'
import type { Store } from '../store.ts'
import { Keep } from './Keep.tsx'
import { visit } from './NodeButton.tsx'
import { linksTo, PairSentences, Sentences } from './Sentences.tsx'
import { ROLE_TERMS, TERMS, Term } from './Term.tsx'

interface Props {
  store: Store
  /** The node in focus. */
  node: number
  title: string
  /** What explains the title. */
  says?: string
  rows: readonly Neighbour[]
}

const AT_FIRST = 30

/** The links of a node, strongest first; a row unfolds the sentence behind its link. */
export function LinkRows({ store, node, title, says, rows }: Props) {
  const [all, setAll] = useState(false)
  if (rows.length === 0) return null
  const open = rows.findIndex((row) => store.data.key[row.node] === store.state.value.link)
  const cut = all || open >= AT_FIRST ? rows.length : AT_FIRST
  const { passes } = store.appearance.value
  const left = rows.reduce((sum, { edge }) => sum + passes[edge], 0)
  return (
    <section class="links" data-count={rows.length}>
      <h3>
        {says ? <Term says={says}>{title}</Term> : title} <small>{rows.length}</small>
        {isFiltered(store.state.value) && left < rows.length && <small> · {left} under the filters</small>}
      </h3>
      <ul>
        {rows.slice(0, cut).map((row) => (
          <LinkRow key={row.edge} store={store} node={node} row={row} />
        ))}
      </ul>
      {cut < rows.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          Show all {rows.length}
        </button>
      )}
    </section>
  )
}

function LinkRow({ store, node, row }: { store: Store; node: number; row: Neighbour }) {
  const { data, state, appearance, palette, hovered, go } = store
  const key = data.key[row.node]
  const open = state.value.link === key
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (open) item.current?.scrollIntoView({ block: 'nearest' })
  }, [open])
  const hover = (at: number) => () => {
    hovered.value = at
  }
  return (
    <li
      ref={item}
      class={`${open ? 'open' : ''} ${isFiltered(state.value) && appearance.value.passes[row.edge] === 0 ? 'off' : ''}`}
      onPointerEnter={hover(row.node)}
      onPointerLeave={hover(-1)}
    >
      <div class="row">
        <button
          type="button"
          class="unfold"
          aria-expanded={open}
          onClick={() => go((now) => toggleLink(now, key))}
        >
          <i
            class={isPaper(data, row.node) ? 'dot paper' : 'dot'}
            style={{ '--dot': nodeColor(palette.value, data, row.node) }}
          />
          <bdi class="row-name">{data.label[row.node]}</bdi>
          {isPaper(data, row.node) && row.role ? (
            <small class="role" data-tip={ROLE_TERMS[row.role]}>
              {row.role}
            </small>
          ) : (
            <small class="role">{NODE_TYPES[data.type[row.node]]}</small>
          )}
          <i
            class="weight"
            data-tip={`Weight ${row.weight.toFixed(2)}. ${row.role === null ? TERMS.company : TERMS.weight}`}
            style={{ '--weight': String(row.weight) }}
          />
        </button>
        <Keep store={store} node={row.node} />
        <button
          type="button"
          class="visit"
          aria-label={`Go to ${data.label[row.node]}`}
          title="Go there"
          onClick={() => visit(store, row.node)}
        >
          →
        </button>
      </div>
      {open && (
        <div class="evidence">
          {row.role === null ? (
            <PairSentences store={store} a={node} b={row.node} />
          ) : (
            <Sentences
              store={store}
              paper={data.source[row.edge]}
              links={linksTo(store, data.source[row.edge], [data.target[row.edge]])}
            />
          )}
        </div>
      )}
    </li>
  )
}
