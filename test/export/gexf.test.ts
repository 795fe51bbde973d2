import fc from 'fast-check'
import { UndirectedGraph } from 'graphology'
import { parse } from 'graphology-gexf/node/index.js'
import { describe, expect, it } from 'vitest'
import { GEXF_ATTRIBUTES, gexf } from '../../src/export/gexf.ts'
import { joined } from '../../src/export/values.ts'
import { allowed } from '../../src/export/xml.ts'
import { linkColumns } from '../../src/graph/columns.ts'
import { drawGraph } from '../../src/graph/index.ts'
import { toGraphology } from '../../src/graph/to-graphology.ts'
import { DEFAULTS } from '../../src/options.ts'
import { hostileAtlas, nasty, plantedAtlas, write } from './atlases.ts'

const read = (text: string) => parse(UndirectedGraph, text)
const rgb = (color: string): string =>
  `rgb(${[1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)).join(',')})`

describe('gexf', () => {
  it('holds every node, edge and attribute, as read by another parser', () => {
    const given = toGraphology(plantedAtlas())
    const found = read(write('gexf', plantedAtlas()))
    expect(found.nodes()).toEqual(given.nodes())
    given.forEachNode((key, { ...attributes }) => {
      const expected: Record<string, unknown> = { ...attributes, z: 0, color: rgb(attributes.color) }
      if (attributes.kind === 'paper') {
        expected.paper_id = attributes.id
        delete expected.id
        expected.authors = joined(attributes.authors)
        if (attributes.collections) expected.collections = joined(attributes.collections)
      } else expected.aliases = joined(attributes.aliases)
      expect(found.getNodeAttributes(key)).toEqual(expected)
    })
    expect(found.size).toBe(given.size)
    given.forEachEdge((key, attributes, source, target) => {
      const expected: Record<string, unknown> = { ...attributes }
      if (attributes.kind === 'link') expected.evidence = JSON.stringify(attributes.evidence)
      expect(found.getEdgeAttributes(key)).toEqual(expected)
      expect(found.extremities(key)).toEqual([source, target])
    })
  })

  it('is dynamic where papers have a year, and static elsewhere', () => {
    const text = write('gexf', plantedAtlas())
    expect(text).toContain('mode="dynamic"')
    expect(text).toMatch(/<node id="p:paper-0000001"[^>]* start="2024">/)
    expect(text).toMatch(/<node id="p:paper-0000002"[^>]* start="2020">/)
    expect(text).toMatch(/<node id="p:paper-0000003" label="[^"]*">/)
    expect(text).toMatch(/<edge [^>]*source="p:paper-0000001"[^>]* start="2024">/)
    // The concept that only this paper has is as old as it.
    expect(text).toMatch(/<node id="c:own-0000002-0"[^>]* start="2020">/)
    expect(write('gexf', drawGraph([], [], linkColumns([]), undefined, DEFAULTS))).toContain('mode="static"')
  })

  it('is static where that is asked for', () => {
    const text = [...gexf(plantedAtlas(), { static: true })].join('')
    expect(text).toBe(
      write('gexf', plantedAtlas())
        .replace(/mode="dynamic"[^>]*/, 'mode="static"')
        .replace(/(<(?:node|edge) [^>]*) start="\d+">/g, '$1>'),
    )
    expect(text).not.toContain('start=')
  })

  it('gives back every string but for what XML forbids', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const attributes = read(write('gexf', hostileAtlas(text))).getNodeAttributes(`p:1${allowed(text)}`)
        expect(attributes.title).toBe(allowed(text))
        expect(attributes.authors).toBe(joined([allowed(text), allowed(text)]))
      }),
    )
  })

  it('uses the types of the standard, and only attributes that it declares', () => {
    const text = write('gexf', plantedAtlas())
    for (const [, type] of text.matchAll(/<attribute [^>]*type="([^"]*)"/g))
      expect(['integer', 'double', 'string']).toContain(type)
    for (const [, name] of text.matchAll(/<attvalue for="([^"]*)"/g))
      expect([...Object.keys(GEXF_ATTRIBUTES.node), ...Object.keys(GEXF_ATTRIBUTES.edge)]).toContain(name)
  })
})
