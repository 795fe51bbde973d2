import { useEffect } from 'preact/hooks'
import { type CorrectionDesk, SILENT } from '../corrections.ts'
import type { Store } from '../store.ts'
import { Icon } from './Icon.tsx'
import { later } from './later.tsx'

const List = later(() => import('./CorrectionsList.tsx').then((part) => part.CorrectionsList))

/** Milliseconds for which it is said what was done. */
const A_WHILE = 8000

/** The list of what was corrected, the keys that undo and redo, and what was done last. */
export function Corrections({ store }: { store: Store }) {
  const { corrections } = store
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => shortcut(corrections, event)
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [corrections])
  const standing = corrections.rows.value.filter(({ entry }) => !entry.undone).length
  return (
    <>
      <button
        type="button"
        aria-label={standing > 0 ? `Corrections, ${standing}` : 'Corrections'}
        title="What you have corrected"
        onClick={() => {
          corrections.open.value = true
        }}
      >
        <Icon name="pencil" /> {standing > 0 && <b class="count">{standing}</b>}
      </button>
      <List corrections={corrections} wanted={corrections.open.value} />
      <Said corrections={corrections} />
    </>
  )
}

function shortcut(corrections: CorrectionDesk, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return
  const { target } = event
  // Text fields undo what was typed.
  if (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text'))
    return
  const key = event.key.toLowerCase()
  if (key === 'z' && !event.shiftKey) corrections.undo()
  else if ((key === 'z' && event.shiftKey) || key === 'y') corrections.redo()
  else return
  event.preventDefault()
}

function Said({ corrections }: { corrections: CorrectionDesk }) {
  const { said, failed } = corrections
  const { text, back } = said.value
  useEffect(() => {
    if (text === '') return
    const timer = setTimeout(() => {
      said.value = SILENT
    }, A_WHILE)
    return () => clearTimeout(timer)
  }, [said.value])
  return (
    <div class={`announcement ${text === '' ? 'silent' : ''}`}>
      <p role="status">
        <bdi>{text}</bdi>
        {text !== '' && failed.value !== '' && ` It could not be kept: ${failed.value}.`}
      </p>
      {back && (
        <button type="button" class="framed" onClick={back === 'Undo' ? corrections.undo : corrections.redo}>
          {back}
        </button>
      )}
    </div>
  )
}
