/** PDFs written by hand. */

export interface Run {
  text: string
  x: number
  y: number
  size: number
}

/** A PDF of one page, written by hand. */
export function pdfOf(runs: readonly Run[]): Uint8Array {
  const content = runs
    .map(
      ({ text, x, y, size }) => `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`,
    )
    .join('\n')
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, o) => {
    const at = text.length
    text += `${o + 1} 0 obj${object}endobj\n`
    return String(at).padStart(10, '0')
  })
  const start = text.length
  text += `xref\n0 6\n0000000000 65535 f \n${offsets.map((at) => `${at} 00000 n \n`).join('')}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`
  return new TextEncoder().encode(text)
}
