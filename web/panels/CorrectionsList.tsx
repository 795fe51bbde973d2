import { useEffect, useRef, useState } from 'preact/hooks'
import { told } from '../../src/correction.ts'
import { CORRECTIONS_FILE, readCorrections, writeCorrections } from '../../src/corrections/file.ts'
import type { CorrectionDesk, Row } from '../corrections.ts'
import { download } from './download.ts'

/** What was corrected, in a dialog: undo, redo, take away, add. */
export function CorrectionsList({ corrections }: { corrections: CorrectionDesk }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [unread, setUnread] = useState('')
  const { open, rows, canUndo, canRedo, all } = corrections
  const isOpen = open.value
  useEffect(() => {
    if (isOpen) dialog.current?.showModal()
    else dialog.current?.close()
  }, [isOpen])
  const read = async (event: Event): Promise<void> => {
    const input = event.currentTarget as HTMLInputElement
    const file = input.files?.[0]
    input.value = ''
    if (!file) return
    const { corrections: others, problems } = readCorrections(await file.text(), file.name)
    setUnread(problems.length > 0 ? `${file.name}: ${problems[0].place} ${problems[0].what}` : '')
    if (others.size > 0) corrections.add(others)
  }
  return (
    <dialog
      ref={dialog}
      class="corrections"
      aria-labelledby="corrections-title"
      onClose={() => {
        open.value = false
      }}
    >
      <h2 id="corrections-title">Corrections</h2>
      {rows.value.length === 0 ? (
        <p>
          None yet. Click a concept and choose “Correct this concept” to merge it with another, split a name
          off, rename it, change its type or hide it.
        </p>
      ) : (
        <ol>
          {rows.value.map((row) => (
            <ListRow key={row.id} row={row} toggle={() => corrections.toggle(row.id)} />
          ))}
        </ol>
      )}
      {rows.value.length > 0 && <Lasting place={corrections.place} />}
      {corrections.failed.value !== '' && (
        <p role="alert">
          The corrections could not be kept ({corrections.failed.value}). Download them so that they are not
          lost.
        </p>
      )}
      {unread !== '' && <p role="alert">{unread}</p>}
      <p class="buttons">
        <button
          type="button"
          class="framed"
          disabled={!canUndo.value}
          title="Ctrl Z"
          onClick={corrections.undo}
        >
          Undo
        </button>
        <button
          type="button"
          class="framed"
          disabled={!canRedo.value}
          title="Ctrl ⇧ Z"
          onClick={corrections.redo}
        >
          Redo
        </button>
        <button
          type="button"
          class="framed"
          disabled={rows.value.length === 0}
          onClick={() =>
            download(CORRECTIONS_FILE, new Blob([writeCorrections(all.value)], { type: 'application/json' }))
          }
        >
          Download
        </button>
        <label class="framed file">
          Add a file
          <input type="file" accept=".json,application/json" onChange={read} />
        </label>
      </p>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  )
}

function Lasting({ place }: { place: CorrectionDesk['place'] }) {
  const file = place === 'folder' ? `ATLAS/${CORRECTIONS_FILE}` : CORRECTIONS_FILE
  return (
    <p class="lasting">
      The map shows them at once.{' '}
      {place === 'folder'
        ? `They are kept in ${CORRECTIONS_FILE} in the atlas folder.`
        : 'They are kept in this browser: download them to use them elsewhere.'}{' '}
      A build makes them lasting, with links, clusters and places drawn anew:{' '}
      <code>concept-atlas build PAPERS --corrections {file} --out ATLAS</code>
    </p>
  )
}

function ListRow({ row, toggle }: { row: Row; toggle: () => void }) {
  const { entry, replayed, built } = row
  const what = told(entry.correction)
  return (
    <li class={entry.undone ? 'undone' : ''}>
      <span class="what">
        <bdi>{what}</bdi>
        <small>{stateOf(row)}</small>
        {replayed?.outcome === 'not' && !entry.undone && (
          <small class="stale">
            no longer applies: <bdi>{replayed.note}</bdi>
          </small>
        )}
      </span>
      <button
        type="button"
        class="take-back"
        aria-label={`${entry.undone ? 'Redo' : 'Undo'}: ${what}`}
        title={built && !entry.undone ? 'Seen with the next build' : undefined}
        onClick={toggle}
      >
        {entry.undone ? 'Redo' : 'Undo'}
      </button>
    </li>
  )
}

function stateOf({ entry, replayed, built }: Row): string {
  if (entry.undone) return built ? 'undone; the map follows with the next build' : 'undone'
  if (replayed?.outcome === 'not') return ''
  return built ? 'built into the map' : ''
}
