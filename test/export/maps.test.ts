/** VOSviewer, Cytoscape and SVG. */
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { placeLabels, widthOf } from '../../src/export/svg-labels.ts'
import { toGraphology } from '../../src/graph/to-graphology.ts'
import { hostileAtlas, nasty, plantedAtlas, statedAtlas, write } from './atlases.ts'

type Check = (value: unknown) => boolean
const isText: Check = (value) => typeof value === 'string'
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value)
const isPositive: Check = (value) => isNumber(value) && (value as number) >= 0
const isCluster: Check = (value) =>
  Number.isInteger(value) && isPositive(value) && value !== 0 && (value as number) <= 1000
const isId: Check = (value) => Number.isInteger(value) || (isText(value) && value !== '')
const each =
  (check: Check): Check =>
  (value) =>
    typeof value === 'object' && value !== null && Object.values(value).every(check)

/** What https://app.vosviewer.com/docs/file-types/json-file-type/ says an object has; `!` says that it must. */
const ITEM: Record<string, Check> = {
  'id!': isId,
  'label!': isText,
  description: isText,
  url: (value) => isText(value) && URL.canParse(value as string),
  'x!': isNumber,
  'y!': isNumber,
  cluster: isCluster,
  weights: each(isPositive),
  // The program takes null for "none".
  scores: each((value) => value === null || isNumber(value)),
}
const LINK: Record<string, Check> = { 'source_id!': isId, 'target_id!': isId, strength: isPositive }
const CLUSTER: Record<string, Check> = { 'cluster!': isCluster, 'label!': isText }

/** What is wrong with a document. */
function faultsOf({
  network,
  config,
}: {
  network: Record<string, Record<string, unknown>[]>
  config: unknown
}): string[] {
  const faults: string[] = []
  const check = (place: string, value: Record<string, unknown>, checks: Record<string, Check>): void => {
    const known = new Map(Object.entries(checks).map(([name, test]) => [name.replace('!', ''), test]))
    for (const [name, given] of Object.entries(value))
      if (!known.get(name)?.(given)) faults.push(`${place}: ${name}`)
    for (const name of Object.keys(checks))
      if (name.endsWith('!') && !(name.slice(0, -1) in value))
        faults.push(`${place}: no ${name.slice(0, -1)}`)
  }
  const { items, links, clusters } = network
  const ids = new Set(items.map(({ id }) => id))
  if (items.length < 3) faults.push('fewer than three items')
  if (ids.size < items.length) faults.push('ids')
  if (new Set(items.map(({ x, y }) => `${x} ${y}`)).size < 2) faults.push('all in one place')
  const keys = (name: string): number =>
    new Set(items.map((item) => Object.keys((item[name] as object | undefined) ?? {}).join())).size
  if (keys('weights') > 1 || keys('scores') > 1) faults.push('weights or scores differ from item to item')
  for (const [i, item] of items.entries()) check(`item ${i}`, item, ITEM)
  for (const [l, link] of links.entries()) {
    check(`link ${l}`, link, LINK)
    for (const end of ['source_id', 'target_id']) if (!ids.has(link[end])) faults.push(`link ${l}: ${end}`)
  }
  for (const [c, cluster] of clusters.entries()) check(`cluster ${c}`, cluster, CLUSTER)
  const named = new Set(clusters.map(({ cluster }) => cluster))
  if (items.some(({ cluster }) => cluster !== undefined && !named.has(cluster)) && faults.length === 0)
    faults.push('an item in no cluster that is named')
  const { color_schemes: schemes } = config as {
    color_schemes: { cluster_colors: { cluster: number; color: string }[] }
  }
  for (const { cluster, color } of schemes.cluster_colors)
    if (!named.has(cluster) || !/^#[0-9a-f]{6}$/.test(color)) faults.push(`color of ${cluster}`)
  return faults
}

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

  it('keeps to the documented format, and to what the program refuses a file for', () => {
    for (const atlas of [plantedAtlas(), statedAtlas()])
      expect(faultsOf(JSON.parse(write('vosviewer', atlas)))).toEqual([])
    const broken = JSON.parse(write('vosviewer', plantedAtlas()))
    broken.network.items[0].label = 5
    broken.network.items[1].cluster = 0
    broken.network.links[0].target_id = 9999
    expect(faultsOf(broken)).toEqual(['item 0: label', 'item 1: cluster', 'link 0: target_id'])
    fc.assert(
      fc.property(nasty, (text) => {
        expect(faultsOf(JSON.parse(write('vosviewer', hostileAtlas(text))))).toEqual([])
      }),
    )
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
