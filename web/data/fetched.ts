/** Fetching the files of an atlas, of one build of it. */

/** Files of maps that were made in this page, by their address. */
const held = new Map<string, string>()

/** Keeps the files of a map that was made here, so that they are fetched from `folder` as those of any other. */
export function hold(folder: URL, files: readonly HeldFile[]): void {
  for (const { path, text } of files) held.set(new URL(path, folder).href, text)
}

export interface HeldFile {
  path: string
  text: string
}

export const isHeld = (folder: URL): boolean =>
  [...held.keys()].some((address) => address.startsWith(folder.href))

/** Makes `folder` name the build that its manifest came with, where the server tells builds apart: what is fetched is of that. */
export function ofBuild(folder: URL, manifest: Response): void {
  const tag = manifest.headers?.get('etag')
  folder.search = tag ? `of=${encodeURIComponent(tag)}` : ''
}

/** A file of the folder; undefined where there is none. Throws an Error where it is not to be had, or of another build. */
export async function fetchMaybe(
  path: string,
  folder: URL,
  get: typeof fetch = fetch,
): Promise<Response | undefined> {
  const address = new URL(path, folder)
  const own = held.get(address.href)
  if (own !== undefined) return new Response(own)
  // A map that was made here has no more files than these.
  if (isHeld(folder)) return undefined
  address.search = folder.search
  const response = await get(address)
  if (response.status === 409) throw new Error('The atlas was built anew. Reload the page.')
  if (response.status === 404) return undefined
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`)
  return response
}

/** A file of the folder. Throws an Error where it is not to be had, or of another build. */
export async function fetchFile(path: string, folder: URL, get?: typeof fetch): Promise<Response> {
  const response = await fetchMaybe(path, folder, get)
  if (!response) throw new Error(`${path}: 404`)
  return response
}
