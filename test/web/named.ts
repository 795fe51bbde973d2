/** How many of the regions and clusters that are on the screen carry a readable name there. */
import type { Page } from 'playwright-core'
import { isPaper, type MapData } from '../../web/data/map-data.ts'
import { type Camera, INITIAL } from '../../web/state/state.ts'
import { toFragment } from '../../web/state/url.ts'
import { settled } from './site.ts'

/** What is there, and what of it has a name. */
export interface Share {
  there: number
  named: number
}

export interface Named {
  regions: Share
  clusters: Share
  /** Discs and squares under a name, of all that are in sight. */
  covered: Share
  /** Names of clusters that stand among members of another one. */
  misplaced: number
}

/** What lies scattered all over the map is no cluster. */
const isScattered = ({ hull, concepts, papers }: MapData['communities'][number]): boolean =>
  hull.length === 0 && concepts + papers >= 3

/** On the screen is a cluster of which so many members are in sight, or that so many of those in sight belong to. */
const OF_ITSELF = 1 / 3
const OF_SIGHT = 1 / 10
/** A name stands with its own where no other cluster has so many times as many members so near, in CSS pixels. */
const MANY_MORE = 2
const BESIDE = 24
/** CSS pixels of a line of the smallest letters that are read with ease. */
const LEAST_LINE = 13

/** Of the whole map its middle; nearer, its middle and four places around it. */
export const camerasAt = (ratio: number): Camera[] =>
  ratio >= 1
    ? [{ x: 0.5, y: 0.5, ratio }]
    : [
        [0.5, 0.5],
        [0.32, 0.4],
        [0.68, 0.4],
        [0.32, 0.6],
        [0.68, 0.6],
      ].map(([x, y]) => ({ x, y, ratio }))

const isIn = (
  x: number,
  y: number,
  box: { x: number; y: number; width: number; height: number },
  beside = 0,
): boolean =>
  x > box.x - beside &&
  x < box.x + box.width + beside &&
  y > box.y - beside &&
  y < box.y + box.height + beside

/** What of an open map carries a name in all of these views together. */
export async function namedIn(page: Page, data: MapData, cameras: readonly Camera[]): Promise<Named> {
  const sum: Named = {
    regions: { there: 0, named: 0 },
    clusters: { there: 0, named: 0 },
    covered: { there: 0, named: 0 },
    misplaced: 0,
  }
  for (const camera of cameras) {
    const found = await namedAt(page, data, camera)
    for (const part of ['regions', 'clusters', 'covered'] as const) {
      sum[part].there += found[part].there
      sum[part].named += found[part].named
    }
    sum.misplaced += found.misplaced
  }
  return sum
}

async function namedAt(page: Page, data: MapData, camera: Camera): Promise<Named> {
  await page.evaluate(
    (fragment) => {
      location.hash = fragment
    },
    toFragment({ ...INITIAL, camera }),
  )
  await settled(page)
  let [left, right] = [0, 0]
  for (let node = 0; node < data.nodes; node++) {
    if (data.x[node] < data.x[left]) left = node
    if (data.x[node] > data.x[right]) right = node
  }
  const { ends, map, boxes } = await page.evaluate(
    (keys) => {
      const { x, y, width, height } = document.querySelector('.canvas')!.getBoundingClientRect()
      return {
        ends: keys.map((key) => window.__atlas!.nodePosition(key)!),
        map: { x, y, width, height },
        boxes: window.__atlas!.labelBoxes(),
      }
    },
    [data.key[left], data.key[right]],
  )
  const scale = (ends[1].x - ends[0].x) / (data.x[right] - data.x[left])
  const at = (node: number): [x: number, y: number] => [
    ends[0].x + scale * (data.x[node] - data.x[left]),
    ends[0].y - scale * (data.y[node] - data.y[left]),
  ]
  const names = boxes.filter(({ key }) => /^(?:region|community):/.test(key))
  const members = data.communities.map(() => 0)
  const inSight = data.communities.map(() => 0)
  const around = names.map(() => new Map<number, number>())
  const covered: Share = { there: 0, named: 0 }
  for (let node = 0; node < data.nodes; node++) {
    const own = data.community[node]
    if (own < 0 || data.aside[node] === 1) continue
    const [x, y] = at(node)
    members[own]++
    if (x < map.x || y < map.y || x > map.x + map.width || y > map.y + map.height) continue
    inSight[own]++
    for (const [at, box] of names.entries())
      if (isIn(x, y, box, BESIDE)) around[at].set(own, (around[at].get(own) ?? 0) + 1)
    if (isPaper(data, node) && data.papers > 1000) continue
    covered.there++
    if (names.some((box) => isIn(x, y, box))) covered.named++
  }
  const all = inSight.reduce((sum, count) => sum + count, 0)
  const isThere = (id: number): boolean =>
    !isScattered(data.communities[id]) &&
    inSight[id] > 0 &&
    (inSight[id] >= OF_ITSELF * members[id] || inSight[id] >= OF_SIGHT * all)
  const isNamed = (key: string): boolean => names.some((box) => box.key === key && box.height >= LEAST_LINE)
  const ofClusters = data.communities.map(({ id }) => id).filter(isThere)
  const ofRegions = data.regions
    .map((_, id) => id)
    .filter((id) => ofClusters.some((one) => data.communities[one].region === id))
  const misplaced = names.filter((box, at) => {
    const id = Number(/^community:(\d+)$/.exec(box.key)?.[1] ?? -1)
    const own = around[at].get(id) ?? 0
    return id >= 0 && [...around[at].values()].some((other) => other > MANY_MORE * own)
  }).length
  const first = (label: string): string => label.split(' · ')[0]
  /** The name of a region stands for the cluster that has the same. */
  const isNamedCluster = (id: number): boolean => {
    const { region, label } = data.communities[id]
    const isNamesake = region !== undefined && first(data.regions[region].label) === first(label)
    return isNamed(`community:${id}`) || (isNamesake && isNamed(`region:${region}`))
  }
  const share = (ids: readonly number[], is: (id: number) => boolean): Share => ({
    there: ids.length,
    named: ids.filter(is).length,
  })
  return {
    regions: share(ofRegions, (id) => isNamed(`region:${id}`)),
    clusters: share(ofClusters, isNamedCluster),
    covered,
    misplaced,
  }
}
