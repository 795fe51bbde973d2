/**
 * Workbooks of Excel (xlsx): the first sheet that is shown, as a table. A workbook is a zip of XML files (ECMA-376): the sheet,
 * and beside it the strings and styles that its cells point to.
 */
import { unzipped } from '../archive.ts'
import { type Bytes, decode } from '../decode.ts'
import type { Context, SourceItem } from '../format.ts'
import { type XmlElement, xmlRecords } from '../xml.ts'
import { cellText, columnOf, dateStyles, type Shared, stringOf } from './cells.ts'
import { fromRows } from './csv.ts'
import type { Row } from './csv-rows.ts'

/** Largest parts of a workbook together, unpacked, in bytes; they are held as a whole. */
const LARGEST = 400_000_000
/** Columns that are read; Excel has 16,384, of which a table of papers uses fewer than a hundred. */
const WIDEST = 1_000

const WORKBOOK = 'xl/workbook.xml'
const RELATIONS = 'xl/_rels/workbook.xml.rels'
const STRINGS = /^xl\/sharedStrings\.xml$/i
const STYLES = /^xl\/styles\.xml$/i
const PART =
  /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i

type Parts = ReadonlyMap<string, readonly Uint8Array[]>

/** The parts that are read, by name. Throws an Error where they are too large, or a bomb. */
async function partsOf(bytes: Bytes, file: string, told: SourceItem[]): Promise<Parts> {
  const parts = new Map<string, Uint8Array[]>()
  let size = 0
  for await (const part of unzipped(bytes, file, (problem) => told.push({ problem }))) {
    const name = part.file.slice(file.length + 1)
    if (!PART.test(name)) continue
    const pieces: Uint8Array[] = []
    parts.set(name, pieces)
    for await (const piece of part.bytes) {
      size += piece.length
      if (size > LARGEST) throw new Error(`a workbook of more than ${LARGEST} bytes, unpacked`)
      pieces.push(piece)
    }
  }
  return parts
}

/** Reads parts of one workbook; faults in them are told of in `told`. */
class Workbook {
  private readonly parts: Parts
  private readonly context: Context
  private readonly told: SourceItem[]

  constructor(parts: Parts, context: Context, told: SourceItem[]) {
    this.parts = parts
    this.context = context
    this.told = told
  }

  private nameOf(wanted: RegExp | string): string | undefined {
    return [...this.parts.keys()].find((name) =>
      typeof wanted === 'string' ? name.toLowerCase() === wanted.toLowerCase() : wanted.test(name),
    )
  }

  /** The outermost elements of these names in a part; none where there is no such part. */
  async *elements(part: RegExp | string, ...names: string[]): AsyncGenerator<XmlElement> {
    const name = this.nameOf(part)
    if (name === undefined) return
    const file = `${this.context.file}/${name}`
    const text = decode(this.parts.get(name)!, file, (problem) => this.told.push({ problem }))
    for await (const record of xmlRecords(text, new Set(names), { ...this.context, file }))
      if ('problem' in record) this.told.push(record)
      else yield record.element
  }

  /** Whether it is one at all. */
  isWorkbook(): boolean {
    return this.nameOf(WORKBOOK) !== undefined
  }

  /** The name of the part with the first sheet that is shown. */
  async firstSheet(): Promise<string | undefined> {
    let id: string | undefined
    for await (const sheet of this.elements(WORKBOOK, 'sheet'))
      if (id === undefined && (sheet.attributes.get('state') ?? 'visible') === 'visible')
        id = sheet.attributes.get('id')
    for await (const { attributes } of this.elements(RELATIONS, 'Relationship'))
      if (attributes.get('Id') === id) {
        const target = attributes.get('Target') ?? ''
        return this.nameOf(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
      }
    return [...this.parts.keys()].filter((name) => /^xl\/worksheets\//i.test(name)).sort()[0]
  }

  async shared(): Promise<Shared> {
    const strings: string[] = []
    for await (const item of this.elements(STRINGS, 'si')) strings.push(stringOf(item))
    const styles: XmlElement[] = []
    for await (const style of this.elements(STYLES, 'numFmt', 'cellXfs')) styles.push(style)
    let from1904 = false
    for await (const { attributes } of this.elements(WORKBOOK, 'workbookPr'))
      from1904 ||= /^(?:1|true)$/.test(attributes.get('date1904') ?? '')
    return { strings, dates: dateStyles(styles), from1904 }
  }

  /** The rows of a sheet that say anything, each as wide as the widest before it: Excel leaves empty cells out. */
  async *rows(sheet: string): AsyncGenerator<Row> {
    const shared = await this.shared()
    let widest = 0
    for await (const row of this.elements(sheet, 'row')) {
      const cells: string[] = []
      let column = -1
      for (const cell of row.children) {
        if (typeof cell === 'string' || cell.name !== 'c') continue
        column = columnOf(cell) ?? column + 1
        const text = column < WIDEST ? cellText(cell, shared) : ''
        if (text === undefined) {
          const fault = `cell ${cell.attributes.get('r') ?? ''} points to a text that is not there`
          yield { fault, done: 'left empty' }
        }
        if (!text) continue
        while (cells.length < column) cells.push('')
        cells[column] = text
      }
      if (cells.every((text) => text.trim() === '')) continue
      widest = Math.max(widest, cells.length)
      while (cells.length < widest) cells.push('')
      yield { cells }
    }
  }
}

/** Reads the first sheet of a workbook as a table; one that is damaged, too large or something else is a Problem. */
export async function* readWorkbook(bytes: Bytes, context: Context): AsyncGenerator<SourceItem> {
  const { file, asked = true } = context
  const told: SourceItem[] = []
  const skipped = (what: string): SourceItem => ({ problem: { file, place: '', what, done: 'skipped' } })
  try {
    const workbook = new Workbook(await partsOf(bytes, file, told), context, told)
    const sheet = await workbook.firstSheet()
    if (sheet !== undefined) yield* fromRows(workbook.rows(sheet), context)
    else if (workbook.isWorkbook()) yield skipped('expected a sheet in the workbook, found none')
    else if (asked)
      yield skipped(
        'this is a file of Word or another office program, or a damaged one; save the table as xlsx or CSV',
      )
    else yield { note: { file, aside: 'no references' } }
  } catch (error) {
    yield skipped(`a workbook that cannot be read: ${(error as Error).message}`)
  }
  yield* told
}
