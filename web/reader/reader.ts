/** The reading worker. The page says in its address where what it needs is. */
import { pdfReader } from '../../src/sources/index.ts'
import { serve } from '../worker/port.ts'
import { createReaderDesk, type ReaderQuestions } from './desk.ts'

const addresses = new URLSearchParams(self.location.search)

async function load(file: string): Promise<Uint8Array> {
  const response = await fetch(new URL(file, addresses.get('knowledge')!))
  if (!response.ok) throw new Error(`${file}: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

const pdf = pdfReader(async () => {
  // With its other half loaded, pdf.js works in this thread and starts none of its own.
  await import(/* @vite-ignore */ addresses.get('pdf-worker')!)
  const { getDocument } = await import(/* @vite-ignore */ addresses.get('pdf')!)
  return { getDocument }
})

serve<ReaderQuestions>(createReaderDesk(load, pdf))
