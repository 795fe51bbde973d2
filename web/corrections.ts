/** The corrections of a session: what is made, undone and kept, and the map as they want it. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { type Correction, idOf, type Replayed, told } from '../src/correction.ts'
import { type Editing, editing, join, make, redo, toggle, undo } from '../src/corrections/edit.ts'
import { type Corrections, type Entry, inOrder, standing } from '../src/corrections/file.ts'
import { type Corrected, corrected } from './data/corrected.ts'
import type { Keeper } from './data/kept.ts'
import type { MapData } from './data/map-data.ts'
import { keeping } from './keeping.ts'

/** What was done last, and the way back from it. */
export interface Said {
  text: string
  back: 'Undo' | 'Redo' | null
}

export const SILENT: Said = { text: '', back: null }

/** A correction as the list shows it. */
export interface Row {
  id: string
  entry: Entry
  /** What became of it: in the build, or on this map; undefined for what is undone and shows no trace. */
  replayed: Replayed | undefined
  /** Whether the build has replayed it. */
  built: boolean
}

export interface CorrectionDesk {
  corrected: ReadonlySignal<Corrected>
  rows: ReadonlySignal<Row[]>
  all: ReadonlySignal<Corrections>
  canUndo: ReadonlySignal<boolean>
  canRedo: ReadonlySignal<boolean>
  place: Keeper<Corrections>['place']
  /** Why they could not be kept, '' where they were. */
  failed: Signal<string>
  /** For a moment after something was done. */
  said: Signal<Said>
  open: Signal<boolean>
  /**
   * Makes a correction, or says why it does not apply: then nothing changes and the answer is false. `back` is done when it
   * is taken back.
   */
  make(correction: Correction, back?: () => void): boolean
  toggle(id: string): void
  undo(): void
  redo(): void
  add(others: Corrections): void
}

export function correctionDesk(data: MapData, keeper: Keeper<Corrections>): CorrectionDesk {
  const state = signal<Editing>(editing(keeper.kept))
  const said = signal(SILENT)
  const failed = signal('')
  // What was built is on the map, unless it was said again after something that was not.
  const waiting = (corrections: Corrections): Correction[] => {
    const said = standing(corrections)
    const first = said.findIndex((correction) => !data.replayed.has(idOf(correction)))
    return first < 0 ? [] : said.slice(first)
  }
  const shown = computed(() => corrected(data, waiting(state.value.corrections)))
  const keep = keeping(
    keeper,
    () => state.peek().corrections,
    (kept) => {
      state.value = join(state.peek(), kept)
    },
    failed,
  )
  const go = (next: Editing, text: string, back: Said['back'] = 'Undo'): void => {
    if (next === state.peek()) return
    state.value = next
    said.value = { text, back }
    keep()
  }
  const backs = new Map<string, () => void>()
  const latest = (steps: Editing['done']): string => {
    const last = steps.at(-1)
    return last ? told(last.after.correction) : ''
  }
  return {
    corrected: shown,
    rows: computed(() => rowsOf(data, state.value.corrections, shown.value.replayed)),
    all: computed(() => state.value.corrections),
    canUndo: computed(() => state.value.done.length > 0),
    canRedo: computed(() => state.value.undone.length > 0),
    place: keeper.place,
    failed,
    said,
    open: signal(false),
    make(correction, back) {
      const next = make(state.peek(), correction)
      const id = idOf(correction)
      const { outcome, note } = corrected(data, waiting(next.corrections)).replayed.find(
        (one) => one.id === id,
      ) ?? {
        outcome: 'not',
        note: 'the atlas was built with this correction',
      }
      if (outcome === 'done') {
        go(next, `${note}.`)
        if (back) backs.set(id, back)
      } else said.value = { text: `Nothing changed: ${note}.`, back: null }
      return outcome === 'done'
    },
    toggle: (id) => {
      const entry = state.peek().corrections.get(id)
      if (!entry) return
      go(toggle(state.peek(), id), `${entry.undone ? 'Redone' : 'Undone'}: ${told(entry.correction)}`)
      if (!entry.undone) backs.get(id)?.()
    },
    undo: () => {
      const last = state.peek().done.at(-1)
      go(undo(state.peek()), `Undone: ${latest(state.peek().done)}`, 'Redo')
      if (last && !last.after.undone) backs.get(last.id)?.()
    },
    redo: () => go(redo(state.peek()), `Redone: ${latest(state.peek().undone)}`),
    add: (others) => {
      go(
        join(state.peek(), others),
        `${others.size} ${others.size === 1 ? 'correction' : 'corrections'} read`,
        null,
      )
    },
  }
}

function rowsOf(data: MapData, corrections: Corrections, replayed: readonly Replayed[]): Row[] {
  const onMap = new Map(replayed.map((one) => [one.id, one]))
  return inOrder(corrections).map((entry) => {
    const id = idOf(entry.correction)
    const inBuild = data.replayed.get(id)
    return { id, entry, replayed: inBuild ?? onMap.get(id), built: inBuild !== undefined }
  })
}
