/** A PDF is held whole, and read by whoever has a PDF library. */
import type { Bytes } from './decode.ts'
import type { Context, SourceItem } from './format.ts'

/** Reads a whole PDF; given by whoever has a PDF library. Never throws on content. */
export type PdfReader = (bytes: Uint8Array, context: Context) => AsyncIterable<SourceItem>

/** Largest PDF that is read, in bytes; it is held as a whole. */
export const LARGEST_PDF = 200_000_000

/** The bytes of a PDF in one, or undefined where there are too many. */
async function whole(bytes: Bytes): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of bytes) {
    pieces.push(piece)
    size += piece.length
    if (size > LARGEST_PDF) return undefined
  }
  const all = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

/** Reads a PDF; one that cannot be read is a Problem. */
export async function* readPdf(
  bytes: Bytes,
  context: Context,
  pdf: PdfReader | undefined,
): AsyncGenerator<SourceItem> {
  const skip = (what: string): SourceItem => ({
    problem: { file: context.file, place: '', what, done: 'skipped' },
  })
  if (!pdf) {
    yield skip('a PDF, which cannot be read here')
    return
  }
  try {
    const all = await whole(bytes)
    if (all) yield* pdf(all, context)
    else yield skip(`a PDF of more than ${LARGEST_PDF} bytes`)
  } catch (error) {
    yield skip((error as Error).message)
  }
}
