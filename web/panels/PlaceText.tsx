import { useEffect, useRef, useState } from 'preact/hooks'
import { select } from '../state/state.ts'
import type { Store } from '../store.ts'
import { RELATED } from './Related.tsx'

/** Characters; no abstract is longer. */
const LONGEST = 20_000

/** A box for an abstract of one's own; it is read in the browser and goes nowhere. */
export function PlaceText({ store }: { store: Store }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [title, setTitle] = useState('')
  const [abstract, setAbstract] = useState('')
  const [state, setState] = useState<'' | 'reading' | { error: string }>('')
  const open = store.placing.value
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  const place = async (event: Event): Promise<void> => {
    event.preventDefault()
    setState('reading')
    try {
      const answer = await store.client.ask('place', { title, abstract, count: RELATED })
      store.placed.value = { ...answer, title: title.trim() || `${abstract.trim().slice(0, 80)}…` }
      store.go((now) => select(now, null))
      store.map.value?.fit()
      store.said.value = `Your text is placed: ${answer.concepts.length} concepts`
      store.placing.value = false
      setState('')
    } catch (error) {
      setState({ error: (error as Error).message })
    }
  }
  const drop = async (event: DragEvent): Promise<void> => {
    const file = event.dataTransfer?.files[0]
    if (!file) return
    event.preventDefault()
    setAbstract((await file.text()).slice(0, LONGEST))
  }
  return (
    <dialog
      ref={dialog}
      class="place"
      aria-labelledby="place-title"
      onClose={() => {
        store.placing.value = false
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <h2 id="place-title">Place a text of your own</h2>
      <p>
        Paste an abstract, or drop a text file. It is read here in the browser and shown beside the concepts
        it names; nothing leaves this machine.
      </p>
      <form onSubmit={place}>
        <label>
          Title
          <input type="text" value={title} maxLength={500} onInput={(e) => setTitle(e.currentTarget.value)} />
        </label>
        <label>
          Abstract
          <textarea
            rows={10}
            required
            maxLength={LONGEST}
            value={abstract}
            onInput={(e) => setAbstract(e.currentTarget.value)}
          />
        </label>
        {typeof state === 'object' && <p role="alert">The text could not be read ({state.error}).</p>}
        <p class="buttons">
          <button type="submit" disabled={state === 'reading' || abstract.trim() === ''}>
            {state === 'reading' ? 'Reading…' : 'Place it'}
          </button>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              store.placing.value = false
            }}
          >
            Cancel
          </button>
        </p>
      </form>
    </dialog>
  )
}
