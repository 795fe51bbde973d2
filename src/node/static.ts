/**
 * Files of a folder over HTTP (RFC 9110): whole or one range of them, with an ETag. Written by hand because files move
 * between two places while a generation takes its place (`generation.ts`); what is sent is the file that was opened,
 * whatever becomes of its name.
 */
import { constants, type Stats } from 'node:fs'
import { type FileHandle, open, realpath } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { placesOf } from './save/generation.ts'
import { isWithin } from './save/target.ts'

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html;charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.mjs', 'text/javascript'],
  ['.css', 'text/css'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.wasm', 'application/wasm'],
  ['.txt', 'text/plain;charset=utf-8'],
  ['.md', 'text/plain;charset=utf-8'],
  ['.tsv', 'text/tab-separated-values'],
])

/** The path of a file below the folder that an address asks for; undefined where it can be none. */
export function pathOf(address: string): string | undefined {
  let path: string
  try {
    path = decodeURIComponent(address.replace(/[?#].*$/s, ''))
  } catch {
    return undefined
  }
  const names = path.split('/').slice(1)
  if (names.at(-1) === '') names[names.length - 1] = 'index.html'
  // Empty names, hidden files and the way up all begin so.
  return names.length > 0 && names.every((name) => /^[^.\\\0][^\\\0]*$/.test(name))
    ? names.join('/')
    : undefined
}

const GONE: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'EACCES',
  'EPERM',
  'ELOOP',
  'ENAMETOOLONG',
  'ENXIO',
  'EISDIR',
])

/** Opens the first regular file among `places` that lies in the folder, links followed. */
async function openFile(dir: string, path: string): Promise<{ file: FileHandle; stats: Stats } | undefined> {
  for (const place of placesOf(dir, path)) {
    let file: FileHandle | undefined
    try {
      // A pipe without a writer would be waited for.
      file = await open(place, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
      const stats = await file.stat()
      if (stats.isFile() && isWithin(await realpath(place), await realpath(dir))) return { file, stats }
      await file.close()
    } catch (error) {
      await file?.close().catch(() => {})
      if (!GONE.has((error as NodeJS.ErrnoException).code ?? '')) throw error
    }
  }
  return undefined
}

const etagOf = ({ ino, size, mtimeMs }: Stats): string =>
  `"${ino.toString(36)}-${size.toString(36)}-${Math.round(mtimeMs * 1000).toString(36)}"`

/** The ETag of the file that stands at `path` in the folder now; undefined where there is none. */
async function etagAt(dir: string, path: string): Promise<string | undefined> {
  const opened = await openFile(dir, path)
  await opened?.file.close()
  return opened && etagOf(opened.stats)
}

/** Whether an If-None-Match or If-Range names the tag. */
const names = (header: string, etag: string): boolean =>
  header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)

type Range = { start: number; end: number } | 'whole' | 'outside'

/** One range of bytes; what is not understood, and several, are answered with the whole. `end` is the last byte. */
function rangeOf(header: string | undefined, size: number): Range {
  const [, first, last] = /^bytes=[ \t]*(\d*)[ \t]*-[ \t]*(\d*)[ \t]*$/i.exec(header ?? '') ?? []
  if (first === undefined || (first === '' && last === '')) return 'whole'
  const [from, to] = [Number(first), Number(last)]
  if (first === '')
    return to === 0 || size === 0 ? 'outside' : { start: Math.max(0, size - to), end: size - 1 }
  if (last !== '' && to < from) return 'whole'
  if (from >= size) return 'outside'
  return { start: from, end: last === '' ? size - 1 : Math.min(to, size - 1) }
}

/** Of which build a file has to be: that whose list has this ETag. */
export interface Build {
  list: string
  etag: string
}

/**
 * Answers GET or HEAD with the file at `path` in the folder `dir`; false, with nothing sent, where there is no such file,
 * or it is hidden, may not be read, is no regular file, or lies elsewhere by a link; 409 where it may be of another build
 * than `build`. Throws where the system fails.
 */
export async function sendFile(
  dir: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  build?: Build,
): Promise<boolean> {
  const opened = await openFile(dir, path)
  if (opened === undefined) return false
  const { file, stats } = opened
  try {
    // Looked at after the file was opened: a list counts before any file of its generation does.
    if (build && (await etagAt(dir, build.list)) !== build.etag) {
      response.writeHead(409, { 'Content-Type': 'text/plain' }).end('another build stands there now\n')
      return true
    }
    const etag = etagOf(stats)
    response.setHeader('ETag', etag)
    response.setHeader('Last-Modified', stats.mtime.toUTCString())
    response.setHeader('Accept-Ranges', 'bytes')
    const { 'if-none-match': known, 'if-range': same, range: asked } = request.headers
    if (known !== undefined && names(known, etag)) {
      response.writeHead(304).end()
      return true
    }
    const isAsked = request.method === 'GET' && (same === undefined || same === etag)
    const range = isAsked ? rangeOf(asked, stats.size) : 'whole'
    if (range === 'outside') {
      response.writeHead(416, { 'Content-Range': `bytes */${stats.size}` }).end()
      return true
    }
    const { start, end } = range === 'whole' ? { start: 0, end: stats.size - 1 } : range
    response.setHeader('Content-Type', TYPES.get(extname(path).toLowerCase()) ?? 'application/octet-stream')
    response.setHeader('Content-Length', end - start + 1)
    if (range !== 'whole') response.setHeader('Content-Range', `bytes ${start}-${end}/${stats.size}`)
    response.writeHead(range === 'whole' ? 200 : 206)
    if (request.method === 'HEAD' || stats.size === 0) response.end()
    else await pipeline(file.createReadStream({ start, end, autoClose: false }), response)
    return true
  } finally {
    await file.close()
  }
}
