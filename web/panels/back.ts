/** What Escape and the cross of a panel do. */
import { leavePlaced } from '../data/placed.ts'
import { hasFocus, stepBack } from '../state/state.ts'
import type { Store } from '../store.ts'

/** A step back: out of the focus to where one looked from, out of the basket, out of one's own papers, at last to the whole map. */
export function back(store: Store): void {
  const before = store.state.peek()
  if (store.basket.open.peek() && !hasFocus(before) && before.query === '') {
    store.basket.open.value = false
    store.map.value?.back()
    return
  }
  const after = stepBack(before)
  if (after !== before) {
    store.go(stepBack)
    if (hasFocus(before) && !hasFocus(after)) store.map.value?.back()
  } else if (store.placed.peek()) store.placed.value = leavePlaced(store.placed.peek())
  else store.map.value?.fit()
}
