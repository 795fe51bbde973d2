/** PDF: title and abstract from the layout of the first page, its DOI and arXiv id; nothing is guessed. */
import type { PDFPageProxy } from 'pdfjs-dist'
import { paperFrom, type RawPaper } from './paper.ts'
import { readLayout, type TextRun } from './pdf-layout.ts'
import type { PdfReader } from './read-pdf.ts'

/** pdf.js, loaded by the platform when the first PDF comes, and where its tables of characters and fonts are. */
export interface PdfLibrary {
  getDocument: typeof import('pdfjs-dist').getDocument
  /** Folders or addresses, ending with `/`; without them, text in their character sets cannot be read. */
  cMapUrl?: string
  standardFontDataUrl?: string
}

/** Most runs of text of a first page that are read. */
const MOST_RUNS = 20_000
/** Longest wait for one PDF, in milliseconds. */
const LONGEST_WAIT = 30_000

const ARXIV = /\barXiv:(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?/
const DOI = /\b10\.\d{4,9}\/[^\s"<>]+[^\s"<>.,;)\]]/g

/** The runs of text that are written from left to right. */
async function runsOf(page: PDFPageProxy): Promise<TextRun[]> {
  const runs: TextRun[] = []
  const reader = page.streamTextContent().getReader()
  while (runs.length < MOST_RUNS) {
    const { value, done } = await reader.read()
    if (done) break
    for (const item of value.items) {
      if (!('str' in item) || item.str === '') continue
      const [a, b, , , x, y] = item.transform as number[]
      if (Math.abs(b) > Math.abs(a)) {
        // The stamp of arXiv stands upright on the margin: it is read, but is no line of the page.
        if (ARXIV.test(item.str)) runs.push({ text: item.str, x: -1000, y: -1000, size: 1, width: 0 })
      } else runs.push({ text: item.str, x, y, size: Math.hypot(a, b), width: item.width })
    }
  }
  await reader.cancel().catch(() => {})
  return runs
}

async function rawOf(data: Uint8Array, { getDocument, ...tables }: PdfLibrary): Promise<RawPaper> {
  const task = getDocument({
    data,
    ...tables,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: 0,
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer in ${LONGEST_WAIT / 1000} s`)), LONGEST_WAIT)
    })
    const read = async (): Promise<RawPaper> => {
      const page = await (await task.promise).getPage(1)
      const { title, abstract, text } = readLayout(await runsOf(page), page.view[3] - page.view[1])
      const dois = new Set([...text.matchAll(DOI)].map(([doi]) => doi.toLowerCase()))
      return {
        title,
        abstract,
        arxiv: ARXIV.exec(text)?.[1],
        // Where there are several, some are of other works.
        doi: dois.size === 1 ? [...dois][0] : undefined,
      }
    }
    return await Promise.race([read(), late])
  } finally {
    clearTimeout(timer)
    await task.destroy().catch(() => {})
  }
}

/** A reader of PDFs. What the layout does not tell, and a PDF that is none, is a Problem. */
export function pdfReader(load: () => Promise<PdfLibrary>): PdfReader {
  return async function* (bytes, context) {
    const say = (what: string, done: string) => ({
      problem: { file: context.file, place: 'page 1', what, done },
    })
    let raw: RawPaper
    try {
      raw = await rawOf(bytes, await load())
    } catch (error) {
      yield say(`expected a PDF: ${(error as Error).message}`, 'skipped')
      return
    }
    for (const name of ['title', 'abstract'] as const)
      if (raw[name] === undefined)
        yield say(`${name}: not to be told from the layout of the page`, 'left out')
    yield* paperFrom(raw, 1, 'page 1', context)
  }
}
