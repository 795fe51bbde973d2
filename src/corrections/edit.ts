/** Making, undoing and redoing corrections, one after the other. */
import { type Correction, idOf } from '../correction.ts'
import { type Corrections, type Entry, mergeCorrections, now } from './file.ts'

/** One thing done: what was known of a correction before, and what is known after it. */
interface Step {
  id: string
  before: Entry | undefined
  after: Entry
}

/** What stands, and the way there; `done` and `undone` have the latest step at their end. */
export interface Editing {
  corrections: Corrections
  done: readonly Step[]
  undone: readonly Step[]
}

export const editing = (corrections: Corrections): Editing => ({ corrections, done: [], undone: [] })

/** A correction that is made again is made now. */
export function make(state: Editing, correction: Correction): Editing {
  const at = now(state.corrections)
  return step(state, { correction, at, changed: at, undone: false })
}

/** Takes any correction back, or up again; one that is not known changes nothing. */
export function toggle(state: Editing, id: string): Editing {
  const entry = state.corrections.get(id)
  return entry ? step(state, { ...entry, changed: now(state.corrections), undone: !entry.undone }) : state
}

/** Back to what was before the latest step; without one, nothing changes. */
export function undo(state: Editing): Editing {
  const last = state.done.at(-1)
  if (last === undefined) return state
  const { id, before, after } = last
  return {
    corrections: known(state.corrections, id, before ?? { ...after, undone: true }),
    done: state.done.slice(0, -1),
    undone: [...state.undone, last],
  }
}

/** The step that was undone last, again; without one, nothing changes. */
export function redo(state: Editing): Editing {
  const next = state.undone.at(-1)
  if (next === undefined) return state
  return {
    corrections: known(state.corrections, next.id, next.after),
    done: [...state.done, next],
    undone: state.undone.slice(0, -1),
  }
}

/** What others have corrected meanwhile joins; one's own steps can still be undone. */
export const join = (state: Editing, others: Corrections): Editing => ({
  ...state,
  corrections: mergeCorrections(state.corrections, others),
})

function step({ corrections, done }: Editing, after: Entry): Editing {
  const id = idOf(after.correction)
  return {
    corrections: new Map(corrections).set(id, after),
    done: [...done, { id, before: corrections.get(id), after }],
    undone: [],
  }
}

/** The entry as the latest word about its correction. */
const known = (corrections: Corrections, id: string, entry: Entry): Corrections =>
  new Map(corrections).set(id, { ...entry, changed: now(corrections) })
