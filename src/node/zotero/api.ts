/**
 * A running Zotero, asked through its local API: the web API, version 3, on this machine, without a key
 * (https://www.zotero.org/support/dev/web_api/v3/basics; Zotero 7 and later).
 */
import { fromZotero, type Kept, type SourceItem } from '../../sources/index.ts'
import { OWN_LIBRARY, placesOf, shelvesNamed } from './shelves.ts'

/** What the name of a source begins with that is a running Zotero; a collection may follow. */
const SCHEME = 'zotero:'
export const isZotero = (source: string): boolean => source.startsWith(SCHEME)

/** Where Zotero listens unless told otherwise (`extensions.zotero.httpServer.port`). */
export const ZOTERO_PORT = 23119

const PAGE = 100
/** Milliseconds; Zotero answers the first question only when it has loaded its library. */
const PATIENCE = 120_000

const SWITCH_ON =
  'switch it on in Zotero: Settings › Advanced › “Allow other applications on this computer to communicate with Zotero”'

/** What a status other than 200 means. */
const REFUSALS: ReadonlyMap<number, string> = new Map([
  [403, `expected the local API of Zotero, found it switched off; ${SWITCH_ON}`],
  [404, 'expected the local API of Zotero, found a program without it; Zotero has it from version 7 on'],
])

type Fields = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

class LocalApi {
  private readonly source: string
  private readonly port: number

  constructor(source: string, port: number) {
    this.source = source
    this.port = port
  }

  /** What the API lists under a path, page by page: the `data` of each. Nothing where there is no such `optional` path. */
  async *list(path: string, optional = false): AsyncGenerator<Fields> {
    for (let start = 0; ; ) {
      // In the order in which they came: what is added or changed meanwhile moves nothing to another page.
      const query = `limit=${PAGE}&start=${start}&sort=dateAdded&direction=asc`
      const response = await this.ask(`${path}?${query}`, optional && start === 0)
      if (!response) return
      const { items, total } = response
      for (const item of items) if (isObject(item) && isObject(item.data)) yield item.data
      start += items.length
      if (items.length === 0 || start >= (total ?? (items.length < PAGE ? 0 : start + 1))) return
    }
  }

  private async ask(
    path: string,
    optional: boolean,
  ): Promise<{ items: unknown[]; total: number | undefined } | undefined> {
    let status: number
    let total: string | null
    let text: string
    try {
      const response = await fetch(`http://127.0.0.1:${this.port}/api${path}`, {
        headers: { 'Zotero-API-Version': '3' },
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE),
      })
      status = response.status
      total = response.headers.get('Total-Results')
      text = await response.text()
    } catch (error) {
      throw this.silent(error as Error)
    }
    if (status === 404 && optional) return undefined
    if (status !== 200) throw this.fault(REFUSALS.get(status) ?? `expected an answer, found status ${status}`)
    try {
      const items: unknown = JSON.parse(text)
      if (Array.isArray(items)) return { items, total: total === null ? undefined : Number(total) || 0 }
    } catch {}
    throw this.fault('expected the local API of Zotero, found another program')
  }

  private fault(what: string): Error {
    return new Error(`${this.source} at 127.0.0.1:${this.port}: ${what}`)
  }

  private silent(error: Error): Error {
    if (error.name === 'TimeoutError')
      return this.fault(`expected an answer of Zotero, found none in ${PATIENCE / 1000} seconds; ask again`)
    const { code, message } = (error.cause ?? error) as NodeJS.ErrnoException
    if (code === 'ECONNREFUSED')
      return this.fault(
        'expected a running Zotero, found nothing; start it, or name its port with --zotero-port',
      )
    return this.fault(`expected an answer of Zotero, found: ${message}`)
  }
}

/** Libraries and collections by where the API has them. */
async function shelvesOf(api: LocalApi): Promise<{ libraries: string[]; shelves: Map<string, Kept> }> {
  const own = '/users/0'
  const shelves = new Map<string, Kept>([[own, { name: OWN_LIBRARY }]])
  for await (const group of api.list(`${own}/groups`, true))
    shelves.set(`/groups/${encodeURIComponent(textOf(group.id))}`, { name: textOf(group.name) })
  const libraries = [...shelves.keys()]
  for (const library of libraries) {
    const at = (key: unknown): string => `${library}/collections/${encodeURIComponent(textOf(key))}`
    for await (const { key, name, parentCollection } of api.list(`${library}/collections`)) {
      const outer = parentCollection ? at(parentCollection) : library === own ? undefined : library
      shelves.set(at(key), { name: textOf(name), outer })
    }
  }
  return { libraries, shelves }
}

/**
 * The papers of a running Zotero: of all its libraries (`zotero:`), or of one library or collection with those inside of it
 * (`zotero:Thesis/Methods`); what is in the trash is left out. Throws an Error, in one line, where Zotero does not answer,
 * its API is switched off, or nothing has that name.
 */
export async function* readZotero(source: string, port = ZOTERO_PORT): AsyncGenerator<SourceItem> {
  const api = new LocalApi(source, port)
  const { libraries, shelves } = await shelvesOf(api)
  const name = source.slice(SCHEME.length).trim()
  const wanted = name === '' ? new Set(libraries) : shelvesNamed(name, shelves, source)
  const context = { file: source, stem: 'zotero' }
  let number = 0
  for (const library of libraries) {
    const own = [...wanted].filter((key) => key === library || key.startsWith(`${library}/collections/`))
    const seen = new Set<string>()
    for (const shelf of own.includes(library) ? [library] : own)
      for await (const item of api.list(`${shelf}/items/top`)) {
        const key = textOf(item.key)
        if (seen.has(key)) continue
        seen.add(key)
        const kept = (Array.isArray(item.collections) ? item.collections : []).map(
          (one) => `${library}/collections/${encodeURIComponent(textOf(one))}`,
        )
        yield* fromZotero(item, placesOf(kept, library, shelves), ++number, context)
      }
  }
}
