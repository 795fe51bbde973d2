import { useEffect, useRef } from 'preact/hooks'
import type { Store } from '../store.ts'
import { TERMS } from './Term.tsx'

const KEYS: [keys: string, what: string][] = [
  ['/', 'search concepts, their other names, and papers'],
  ['click', 'focus a node, or read the sentence of an edge'],
  ['⇧ click', 'on a second node (or ⇧ Enter in the search): what connects the two'],
  ['⇧ drag', 'on the map: choose the part in the rectangle; without a mouse, a cluster in the legend'],
  ['← ↑ → ↓', 'on the map: walk to the neighbour that lies there'],
  ['Enter', 'on the map: into the panel of what is in focus'],
  ['+ − 0', 'on the map: nearer, farther, everything'],
  ['B', 'put what is in focus into the basket, or take it out'],
  ['Esc', 'a step back, at last to the whole map'],
  ['Ctrl Z', 'take a correction back; with ⇧, make it again'],
  ['Tab', 'through panels, links and filters'],
  ['?', 'this page'],
]

export function Help({ store }: { store: Store }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const open = store.help.value
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      aria-labelledby="help-title"
      onClose={() => {
        store.help.value = false
      }}
    >
      <h2 id="help-title">How to read the map</h2>
      <p>
        Discs are concepts, larger with more papers; squares are papers. A line says that a paper is about a
        concept, or that two concepts stand in the same papers; stronger links are thicker. Colours are
        clusters: concepts that keep company. Behind every line is a sentence, which one can read.
      </p>
      <dl>
        {KEYS.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <h3>Words</h3>
      <dl>
        {Object.entries(TERMS).map(([word, what]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  )
}
