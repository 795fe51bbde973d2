import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvField, EDGE_COLUMNS, NODE_COLUMNS } from '../../src/export/csv.ts'
import { joined } from '../../src/export/values.ts'
import { allowed } from '../../src/export/xml.ts'
import type { LinkAttributes } from '../../src/graph/attributes.ts'
import { linkColumns } from '../../src/graph/columns.ts'
import { drawGraph } from '../../src/graph/index.ts'
import { toGraphology } from '../../src/graph/to-graphology.ts'
import { DEFAULTS } from '../../src/options.ts'
import { planted } from '../graph/planted.ts'
import { hostileAtlas, nasty, plantedAtlas, writeFiles } from './atlases.ts'

const DECIMALS = ['x', 'y', 'size', 'weight', 'npmi']
const rows = (text: string): Record<string, string>[] => parse(text, { columns: true, bom: true })

describe('csv', () => {
  it('holds every node and edge once, with its attributes', () => {
    const given = toGraphology(plantedAtlas())
    const files = writeFiles('csv', plantedAtlas())
    expect([...files.keys()]).toEqual(['nodes.csv', 'edges.csv'])
    const nodes = rows(files.get('nodes.csv')!)
    expect(nodes.map((row) => row.Id).sort()).toEqual(given.nodes().sort())
    expect(Object.keys(nodes[0])).toEqual([...NODE_COLUMNS])
    for (const row of nodes) {
      const attributes = new Map<string, unknown>(Object.entries(given.getNodeAttributes(row.Id)))
      expect(row.Label).toBe(attributes.get('label'))
      expect(Number(row.x)).toBe(attributes.get('x'))
      expect(row.color).toBe(attributes.get('color'))
      expect(row.year).toBe(String(attributes.get('year') ?? ''))
      expect(row.authors).toBe(joined((attributes.get('authors') as string[] | undefined) ?? []))
    }
    const edges = rows(files.get('edges.csv')!)
    expect(Object.keys(edges[0])).toEqual([...EDGE_COLUMNS])
    expect(edges.length).toBe(given.size)
    for (const row of edges) {
      const attributes: Partial<Omit<LinkAttributes, 'kind'>> = given.getEdgeAttributes(
        row.Source,
        row.Target,
      )
      expect(row.kind).toBe(given.getEdgeAttribute(row.Source, row.Target, 'kind'))
      expect(Number(row.weight)).toBe(attributes.weight)
      expect(row.evidence).toBe(attributes.evidence ? JSON.stringify(attributes.evidence) : '')
    }
  })

  it('shows by its first two rows which columns are numbers', () => {
    const given = plantedAtlas()
    // 100 and more of either kind, of which no early paper has a year.
    const { papers, concepts, links } = planted({ papers: 300, concepts: 200, communities: 3 })
    papers[250] = { ...papers[250], year: 2024 }
    const large = drawGraph(papers, concepts, linkColumns(links), undefined, DEFAULTS)
    for (const atlas of [given, large]) {
      const files = writeFiles('csv', atlas)
      const shows = (file: string, columns: readonly string[]): void => {
        const table = rows(files.get(file)!)
        for (const column of columns) {
          const cells = table.map((row) => row[column])
          const number = DECIMALS.includes(column) ? /^-?\d+\.\d+$/ : /^-?\d+$/
          for (const cell of cells) expect(cell).toMatch(cell === '' ? '' : number)
          expect(cells.slice(0, 2).join('')).not.toBe('')
        }
      }
      shows('nodes.csv', ['year', 'papers', 'community', 'x', 'y', 'size'])
      shows('edges.csv', ['weight', 'count', 'npmi'])
    }
  })

  it('holds nothing that a spreadsheet would run, and loses nothing', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const [, { title, venue }] = rows(writeFiles('csv', hostileAtlas(text)).get('nodes.csv')!)
        expect(title).toBe(venue)
        expect(title.replace(/^'(?=\s*[=+\-@\t\r＝＋－＠])/, '')).toBe(
          allowed(text).replace(/^'(?=\s*[=+\-@\t\r])/, ''),
        )
        expect(title).not.toMatch(/^\s*[=+\-@\t]/)
      }),
    )
  })

  it('leaves numbers alone, and quotes what has to be quoted', () => {
    expect([-1.5, '-1', '=1+1', '\t1', ' @x', 'a,b', 'a"b', 'a\nb', undefined].map(csvField)).toEqual([
      '-1.5',
      "'-1",
      "'=1+1",
      "'\t1",
      "' @x",
      '"a,b"',
      '"a""b"',
      '"a\nb"',
      '',
    ])
  })
})
