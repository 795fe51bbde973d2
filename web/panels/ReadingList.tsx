import { SHOWN } from '../appearance/appearance.ts'
import type { Store } from '../store.ts'
import { Formats } from './Formats.tsx'
import { counted } from './place.ts'

const FORMATS = [
  ['bibtex', 'BibTeX'],
  ['ris', 'RIS'],
  ['csl', 'CSL-JSON'],
  ['markdown', 'Markdown'],
] as const

/** The papers that the map shows now as a file for a reference manager or a list to tick off. */
export function ReadingList({ store }: { store: Store }) {
  const { status } = store.appearance.value
  const papers = status.subarray(0, store.data.papers).reduce((sum, one) => sum + (one === SHOWN ? 1 : 0), 0)
  if (papers === 0) return null
  const take = async (format: (typeof FORMATS)[number][0]): Promise<void> => {
    const { save } = await import('./save.ts')
    await save(store, format)
    store.said.value = 'The reading list is saved'
  }
  return (
    <section class="reading-list">
      <h3>Reading list</h3>
      <Formats formats={FORMATS} take={take}>
        The {counted(papers, 'paper')} shown as
      </Formats>
    </section>
  )
}
