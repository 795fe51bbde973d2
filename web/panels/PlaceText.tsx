import type { Signal } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import { textPaper } from '../data/placed.ts'
import type { Store } from '../store.ts'
import { isOnePage } from '../worker/start.ts'
import { placeFiles, placePapers } from './place.ts'

/** Characters; no abstract is longer. */
const LONGEST = 20_000

/**
 * A box for texts of one's own, pasted or dropped anywhere on the page; they are read in the browser and go nowhere.
 * `dropped` are files that wait to be taken.
 */
export function PlaceText({ store, dropped }: { store: Store; dropped: Signal<readonly File[]> }) {
  const { placing, reading } = store
  const dialog = useRef<HTMLDialogElement>(null)
  const [title, setTitle] = useState('')
  const [abstract, setAbstract] = useState('')
  const [alone, setAlone] = useState(false)
  const [error, setError] = useState('')
  const open = placing.value
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  const work = async (place: () => Promise<void>): Promise<void> => {
    setError('')
    placing.value = true
    try {
      if (isOnePage())
        throw new Error(
          'A page opened from disk cannot load what reads new texts. Open the map with: concept-atlas serve DIR',
        )
      await place()
    } catch (failure) {
      setError((failure as Error).message)
    }
    reading.value = ''
  }
  const take = (files: Iterable<File> | null): unknown =>
    files &&
    [...files].length > 0 &&
    reading.peek() === '' &&
    work(() => placeFiles(store, [...files], alone))
  useEffect(() => {
    take(dropped.value)
    if (dropped.value.length > 0) dropped.value = []
  }, [dropped.value])
  const submit = (event: Event): void => {
    event.preventDefault()
    work(() => placePapers(store, [textPaper(title, abstract)], []))
  }
  const busy = reading.value !== ''
  return (
    <dialog
      ref={dialog}
      class="place"
      aria-labelledby="place-title"
      onClose={() => {
        placing.value = false
      }}
    >
      <h2 id="place-title">Place papers of your own</h2>
      <p>
        Paste an abstract, or drop files: PDF, BibTeX, RIS, CSV, JSON, plain text, whatever <em>build</em>{' '}
        reads. They are read here in the browser and shown beside the concepts they name; nothing leaves this
        machine. For a library of thousands: <code>concept-atlas start my.bib</code>
      </p>
      <form onSubmit={submit} aria-busy={busy}>
        <label class="files">
          Files
          <input
            type="file"
            multiple
            disabled={busy}
            onChange={({ currentTarget }) => {
              take(currentTarget.files)
              currentTarget.value = ''
            }}
          />
        </label>
        <label class="alone">
          <input
            type="checkbox"
            checked={alone}
            disabled={busy}
            onChange={({ currentTarget }) => setAlone(currentTarget.checked)}
          />
          Make a new map of the files, in place of this one
        </label>
        <label>
          Title
          <input type="text" value={title} maxLength={500} onInput={(e) => setTitle(e.currentTarget.value)} />
        </label>
        <label>
          Abstract
          <textarea
            rows={8}
            required
            maxLength={LONGEST}
            value={abstract}
            onInput={(e) => setAbstract(e.currentTarget.value)}
          />
        </label>
        {error && (
          <p role="alert" class="trouble">
            {error}
          </p>
        )}
        <p class="waiting" role="status">
          {reading.value}
        </p>
        <p class="buttons">
          <button type="submit" disabled={busy || abstract.trim() === ''}>
            Place it
          </button>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              placing.value = false
            }}
          >
            Cancel
          </button>
        </p>
      </form>
    </dialog>
  )
}
