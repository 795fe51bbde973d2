/** Keeping what changes often: one write after the other, the latest state each time. */
import type { Signal } from '@preact/signals'
import type { Keeper } from './data/kept.ts'

/**
 * A function that keeps `latest()`, and hands what is kept then, others' words included, to `join`; `failed` says why it
 * could not be kept, '' where it was.
 */
export function keeping<T>(
  keeper: Keeper<T>,
  latest: () => T,
  join: (kept: T) => void,
  failed: Signal<string>,
): () => void {
  let isKeeping = false
  let again = false
  return async () => {
    again = true
    if (isKeeping) return
    isKeeping = true
    while (again) {
      again = false
      try {
        join(await keeper.keep(latest()))
        failed.value = ''
      } catch (error) {
        failed.value = (error as Error).message
      }
    }
    isKeeping = false
  }
}
