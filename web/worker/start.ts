/** Starting workers: modules of their own beside the page, or, where the whole viewer is one page, text that it holds. */
import { fetchFile } from '../data/fetched.ts'

const held = (name: string): string | null | undefined =>
  document.querySelector(`script[data-worker="${name}"]`)?.textContent

/** Whether the viewer is one page, opened from disk: such a page and its workers may fetch nothing but what it holds. */
export const isOnePage = (): boolean => Boolean(held('worker'))

/** `name` is that of the worker's file; `beside` starts it from there. */
export function startWorker(name: string, beside: () => Worker): Worker {
  const code = held(name)
  // A page opened from disk may start no module worker; built, a worker is a plain script.
  return code ? new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))) : beside()
}

/** Files asked for at once. */
const AT_ONCE = 6

/** Files of a folder in the order of their paths. */
export async function fetchAll(folder: URL, paths: readonly string[]): Promise<Uint8Array<ArrayBuffer>[]> {
  const files: Uint8Array<ArrayBuffer>[] = []
  let at = 0
  const fetchSome = async (): Promise<void> => {
    for (let number = at++; number < paths.length; number = at++) {
      const response = await fetchFile(paths[number], folder)
      files[number] = new Uint8Array(await response.arrayBuffer())
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, fetchSome))
  return files
}
