import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { SHOWN } from '../appearance/appearance.ts'
import type { Store } from '../store.ts'
import type { TakeAway as Format } from '../worker/take-away.ts'
import { download } from './download.ts'
import { Icon } from './Icon.tsx'
import { captionOf, pictureOf } from './picture.ts'

const GROUPS: [title: string, items: [format: Format | 'png', label: string][]][] = [
  [
    'Picture',
    [
      ['png', 'PNG, as it looks now'],
      ['svg', 'SVG, the whole drawing'],
    ],
  ],
  [
    'Graph of what is shown',
    [
      ['graphml', 'GraphML'],
      ['gexf', 'GEXF (Gephi)'],
      ['csv', 'CSV, nodes and edges'],
    ],
  ],
  [
    'Reading list of the papers shown',
    [
      ['bibtex', 'BibTeX'],
      ['csl', 'CSL-JSON (Zotero)'],
      ['markdown', 'Markdown'],
    ],
  ],
]

/** A menu of files made of what the map shows: of a focus it is the focus and what is around it. */
export function TakeAway({ store }: { store: Store }) {
  const open = useSignal(false)
  const busy = useSignal(false)
  const failed = useSignal('')
  const button = useRef<HTMLButtonElement>(null)
  const take = async (format: Format | 'png'): Promise<void> => {
    busy.value = true
    failed.value = ''
    try {
      await save(store, format)
      open.value = false
      store.said.value = 'The file is saved'
      button.current?.focus()
    } catch (error) {
      failed.value = `It could not be made (${(error as Error).message}).`
    }
    busy.value = false
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and focus of the buttons inside
    <div
      class="menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open.value) return
        event.preventDefault()
        open.value = false
        button.current?.focus()
      }}
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) open.value = false
      }}
    >
      <button
        type="button"
        ref={button}
        aria-expanded={open.value}
        aria-label="Export"
        title="Take away what is shown"
        onClick={() => {
          open.value = !open.value
        }}
      >
        <Icon name="download" /> <span>Export</span>
      </button>
      {open.value && (
        <div class="menu-items" aria-busy={busy.value}>
          {GROUPS.map(([title, items]) => (
            <section key={title}>
              <h2>{title}</h2>
              {items.map(([format, label]) => (
                <button key={format} type="button" disabled={busy.value} onClick={() => take(format)}>
                  {label}
                </button>
              ))}
            </section>
          ))}
          {failed.value && <p role="alert">{failed.value}</p>}
        </div>
      )}
    </div>
  )
}

const TYPES = new Map([
  ['svg', 'image/svg+xml'],
  ['json', 'application/json'],
  ['csv', 'text/csv'],
])

async function save(store: Store, format: Format | 'png'): Promise<void> {
  if (format === 'png') return download('concept-atlas.png', await pictureOf(store))
  const { status, passes, selected, focusEdges } = store.appearance.peek()
  const nodes = status.map((value) => (value === SHOWN ? 1 : 0))
  const edges = passes.slice()
  if (selected >= 0) for (const edge of focusEdges) edges[edge] = 1
  const files = await store.client('take', { format, nodes, edges, caption: captionOf(store) })
  for (const { name, text } of files)
    download(name, new Blob([text], { type: TYPES.get(name.split('.').at(-1)!) ?? 'text/plain' }))
}
