/** The viewer and one atlas folder over HTTP, for this machine only. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { BASKET, CORRECTIONS } from '../corrections/kept.ts'
import { VIEWS } from '../corrections/kept-views.ts'
import { MANIFEST_FILE } from '../folder/index.ts'
import { KNOWLEDGE_FILES } from '../knowledge.ts'
import { keptDesk } from './kept-desk.ts'
import { loadManifest } from './manifest.ts'
import { ROOT } from './root.ts'
import { pathOf, sendFile } from './static.ts'
import { viewerFolder } from './viewer.ts'

const HOST = '127.0.0.1'
export const PORT = 4173
/** Ports that are tried after the usual one. */
const TRIES = 20

const POLICY: readonly string[] = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
]
const HEADERS: readonly (readonly [string, string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Cache-Control', 'no-cache'],
]

/** Only the map alone, which nobody can be made to click away, and only where that was asked for. */
const framersOf = (address: string, embedFrom: readonly string[]): string =>
  embedFrom.length > 0 && /^\/(?:index\.html)?\?(?:.*&)?embed(?:[=&]|$)/.test(address)
    ? embedFrom.join(' ')
    : "'none'"

/** What may be asked for under `/knowledge`. */
const KNOWLEDGE: ReadonlySet<string> = new Set(KNOWLEDGE_FILES)

const MANIFEST = `atlas/${MANIFEST_FILE}`
/** Tells the viewer what is kept here (RFC 5023, 11.1). */
const EDITED = [CORRECTIONS, BASKET, VIEWS].map(({ file }) => `<${file}>; rel="edit"`).join(', ')

export interface Serving {
  url: string
  close(): Promise<void>
  /** Settles when the server has been closed. */
  closed: Promise<void>
}

/** A page elsewhere could rebind its name to 127.0.0.1 and read the atlas; only these names are answered. */
const isLocal = (host: string | undefined): boolean =>
  /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host ?? '')

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, HOST, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** Listens on exactly the port that was asked for, else on the first free one from the usual on. */
async function listenOn(server: Server, asked: number | undefined): Promise<void> {
  const last = asked ?? PORT + TRIES
  for (let port = asked ?? PORT; ; port++) {
    try {
      return await listen(server, port)
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      const why = code === 'EADDRINUSE' ? 'is in use' : code === 'EACCES' ? 'needs more rights' : message
      if (code === 'EADDRINUSE' && port < last) continue
      throw new Error(`port ${port} ${why}; choose another with --port, 0 takes any that is free`)
    }
  }
}

export interface ServeOptions {
  /** 4173, or the next that is free, by default. */
  port?: number
  onBuild?: () => void
  /** Origins whose pages may show the map alone (`?embed`) in a frame; none by default. */
  embedFrom?: readonly string[]
  /** Hears what went wrong on this side; nothing that is asked ends the server. */
  onError?: (error: Error) => void
}

/**
 * Serves the viewer at `/`, the atlas folder at `/atlas/` and what new texts are read with at `/knowledge/`, on 127.0.0.1
 * only; corrections, the basket and the views that the viewer sends are kept in the folder. Throws where the folder is no atlas, there is no viewer,
 * or the port cannot be had.
 */
export async function serveAtlas(
  dir: string,
  { port: asked, onBuild, embedFrom = [], onError = () => {} }: ServeOptions = {},
): Promise<Serving> {
  await loadManifest(dir)
  const viewer = await viewerFolder(onBuild)
  const desks = new Map([
    [`atlas/${CORRECTIONS.file}`, keptDesk(dir, CORRECTIONS)],
    [`atlas/${BASKET.file}`, keptDesk(dir, BASKET)],
    [`atlas/${VIEWS.file}`, keptDesk(dir, VIEWS)],
  ])
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = request.url ?? '/'
    for (const [name, value] of HEADERS) response.setHeader(name, value)
    const policy = [...POLICY, `frame-ancestors ${framersOf(address, embedFrom)}`]
    response.setHeader('Content-Security-Policy', policy.join('; '))
    if (!isLocal(request.headers.host)) return end(response, 403)
    const path = pathOf(address) ?? ''
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const desk = desks.get(path)
    if (desk && (isRead || request.method === 'PUT')) return desk(request, response)
    if (!isRead) {
      response.setHeader('Allow', desk ? 'GET, HEAD, PUT' : 'GET, HEAD')
      return end(response, 405)
    }
    if (path === MANIFEST) response.setHeader('Link', EDITED)
    const [folder, file] = path.startsWith('atlas/')
      ? [dir, path.slice('atlas/'.length)]
      : path.startsWith('knowledge/')
        ? [join(ROOT, 'data'), path.slice('knowledge/'.length)]
        : [viewer, path]
    if (file === '' || (folder !== dir && folder !== viewer && !KNOWLEDGE.has(file)))
      return end(response, 404)
    // A page that was loaded before a build would lay the new evidence beside the old map.
    const etag = folder === dir ? new URLSearchParams(address.replace(/^[^?]*|#.*$/gs, '')).get('of') : null
    const build = etag === null ? undefined : { list: MANIFEST_FILE, etag }
    if (!(await sendFile(folder, file, request, response, build))) end(response, 404)
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error: NodeJS.ErrnoException) => {
      // Who asked has gone before the end of the answer.
      if (error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.code === 'ECONNRESET') return
      onError(error)
      if (response.headersSent) response.destroy()
      else end(response, error.code === 'EMFILE' || error.code === 'ENFILE' ? 503 : 500)
    })
  })
  await listenOn(server, asked)
  // Of a connection that could not be taken (too many open files); the server goes on.
  server.on('error', onError)
  const closed = new Promise<void>((resolve) => server.once('close', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${HOST}:${port}/`,
    closed,
    close: () => {
      server.close()
      server.closeAllConnections()
      return closed
    },
  }
}

/** An answer in a word, without what an answer with a file would have said of it. */
function end(response: ServerResponse, status: number): void {
  for (const name of ['ETag', 'Last-Modified', 'Accept-Ranges', 'Content-Length', 'Content-Range', 'Link'])
    response.removeHeader(name)
  const text = `${status}\n`
  response.writeHead(status, { 'Content-Type': 'text/plain', 'Content-Length': text.length }).end(text)
}
