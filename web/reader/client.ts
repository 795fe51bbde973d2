/** Asks the reading worker. It and pdf.js are files that nobody fetches before a text of one's own is read. */
import pdfAddress from 'pdfjs-dist/legacy/build/pdf.min.mjs?url'
import pdfWorkerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import { port, type Send } from '../worker/port.ts'
import type { ReaderQuestions } from './desk.ts'
import reader from './reader.ts?worker&url'

export type Reader = Send<ReaderQuestions>

/** `knowledge` is the folder of what new texts are read with. */
export function createReader(knowledge: URL): Reader {
  return port<ReaderQuestions>(() => {
    const here = (address: string): string => new URL(address, import.meta.url).href
    const address = new URL(here(reader))
    address.searchParams.set('knowledge', knowledge.href)
    address.searchParams.set('pdf', here(pdfAddress))
    address.searchParams.set('pdf-worker', here(pdfWorkerAddress))
    return new Worker(address, { type: 'module' })
  })
}
