/**
 * Files of a folder over HTTP (RFC 9110): whole or one range of them, with an ETag. Written by hand because files move
 * between two places while a generation takes its place (`generation.ts`); what is sent is the file that was opened,
 * whatever becomes of its name. Files are opened and small ones read without waiting in the threads' queue: of a request
 * that took 0.8 ms of processor time, 0.6 ms went there.
 */
import {
  closeSync,
  constants,
  createReadStream,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs'
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

interface Opened {
  /** To be closed by who has it. */
  file: number
  stats: Stats
}

function openAt(place: string, dir: string): Opened | undefined {
  // Nothing stands in `next` most of the time, and an exception costs more than this.
  if (!statSync(place, { throwIfNoEntry: false })?.isFile()) return undefined
  // A pipe that has come meanwhile, without a writer, would be waited for.
  const file = openSync(place, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  let isTaken = false
  try {
    const stats = fstatSync(file)
    isTaken = stats.isFile() && isWithin(realpathSync.native(place), realpathSync.native(dir))
    return isTaken ? { file, stats } : undefined
  } finally {
    if (!isTaken) closeSync(file)
  }
}

/** Opens the first regular file among the places of `path` that lies in the folder, links followed. */
function openFile(dir: string, path: string): Opened | undefined {
  for (const place of placesOf(dir, path)) {
    try {
      const opened = openAt(place, dir)
      if (opened) return opened
    } catch (error) {
      if (!GONE.has((error as NodeJS.ErrnoException).code ?? '')) throw error
    }
  }
  return undefined
}

const etagOf = ({ ino, size, mtimeMs }: Stats): string =>
  `"${ino.toString(36)}-${size.toString(36)}-${Math.round(mtimeMs * 1000).toString(36)}"`

/** The ETag of the file that stands at `path` in the folder now; undefined where there is none. */
function etagAt(dir: string, path: string): string | undefined {
  const opened = openFile(dir, path)
  if (opened) closeSync(opened.file)
  return opened && etagOf(opened.stats)
}

/** Bytes that are read at once; a longer file is sent piece by piece, as fast as who asks takes them. */
const PIECE = 2 ** 17

/** The bytes from `start` on; fewer than `length` where the file has been cut short meanwhile. */
function readPiece(file: number, start: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  let got = 0
  while (got < length) {
    const more = readSync(file, bytes, got, length - got, start + got)
    if (more === 0) break
    got += more
  }
  return bytes.subarray(0, got)
}

/** Whether an If-None-Match or If-Range names the tag. */
export const namesTag = (header: string, etag: string): boolean =>
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
  const opened = openFile(dir, path)
  if (opened === undefined) return false
  const { file, stats } = opened
  let isClosing = false
  try {
    // Looked at after the file was opened: a list counts before any file of its generation does.
    if (build && etagAt(dir, build.list) !== build.etag) {
      response.writeHead(409, { 'Content-Type': 'text/plain' }).end('another build stands there now\n')
      return true
    }
    const etag = etagOf(stats)
    response.setHeader('ETag', etag)
    response.setHeader('Last-Modified', stats.mtime.toUTCString())
    response.setHeader('Accept-Ranges', 'bytes')
    const { 'if-none-match': known, 'if-range': same, range: asked } = request.headers
    if (known !== undefined && namesTag(known, etag)) {
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
    else if (end - start < PIECE) {
      const bytes = readPiece(file, start, end - start + 1)
      // A file that was cut short meanwhile: who asks hears that the answer is not whole.
      if (bytes.length === end - start + 1) response.end(bytes)
      else response.destroy()
    } else {
      // The stream closes the file itself, when nothing reads from it any more.
      isClosing = true
      await pipeline(createReadStream('', { fd: file, start, end }), response)
    }
    return true
  } finally {
    if (!isClosing) closeSync(file)
  }
}
