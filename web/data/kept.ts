/** Where what a person says of an atlas is kept: in its folder where this machine serves it, else in this browser. */
import { type Basket, NO_BASKET } from '../../src/basket.ts'
import { type Corrections, NO_CORRECTIONS } from '../../src/corrections/file.ts'
import { BASKET, CORRECTIONS, type KeptFile } from '../../src/corrections/kept.ts'
import { MANIFEST_FILE } from '../../src/folder/format.ts'

export interface Keeper<T> {
  place: 'folder' | 'browser'
  /** What was kept before. */
  kept: T
  /** Gives what is kept then, with what others have added. Throws an Error that says why it cannot be kept. */
  keep(value: T): Promise<T>
}

export interface Keepers {
  /** Of another kind of file; `name` is that under which the browser keeps it, before the path of the atlas. */
  open<T>(what: KeptFile<T>, name: string): Promise<Keeper<T>>
  corrections: Keeper<Corrections>
  basket: Keeper<Basket>
}

const nothing = <T>(none: T): Keeper<T> => ({ place: 'browser', kept: none, keep: async (value) => value })

/** Of a map that is gone with its page. */
export const KEEPS_NOTHING: Keepers = {
  open: async ({ none }) => nothing(none),
  corrections: nothing(NO_CORRECTIONS),
  basket: nothing(NO_BASKET),
}

/** Never throws: what cannot be read is taken for empty. */
export async function openKeepers(
  folder: URL,
  storage: () => Storage,
  get: typeof fetch = fetch,
): Promise<Keepers> {
  let links = ''
  try {
    const { ok, headers } = await get(new URL(MANIFEST_FILE, folder), { method: 'HEAD' })
    if (ok) links = headers.get('Link') ?? ''
  } catch {
    // There is no atlas either, which is told elsewhere.
  }
  const open = async <T>(what: KeptFile<T>, name: string): Promise<Keeper<T>> =>
    isEdited(links, what.file)
      ? inFolder(what, new URL(what.file, folder), get)
      : inBrowser(what, `${name} ${folder.pathname}`, storage)
  const [corrections, basket] = await Promise.all([
    open(CORRECTIONS, 'concept-atlas'),
    open(BASKET, 'concept-atlas basket'),
  ])
  return { open, corrections, basket }
}

/** What a text holds; what cannot be read of it is left out. */
const valueIn = <T>({ read, file }: KeptFile<T>, text: string): T => read(text, file).value

/** Whether a server says that it keeps a file beside the manifest (RFC 5023, 11.1). */
const isEdited = (links: string, file: string): boolean =>
  links.split(',').some((link) => link.includes(`<${file}>`) && /rel="?edit"?/.test(link))

async function inFolder<T>(what: KeptFile<T>, address: URL, get: typeof fetch): Promise<Keeper<T>> {
  const read = async (response: Response): Promise<T> => {
    const text = await response.text()
    if (!response.ok) throw new Error(text.trim() || String(response.status))
    return valueIn(what, text)
  }
  const kept = await get(address).then(read, () => what.none)
  return {
    place: 'folder',
    kept,
    keep: async (value) => {
      const headers = { 'Content-Type': 'application/json' }
      let response: Response
      try {
        response = await get(address, { method: 'PUT', headers, body: what.write(value) })
      } catch {
        throw new Error('concept-atlas serve does not answer')
      }
      return read(response)
    },
  }
}

function inBrowser<T>(what: KeptFile<T>, name: string, storage: () => Storage): Keeper<T> {
  const read = (): T => {
    const text = storage().getItem(name)
    return text === null ? what.none : valueIn(what, text)
  }
  let kept = what.none
  try {
    kept = read()
  } catch {
    // Storage may be forbidden: then nothing was kept.
  }
  return {
    place: 'browser',
    kept,
    keep: async (value) => {
      try {
        // Another tab may have added to it.
        const merged = what.merge(read(), value)
        storage().setItem(name, what.write(merged))
        return merged
      } catch {
        throw new Error('this browser keeps nothing for this page')
      }
    },
  }
}
