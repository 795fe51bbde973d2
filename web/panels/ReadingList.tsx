import { useState } from 'preact/hooks'
import { SHOWN } from '../appearance/appearance.ts'
import type { Store } from '../store.ts'
import { counted } from './place.ts'
import { save } from './save.ts'

const FORMATS = [
  ['bibtex', 'BibTeX'],
  ['ris', 'RIS'],
  ['csl', 'CSL-JSON'],
  ['markdown', 'Markdown'],
] as const

/** The papers that the map shows now as a file for a reference manager or a list to tick off. */
export function ReadingList({ store }: { store: Store }) {
  const [state, setState] = useState<'' | 'busy' | { error: string }>('')
  const { status } = store.appearance.value
  const papers = status.subarray(0, store.data.papers).reduce((sum, one) => sum + (one === SHOWN ? 1 : 0), 0)
  if (papers === 0) return null
  const take = async (format: (typeof FORMATS)[number][0]): Promise<void> => {
    setState('busy')
    try {
      await save(store, format)
      store.said.value = 'The reading list is saved'
      setState('')
    } catch (error) {
      setState({ error: (error as Error).message })
    }
  }
  return (
    <section class="reading-list">
      <h3>Reading list</h3>
      <p>
        The {counted(papers, 'paper')} shown as{' '}
        {FORMATS.map(([format, name], at) => (
          <>
            {at > 0 && ' · '}
            <button key={format} type="button" disabled={state === 'busy'} onClick={() => take(format)}>
              {name}
            </button>
          </>
        ))}
      </p>
      {typeof state === 'object' && <p role="alert">It could not be made ({state.error}).</p>}
    </section>
  )
}
