/** What the viewer asks of the files that it adds to in an atlas folder, over HTTP. */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { KeptFile } from '../corrections/kept.ts'
import { MANIFEST_FILE } from '../folder/index.ts'
import { addKept, BrokenFile, textOf } from './kept.ts'
import { isThere } from './save/generation.ts'
import { BusyError } from './save/lock.ts'
import { namesTag } from './static.ts'

/** Bytes; some ten thousand corrections, or papers in a basket. */
const LARGEST = 2 ** 21

/** Milliseconds that a page waits for another writer. */
const PATIENCE = 15_000

/** An answer that is no success, with what the person at the other end can do. */
class Refusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/**
 * Answers GET with what is kept in `dir` (nothing yet is an empty list), and PUT by merging what is sent into it and
 * answering with the result, so that two windows lose nothing of each other. Only a page of this server may send, and
 * only what the file holds: all else is refused in words.
 */
export function keptDesk<T>(
  dir: string,
  what: KeptFile<T>,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve()
  /** One after the other, or the later would not know of the earlier. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }
  const save = async (text: string): Promise<string> => {
    const { value: sent, problems } = what.read(text, what.file)
    if (problems.length > 0) {
      const [problem] = problems
      throw new Refusal(422, [problem.place, problem.what].filter(Boolean).join(': '))
    }
    if (!(await isThere(dir, MANIFEST_FILE)))
      throw new Refusal(409, `there is no atlas in ${dir} any more; build it again, and send this again`)
    try {
      return what.write(await addKept(dir, what, sent, { patience: PATIENCE }))
    } catch (error) {
      if (error instanceof BrokenFile) throw new Refusal(409, error.message)
      if (error instanceof BusyError) throw new Refusal(503, error.message)
      throw error
    }
  }
  /** What was answered last: such a text needs not be read and written again. */
  let known = what.write(what.none)
  const kept = async (): Promise<string> => {
    const text = (await textOf(dir, what)) ?? what.write(what.none)
    return text === known ? text : what.write(what.read(text, what.file).value)
  }
  return async (request, response) => {
    try {
      const isPut = request.method === 'PUT'
      let answer: string
      if (isPut) {
        checkSender(request)
        const text = await bodyOf(request)
        answer = await inTurn(() => save(text))
      } else answer = await kept()
      known = answer
      const etag = `"${createHash('sha256').update(answer).digest('base64url')}"`
      response.setHeader('ETag', etag)
      if (!isPut && namesTag(request.headers['if-none-match'] ?? '', etag)) response.writeHead(304).end()
      else
        response
          .writeHead(200, {
            'Content-Type': 'application/json',
            'Content-Length': Buffer.byteLength(answer),
          })
          .end(request.method === 'HEAD' ? '' : answer)
    } catch (error) {
      const status = error instanceof Refusal ? error.status : 500
      // What was not read of a body is not wanted any more.
      response.writeHead(status, { 'Content-Type': 'text/plain', Connection: 'close' })
      response.end(`${(error as Error).message}\n`)
    }
  }
}

/** Browsers say which page sends; a page elsewhere cannot make them lie, nor send JSON unasked. */
function checkSender({ headers }: IncomingMessage): void {
  if (
    headers.origin !== `http://${headers.host}` ||
    (headers['sec-fetch-site'] ?? 'same-origin') !== 'same-origin'
  )
    throw new Refusal(403, 'this is taken from the viewer of this server only')
  if (!/^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? ''))
    throw new Refusal(415, 'expected application/json')
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const refuse = (): never => {
    throw new Refusal(413, `expected at most ${LARGEST} bytes`)
  }
  if (Number(request.headers['content-length'] ?? 0) > LARGEST) refuse()
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of request as AsyncIterable<Uint8Array>) {
    size += piece.length
    if (size > LARGEST) refuse()
    pieces.push(piece)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))
  } catch {
    throw new Refusal(400, 'expected UTF-8')
  }
}
