/** Workbooks of our own, as Excel, LibreOffice and libraries that write them lay them out. */
import { strToU8, zipSync } from 'fflate'

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a workbook with two sheets, the first of them hidden; `rows` are of the second. */
export const partsOf = (
  rows: string,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> => ({
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  'xl/worksheets/sheet1.xml': `<worksheet ${MAIN}><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`,
  'xl/worksheets/sheet2.xml': `<worksheet ${MAIN}><dimension ref="A1"/><sheetData>${rows}</sheetData></worksheet>`,
  'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr/><sheets><sheet name="Notes" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Papers" sheetId="2" r:id="rId2"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet ${MAIN}><numFmts count="2"><numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yy;@"/><numFmt numFmtId="165" formatCode="0.0&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
  ...more,
})

export const zipOf = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const letters = (column: number): string =>
  (column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : '') +
  String.fromCharCode(65 + (column % 26))

/** A workbook of these rows with its texts among the shared strings, empty cells left out. */
export function workbookOf(rows: readonly (readonly (string | number)[])[]): Uint8Array {
  const strings: string[] = []
  const xml = rows.map((cells, r) => {
    const inside = cells.map((cell, c) => {
      if (cell === '') return ''
      if (typeof cell === 'number') return `<c r="${letters(c)}${r + 1}"><v>${cell}</v></c>`
      strings.push(`<si><t xml:space="preserve">${escaped(cell)}</t></si>`)
      return `<c r="${letters(c)}${r + 1}" t="s"><v>${strings.length - 1}</v></c>`
    })
    return `<row r="${r + 1}">${inside.join('')}</row>`
  })
  return zipOf(partsOf(xml.join(''), { 'xl/sharedStrings.xml': `<sst ${MAIN}>${strings.join('')}</sst>` }))
}
