/**
 * Asks a server on this machine over connections that stay open, for a tenth of what `node:http` costs who asks: load is
 * to be work of the server. Understood is what our server says, an answer with its length; all else fails the request.
 */
import { connect, type Socket } from 'node:net'

export interface Answer {
  status: number
  body: Buffer
}

export interface Asker {
  /** One request after the other. Rejects where the connection ends or the answer is none. */
  ask(
    path: string,
    method?: string,
    headers?: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<Answer>
  close(): void
}

const END = Buffer.from('\r\n\r\n')

/** Without a length only answers that have no body (RFC 9110, 6.4.1) end by themselves. */
function headOf(text: string): { status: number; length: number } {
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1])
  const length = status === 304 ? 0 : Number(/\r\ncontent-length: *(\d+)\r\n/i.exec(text)?.[1])
  if (!Number.isInteger(status + length)) throw new Error(`no answer: ${text.slice(0, 80)}`)
  return { status, length }
}

/** A connection of its own, made when it is first needed, and again after one that failed. */
export function askerOf(url: string): Asker {
  const { hostname, port, host } = new URL(url)
  let socket: Socket | undefined
  let waiting: { done: (answer: Answer) => void; fail: (error: Error) => void } | undefined
  let pieces: Buffer[] = []
  let got = 0
  let head: { status: number; length: number; from: number } | undefined

  const fail = (error: Error): void => {
    socket?.destroy()
    socket = undefined
    const failed = waiting
    waiting = undefined
    failed?.fail(error)
  }
  const take = (piece: Buffer): void => {
    pieces.push(piece)
    got += piece.length
    if (!head) {
      const all = pieces.length === 1 ? piece : Buffer.concat(pieces)
      const at = all.indexOf(END)
      if (at < 0) return
      head = { ...headOf(all.toString('latin1', 0, at + 2)), from: at + END.length }
    }
    const { status, length, from } = head
    if (got < from + length) return
    if (got > from + length) throw new Error('more than the answer')
    const body = (pieces.length === 1 ? piece : Buffer.concat(pieces)).subarray(from)
    const answered = waiting
    ;[waiting, head, pieces, got] = [undefined, undefined, [], 0]
    answered?.done({ status, body })
  }
  const open = (): Socket => {
    ;[head, pieces, got] = [undefined, [], 0]
    const made = connect(Number(port), hostname).setNoDelay(true)
    made.on('data', (piece) => {
      try {
        if (made === socket) take(piece)
      } catch (error) {
        fail(error as Error)
      }
    })
    made.on('error', (error) => {
      if (made === socket) fail(error)
    })
    made.on('close', () => {
      if (made === socket) fail(new Error('the connection ended'))
    })
    return made
  }
  return {
    ask: (path, method = 'GET', headers = {}, body = '') =>
      new Promise((done, fail) => {
        waiting = { done, fail }
        socket ??= open()
        const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
        const length = body === '' ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`
        socket.write(`${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n${fields.join('')}${length}\r\n${body}`)
      }),
    close: () => {
      socket?.destroy()
    },
  }
}
