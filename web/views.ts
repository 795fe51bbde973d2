/** The named views of a session. */
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { takeOut } from '../src/last-word.ts'
import { inViews, mergeViews, saveView, type View, type Views } from '../src/views.ts'
import type { Keeper } from './data/kept.ts'
import { keeping } from './keeping.ts'

export interface ViewsDesk {
  /** The oldest name first. */
  rows: ReadonlySignal<View[]>
  place: Keeper<Views>['place']
  /** Why they could not be kept, '' where they were. */
  failed: ReadonlySignal<string>
  save(name: string, fragment: string): void
  forget(name: string): void
}

export function viewsDesk(keeper: Keeper<Views>): ViewsDesk {
  const views = signal(keeper.kept)
  const failed = signal('')
  const keep = keeping(
    keeper,
    () => views.peek(),
    (kept) => {
      views.value = mergeViews(views.peek(), kept)
    },
    failed,
  )
  const go = (next: Views): void => {
    views.value = next
    keep()
  }
  return {
    rows: computed(() => inViews(views.value)),
    place: keeper.place,
    failed,
    save: (name, fragment) => go(saveView(views.peek(), name, fragment)),
    forget: (name) => go(takeOut(views.peek(), [name])),
  }
}
