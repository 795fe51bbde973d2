import { useEffect, useRef, useState } from 'preact/hooks'
import { BASKET_FILE, LONGEST_NOTE } from '../../src/basket.ts'
import { nodeColor } from '../appearance/palette.ts'
import type { InBasket } from '../basket.ts'
import { isPaper } from '../data/map-data.ts'
import { NODE_TYPES } from '../state/state.ts'
import type { Store } from '../store.ts'
import { Formats } from './Formats.tsx'
import { visit } from './NodeButton.tsx'
import { counted } from './place.ts'
import { saveBasket } from './save.ts'

const FORMATS = [
  ['bibtex', 'BibTeX'],
  ['ris', 'RIS'],
  ['csl', 'CSL-JSON'],
  ['markdown', 'Markdown'],
  ['graphml', 'GraphML'],
] as const

/** Rows that are made at once. */
const PAGE = 100

/** What is marked, with notes, and the ways to take it away. */
export function BasketPanel({ store }: { store: Store }) {
  const { data, basket } = store
  const rows = basket.rows.value
  const papers = rows.filter(({ node }) => node >= 0 && isPaper(data, node))
  const concepts = rows.filter(({ node }) => node >= 0 && !isPaper(data, node))
  const gone = rows.filter(({ node }) => node < 0)
  return (
    <article class="basket" data-count={rows.length}>
      <h2>Basket</h2>
      {rows.length === 0 ? (
        <p class="hint">
          Nothing yet. The bookmark <i class="bookmark" /> of a paper or concept, or the key <kbd>B</kbd>,
          puts what is in focus here; a cluster’s panel puts the whole cluster.
        </p>
      ) : (
        <TakeAway store={store} papers={papers.length} concepts={concepts.length} />
      )}
      <PutBack store={store} />
      {basket.failed.value !== '' && (
        <p role="alert">The basket could not be kept ({basket.failed.value}): take it away before you go.</p>
      )}
      <Rows store={store} title="Papers" rows={papers} />
      <Rows store={store} title="Concepts" rows={concepts} />
      <Rows store={store} title="No longer on this map" rows={gone} />
      {rows.length > 0 && (
        <>
          <p class="hint">
            {basket.place === 'folder'
              ? `Kept in ${BASKET_FILE} in the atlas folder.`
              : 'Kept in this browser, for this map.'}
          </p>
          <p>
            <button type="button" class="framed" onClick={() => basket.takeOut(rows.map(({ key }) => key))}>
              Empty the basket
            </button>
          </p>
        </>
      )}
    </article>
  )
}

function PutBack({ store: { basket } }: { store: Store }) {
  const { length } = basket.out.value
  return (
    <div role="status">
      {length > 0 && (
        <p class="put-back">
          {length.toLocaleString('en')} taken out.{' '}
          <button type="button" onClick={basket.putBack}>
            Put {length === 1 ? 'it' : 'them'} back
          </button>
        </p>
      )}
    </div>
  )
}

function TakeAway({ store, papers, concepts }: { store: Store; papers: number; concepts: number }) {
  const take = async (format: (typeof FORMATS)[number][0]): Promise<void> => {
    await saveBasket(store, format)
    store.said.value = 'The file is saved'
  }
  const what = [
    ...(papers > 0 ? [counted(papers, 'paper')] : []),
    ...(concepts > 0 ? [counted(concepts, 'concept')] : []),
  ]
  const formats = FORMATS.filter(([format]) => papers > 0 || format === 'graphml' || format === 'markdown')
  return (
    <div class="reading-list">
      <Formats formats={formats} take={take}>
        {what.join(' and ')}. Take away as
      </Formats>
    </div>
  )
}

function Rows({ store, title, rows }: { store: Store; title: string; rows: readonly InBasket[] }) {
  const [pages, setPages] = useState(1)
  if (rows.length === 0) return null
  const shown = rows.slice(0, pages * PAGE)
  return (
    <section>
      <h3>
        {title} <small>{rows.length}</small>
      </h3>
      <ul class="in-basket">
        {shown.map((row) => (
          <Row key={row.key} store={store} row={row} />
        ))}
      </ul>
      {shown.length < rows.length && (
        <button type="button" class="more" onClick={() => setPages(pages + 1)}>
          Show {Math.min(PAGE, rows.length - shown.length)} more
        </button>
      )}
    </section>
  )
}

function Row({ store, row }: { store: Store; row: InBasket }) {
  const { data, palette, basket, hovered } = store
  const { node, key, note } = row
  const label = node < 0 ? row.label : data.label[node]
  const [writing, setWriting] = useState(false)
  const hover = (at: number) => () => {
    hovered.value = at
  }
  return (
    <li onPointerEnter={hover(node)} onPointerLeave={hover(-1)}>
      <div class="row">
        {node < 0 ? (
          <bdi class="row-name">{label}</bdi>
        ) : (
          <button type="button" class="basket-name" onClick={() => visit(store, node)}>
            <i
              class={isPaper(data, node) ? 'dot paper' : 'dot'}
              style={{ '--dot': nodeColor(palette.value, data, node) }}
            />
            <bdi class="row-name">{label}</bdi>
            <small>{isPaper(data, node) ? data.year[node] : NODE_TYPES[data.type[node]]}</small>
          </button>
        )}
        <button
          type="button"
          class="visit"
          aria-label={`Take out ${label}`}
          title="Take it out of the basket"
          onClick={() => basket.takeOut([key])}
        >
          ×
        </button>
      </div>
      {writing || note !== '' ? (
        <Note
          label={label}
          note={note}
          isNew={writing}
          keep={(text) => basket.annotate(key, text)}
          leave={() => setWriting(false)}
        />
      ) : (
        <button
          type="button"
          class="add-note"
          aria-label={`Add a note on ${label}`}
          onClick={() => setWriting(true)}
        >
          Add a note
        </button>
      )}
    </li>
  )
}

/** Milliseconds without a key after which a note is kept. */
const PAUSE = 400

interface NoteProps {
  label: string
  note: string
  /** Whether it takes the keyboard when it comes. */
  isNew: boolean
  keep: (text: string) => void
  leave: () => void
}

function Note({ label, note, isNew, keep, leave }: NoteProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const timer = useRef(0)
  useEffect(() => {
    if (isNew) field.current?.focus()
  }, [])
  const write = (): void => {
    window.clearTimeout(timer.current)
    // What is typed stays as it is while the rest is drawn anew.
    if (field.current) keep(field.current.value)
  }
  return (
    <textarea
      ref={field}
      aria-label={`Note on ${label}`}
      placeholder="A note"
      rows={Math.min(8, Math.max(2, note.split('\n').length))}
      maxLength={LONGEST_NOTE}
      defaultValue={note}
      onInput={() => {
        window.clearTimeout(timer.current)
        timer.current = window.setTimeout(write, PAUSE)
      }}
      onBlur={() => {
        write()
        leave()
      }}
    />
  )
}
