/** VOSviewer, Cytoscape and SVG. */
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { placeLabels, widthOf } from '../../src/export/svg-labels.ts'
import { toGraphology } from '../../src/graph/to-graphology.ts'
import { hostileAtlas, nasty, plantedAtlas, write } from './atlases.ts'

describe('vosviewer', () => {
  interface Item {
    id: number
    label: string
    description: string
    x: number
    y: number
    cluster?: number
    weights: Record<string, number>
    scores?: Record<string, number | null>
  }

  it('passes the checks of VOSviewer Online', () => {
    const given = toGraphology(plantedAtlas())
    const { network, config } = JSON.parse(write('vosviewer', plantedAtlas()))
    const items: Item[] = network.items
    expect(items.map(({ id }) => id)).toEqual(given.nodes().map((_, n) => n + 1))
    const scored = items.filter(({ scores }) => scores !== undefined).length
    expect(scored).toBe(items.length)
    expect(items[1].scores).toEqual({ 'Avg. pub. year': 2024 })
    for (const [n, { label, x, y, cluster, weights }] of items.entries()) {
      const attributes = given.getNodeAttributes(given.nodes()[n])
      expect([label, x, y, (cluster ?? 0) - 1]).toEqual([
        attributes.label,
        attributes.x,
        attributes.y,
        attributes.community,
      ])
      expect(weights.Links).toBe(given.degree(given.nodes()[n]))
    }
    expect(network.links.length).toBe(given.size)
    for (const { source_id, target_id, strength } of network.links)
      expect(
        given.getEdgeAttribute(given.nodes()[source_id - 1], given.nodes()[target_id - 1], 'weight'),
      ).toBe(strength)
    expect(config.color_schemes.cluster_colors.length).toBe(network.clusters.length)
  })

  it('escapes what it shows as HTML', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        for (const { description, label } of JSON.parse(write('vosviewer', hostileAtlas(text))).network
          .items) {
          expect(description.replaceAll('<br>', '')).not.toMatch(/[<>"]/)
          expect(label).not.toBe('')
        }
      }),
    )
  })
})

describe('cytoscape', () => {
  it('holds every node and edge, y downwards', () => {
    const given = toGraphology(plantedAtlas())
    const { elements } = JSON.parse(write('cytoscape', plantedAtlas()))
    expect(elements.nodes.map(({ data }: { data: { id: string } }) => data.id)).toEqual(given.nodes())
    for (const { data, position } of elements.nodes) {
      const { label, x, y, kind } = given.getNodeAttributes(data.id)
      expect([data.name, data.kind, position.x, position.y]).toEqual([label, kind, x, -y + 0])
    }
    expect(elements.edges.length).toBe(given.size)
    for (const { data } of elements.edges) expect(given.getEdgeAttribute(data.id, 'weight')).toBe(data.weight)
  })

  it('is JSON whatever the papers say', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(JSON.parse(write('cytoscape', hostileAtlas(text))).elements.nodes[0].data.title).toBe(text)
      }),
    )
  })
})

describe('svg', () => {
  const elements = (text: string): Map<string, number> => {
    const counts = new Map<string, number>()
    const parser = new SaxesParser({ xmlns: true })
    parser.on('error', (error) => {
      throw error
    })
    parser.on('opentag', ({ name, attributes }) => {
      counts.set(name, (counts.get(name) ?? 0) + 1)
      for (const key of Object.keys(attributes)) expect(key).not.toMatch(/^on|href/i)
      for (const { value } of Object.values(attributes)) expect(value).not.toMatch(/NaN|Infinity|undefined/)
    })
    parser.write(text).close()
    return counts
  }

  it('draws every node, with a legend', () => {
    const atlas = plantedAtlas()
    const found = elements(write('svg', atlas))
    expect(found.get('circle')).toBe(atlas.papers.length + atlas.concepts.length + 2)
    expect(found.get('path')).toBe(atlas.links.concept.length + atlas.cooccurrences.a.length)
    for (const { label } of atlas.communities) expect(write('svg', atlas)).toContain(label.slice(0, 30))
  })

  it('is well-formed and holds no element of a paper', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect([...elements(write('svg', hostileAtlas(text))).keys()].sort().join(' ')).toMatch(
          /^circle desc g path (?:polygon )?rect svg text title$/,
        )
      }),
    )
  })

  it('places no name over another', () => {
    const area = { left: 0, right: 500, top: 0, bottom: 500 }
    const place = fc.record({
      text: fc.string({ minLength: 1, maxLength: 12 }),
      x: fc.integer({ min: 0, max: 500 }),
      y: fc.integer({ min: 0, max: 500 }),
      size: fc.constantFrom(9, 13, 22),
      color: fc.constant('#000000'),
    })
    fc.assert(
      fc.property(fc.array(place, { maxLength: 60 }), (wanted) => {
        const placed = placeLabels(wanted, area)
        for (const [i, a] of placed.entries())
          for (const b of placed.slice(0, i)) {
            const across = Math.abs(a.x - b.x) >= (widthOf(a.text, a.size) + widthOf(b.text, b.size)) / 2
            const down = Math.abs(a.y - b.y) >= (a.size + b.size) / 2
            expect(across || down).toBe(true)
          }
        if (wanted.some(({ x, y }) => x > 200 && x < 300 && y > 50 && y < 450))
          expect(placed.length).toBeGreaterThan(0)
      }),
    )
  })
})
