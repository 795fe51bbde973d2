/** pdf.js as it stands in the package, with its tables. */
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { pdfReader } from '../sources/index.ts'

export const readPdf = pdfReader(async () => {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  return {
    getDocument,
    cMapUrl: `${folder}/cmaps/`,
    standardFontDataUrl: `${folder}/standard_fonts/`,
  }
})
