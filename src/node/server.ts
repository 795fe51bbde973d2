/** The viewer and one atlas folder over HTTP, for this machine only. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import sirv from 'sirv'
import { CORRECTIONS_FILE } from '../corrections/file.ts'
import { MANIFEST_FILE } from '../folder/index.ts'
import { KNOWLEDGE_FILES } from '../knowledge.ts'
import { correctionsDesk } from './corrections-desk.ts'
import { ROOT } from './root.ts'
import { loadManifest } from './store.ts'
import { viewerFolder } from './viewer.ts'

const HOST = '127.0.0.1'
export const PORT = 4173
/** Ports that are tried after the usual one. */
const TRIES = 20

const HEADERS: readonly (readonly [string, string])[] = [
  [
    'Content-Security-Policy',
    [
      "default-src 'self'",
      "img-src 'self' data: blob:",
      "worker-src 'self' blob:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  ],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
]

/** What may be asked for under `/knowledge`. */
const KNOWLEDGE: ReadonlySet<string> = new Set(KNOWLEDGE_FILES.map((file) => `/${file}`))

const MANIFEST = `/atlas/${MANIFEST_FILE}`
const CORRECTIONS = `/atlas/${CORRECTIONS_FILE}`

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

/**
 * Serves the viewer at `/`, the atlas folder at `/atlas/` and what new texts are read with at `/knowledge/`, on 127.0.0.1
 * only; corrections that the viewer sends are kept in the folder. Without a port: 4173 or the next that is free. Throws where the folder is no atlas, there is no viewer, or the port cannot be had.
 */
export async function serveAtlas(
  dir: string,
  options: { port?: number; onBuild?: () => void } = {},
): Promise<Serving> {
  await loadManifest(dir)
  const viewer = sirv(await viewerFolder(options.onBuild), { dev: true, dotfiles: false })
  const knowledge = sirv(join(ROOT, 'data'), { dev: true, dotfiles: false })
  const atlas = sirv(dir, { dev: true, dotfiles: false })
  const corrections = correctionsDesk(dir)
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of HEADERS) response.setHeader(name, value)
    response.setHeader('Cache-Control', 'no-cache')
    const end = (status: number): void => {
      response.writeHead(status, { 'Content-Type': 'text/plain' }).end(`${status}\n`)
    }
    if (!isLocal(request.headers.host)) return end(403)
    const path = request.url ?? '/'
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (path === CORRECTIONS && (isRead || request.method === 'PUT')) return corrections(request, response)
    if (!isRead) return end(405)
    // The viewer learns from it that corrections are kept here (RFC 5023, 11.1).
    if (path === MANIFEST) response.setHeader('Link', `<${CORRECTIONS_FILE}>; rel="edit"`)
    const within = (prefix: string): boolean => {
      if (!path.startsWith(`${prefix}/`)) return false
      request.url = path.slice(prefix.length)
      return true
    }
    const missing = (): void => end(404)
    if (within('/atlas')) return atlas(request, response, missing)
    if (!within('/knowledge')) return viewer(request, response, missing)
    if (!KNOWLEDGE.has(request.url ?? '')) return missing()
    knowledge(request, response, missing)
  })
  await listenOn(server, options.port)
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
