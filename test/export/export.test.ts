import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import { UndirectedGraph } from 'graphology'
import { parse as parseGexf } from 'graphology-gexf/node/index.js'
import { parse } from 'graphology-graphml'
import { describe, expect, it } from 'vitest'
import { GRAPHML_KEYS } from '../../src/export/graphml.ts'
import { FORMATS, formatNamed } from '../../src/export/index.ts'
import { allowed, escapeXml } from '../../src/export/xml.ts'
import { linkColumns } from '../../src/graph/columns.ts'
import { drawGraph } from '../../src/graph/index.ts'
import { toGraphology } from '../../src/graph/to-graphology.ts'
import { DEFAULTS } from '../../src/options.ts'
import { paper } from '../graph/planted.ts'
import { hostileAtlas, nasty, plantedAtlas, statedAtlas, write, writeFiles } from './atlases.ts'

describe('json', () => {
  it('is what graphology writes of the same graph', () => {
    expect(JSON.parse(write('json', plantedAtlas()))).toEqual(toGraphology(plantedAtlas()).export())
    expect(UndirectedGraph.from(JSON.parse(write('json', plantedAtlas()))).export()).toEqual(
      toGraphology(plantedAtlas()).export(),
    )
  })

  it('gives every string back, and takes an empty atlas', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const read = UndirectedGraph.from(JSON.parse(write('json', hostileAtlas(text))))
        expect(read.getNodeAttribute(`p:1${text}`, 'title')).toBe(text)
      }),
    )
    expect(JSON.parse(write('json', drawGraph([], [], linkColumns([]), undefined, DEFAULTS))).nodes).toEqual(
      [],
    )
  })
})

describe('results and relations', () => {
  it('stand on links and between concepts, one edge a pair', () => {
    const given = statedAtlas()
    const graph = toGraphology(given)
    const results = graph.mapEdges((_, attributes) =>
      'results' in attributes ? attributes.results : undefined,
    )
    const on = `c:${given.concepts[given.links.concept[0]].slug}`
    expect(results.filter(Boolean)).toEqual([
      [expect.objectContaining({ value: 2.5, unit: '%', kind: 'score', on, versus: [on] })],
    ])
    const said = graph
      .mapEdges((_, { kind, ...rest }) =>
        'relations' in rest ? [kind, rest.relations?.[0].kind] : undefined,
      )
      .filter(Boolean)
    expect(said).toEqual([
      ['cooccurrence', 'is-a'],
      ['relation', 'part-of'],
    ])
    expect(graph.filterEdges((_, { weight }) => !(weight > 0 && weight <= 1))).toEqual([])
    const [first] = graph
      .mapEdges((_, edge) => ('relations' in edge ? edge.relations : undefined))
      .filter(Boolean)
    expect(first?.[0].evidence).toEqual([
      {
        paper: `p:${given.papers[1].id}`,
        ...{ field: 'abstract', start: 0, end: 3, surface: given.papers[1].abstract.slice(0, 3) },
      },
    ])
  })

  it('are in JSON as in the graph, and in GraphML as text', () => {
    expect(JSON.parse(write('json', statedAtlas()))).toEqual(toGraphology(statedAtlas()).export())
    const read = parse(UndirectedGraph, write('graphml', statedAtlas()))
    const given = toGraphology(statedAtlas())
    expect(read.size).toBe(given.size)
    given.forEachEdge((_, attributes, source, target) => {
      for (const name of ['results', 'relations'] as const) {
        const value = new Map<string, unknown>(Object.entries(attributes)).get(name)
        expect(read.getEdgeAttribute(source, target, name)).toBe(value && JSON.stringify(value))
      }
    })
  })

  it('are in GEXF, CSV and Cytoscape as text', () => {
    const given = toGraphology(statedAtlas())
    const gexf = parseGexf(UndirectedGraph, write('gexf', statedAtlas()))
    const { elements } = JSON.parse(write('cytoscape', statedAtlas()))
    const inCytoscape = new Map<string, Map<string, unknown>>(
      elements.edges.map(({ data }: { data: { id: string } }) => [data.id, new Map(Object.entries(data))]),
    )
    const rows: Record<string, string>[] = parseCsv(writeFiles('csv', statedAtlas()).get('edges.csv')!, {
      columns: true,
      bom: true,
    })
    expect([gexf.size, inCytoscape.size, rows.length]).toEqual([given.size, given.size, given.size])
    const byEnds = new Map(rows.map((row) => [`${row.Source} ${row.Target}`, row]))
    let said = 0
    given.forEachEdge((key, attributes, source, target) => {
      const row = byEnds.get(`${source} ${target}`)!
      for (const name of ['results', 'relations'] as const) {
        const value = new Map<string, unknown>(Object.entries(attributes)).get(name)
        const text = value === undefined ? undefined : JSON.stringify(value)
        if (text) said++
        expect(gexf.getEdgeAttribute(key, name)).toBe(text)
        expect(inCytoscape.get(key)!.get(name)).toBe(text)
        expect(row[name]).toBe(text ?? '')
      }
    })
    expect(said).toBe(3)
  })
})

describe('graphml', () => {
  const read = (text: string) => parse(UndirectedGraph, text)
  const join = (list: string[]): string => list.map((item) => item.replace(/[\\|]/g, '\\$&')).join(' | ')

  it('holds every node, edge and attribute, as read by another parser', () => {
    const given = toGraphology(plantedAtlas())
    const found = read(write('graphml', plantedAtlas()))
    expect(found.nodes()).toEqual(given.nodes())
    given.forEachNode((key, { ...attributes }) => {
      const expected: Record<string, unknown> = { ...attributes }
      if (attributes.kind === 'paper') {
        expected.paper_id = attributes.id
        delete expected.id
        expected.authors = join(attributes.authors)
        if (attributes.collections) expected.collections = join(attributes.collections)
      } else expected.aliases = join(attributes.aliases)
      expect(found.getNodeAttributes(key)).toEqual(expected)
    })
    expect(found.size).toBe(given.size)
    given.forEachEdge((_, attributes, source, target) => {
      const expected: Record<string, unknown> = { ...attributes }
      if (attributes.kind === 'link') expected.evidence = JSON.stringify(attributes.evidence)
      expect(found.getEdgeAttributes(source, target)).toEqual(expected)
    })
    expect(found.getAttribute('communities')).toBe(JSON.stringify(given.getAttribute('communities')))
  })

  it('gives back every string but for what XML forbids', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const attributes = read(write('graphml', hostileAtlas(text))).getNodeAttributes(`p:1${allowed(text)}`)
        expect(attributes.title).toBe(allowed(text))
        expect(attributes.authors).toBe(join([allowed(text), allowed(text)]))
      }),
    )
  })

  it('keeps nodes apart whose ids differ only in forbidden characters', () => {
    const papers = ['a', 'a\0', 'a\u0001', 'a~2'].map((id) => paper(id))
    const text = write('graphml', drawGraph(papers, [], linkColumns([[], [], [], []]), undefined, DEFAULTS))
    expect(new Set(read(text).nodes()).size).toBe(4)
  })

  it('uses the types of the standard and names that differ by more than case', () => {
    for (const keys of Object.values(GRAPHML_KEYS)) {
      const names = Object.keys(keys).map((name) => name.toLowerCase())
      expect(new Set(names).size).toBe(names.length)
      expect(names).not.toContain('id')
    }
    const text = write('graphml', plantedAtlas())
    for (const [, type] of text.matchAll(/attr\.type="([^"]*)"/g))
      expect(['boolean', 'int', 'long', 'float', 'double', 'string']).toContain(type)
    for (const [, key] of text.matchAll(/<data key="([^"]*)"/g)) expect(text).toContain(`<key id="${key}"`)
  })
})

describe('xml', () => {
  it('removes what XML forbids and nothing else', () => {
    expect(allowed('a\0b\u0008\u000b\u001f\ufffe\uffffc')).toBe('abc')
    expect(allowed('\ud800x\udc00 \ud83d\ude00 \t\n\r \u0085\u2028')).toBe(
      'x \ud83d\ude00 \t\n\r \u0085\u2028',
    )
    expect(allowed('\ud83d\ud83d\ude00\ude00')).toBe('\ud83d\ude00')
    expect(escapeXml('<a b="c">&\n\r\t')).toBe('&lt;a b=&quot;c&quot;&gt;&amp;&#10;&#13;&#9;')
  })
})

describe('the registry', () => {
  it('writes the same bytes twice, in chunks', () => {
    for (const [name, format] of FORMATS)
      if ('files' in format)
        expect(writeFiles(name, plantedAtlas())).toEqual(writeFiles(name, plantedAtlas()))
      else {
        expect(write(name, plantedAtlas())).toBe(write(name, plantedAtlas()))
        for (const chunk of format.write(plantedAtlas())) expect(chunk.length).toBeLessThan(5000)
      }
  })

  it('writes an empty atlas in every format', () => {
    const empty = drawGraph([], [], linkColumns([]), undefined, DEFAULTS)
    for (const [name, format] of FORMATS)
      if ('files' in format) expect(writeFiles(name, empty).size).toBeGreaterThan(0)
      else expect(typeof write(name, empty)).toBe('string')
  })

  it('gives files names that need no care', () => {
    for (const [name, format] of FORMATS)
      if ('files' in format)
        for (const path of writeFiles(name, plantedAtlas()).keys())
          expect(path).toMatch(/^[^/\\:*?"<>|\0]+(?:\/[^/\\:*?"<>|\0]+)*$/)
  })

  it('says what it knows when it is asked for something else', () => {
    expect(() => formatNamed('xls')).toThrow('unknown format "xls"; expected one of json, graphml')
  })
})
