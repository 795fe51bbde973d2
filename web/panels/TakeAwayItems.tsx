import { type Signal, useSignal } from '@preact/signals'
import type { Store } from '../store.ts'
import { type FileFormat, save } from './save.ts'

const GROUPS: [title: string, items: [format: FileFormat, label: string][]][] = [
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
      ['ris', 'RIS'],
      ['csl', 'CSL-JSON (Zotero)'],
      ['markdown', 'Markdown'],
    ],
  ],
]

/** Pixels per CSS pixel of a picture. */
const RATIOS = [1, 2, 4]

/** What the menu opens; `busy` says that a file is being made. */
export function TakeAwayItems({
  store,
  open,
  busy,
}: {
  store: Store
  open: Signal<boolean>
  busy: Signal<boolean>
}) {
  const failed = useSignal('')
  const ratio = useSignal(2)
  const take = async (format: FileFormat): Promise<void> => {
    busy.value = true
    failed.value = ''
    try {
      await save(store, format, ratio.value)
      open.value = false
      store.said.value = 'The file is saved'
    } catch (error) {
      failed.value = `It could not be made (${(error as Error).message}).`
    }
    busy.value = false
  }
  return (
    <>
      {GROUPS.map(([title, items]) => (
        <section key={title}>
          <h2>{title}</h2>
          {items.map(([format, label]) => (
            <button key={format} type="button" disabled={busy.value} onClick={() => take(format)}>
              {label}
            </button>
          ))}
          {title === 'Picture' && <Ratio ratio={ratio} />}
        </section>
      ))}
      {failed.value && <p role="alert">{failed.value}</p>}
    </>
  )
}

/** How large a PNG is. */
function Ratio({ ratio }: { ratio: Signal<number> }) {
  return (
    <fieldset class="ratio" aria-label="Size of the PNG">
      <span>PNG in</span>
      {RATIOS.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={ratio.value === one}
          title={`${one} × as many pixels as on the screen`}
          onClick={() => {
            ratio.value = one
          }}
        >
          {one}×
        </button>
      ))}
    </fieldset>
  )
}
