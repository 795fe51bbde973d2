/** Scores merging as ../shared/eval/aliases.mjs does: variants of one concept share a node, look-alikes do not. */
import type { Knowledge } from '../../src/knowledge.ts'
import { buildAtlas } from '../../src/pipeline.ts'
import { bootstrap, byId, type Estimate, readShared, textPaper } from './shared.ts'

export async function scoreAliases(knowledge: Knowledge): Promise<Record<'joined' | 'keptApart', Estimate>> {
  const groups = readShared<{ variants: string[] }>('gold/alias-groups.dev.jsonl')
  const pairs = readShared<{ a: string; b: string }>('gold/distinct-pairs.dev.jsonl')
  const surfaces = new Set([
    ...groups.flatMap(({ variants }) => variants),
    ...pairs.flatMap(({ a, b }) => [a, b]),
  ])
  const ids = new Map([...surfaces].sort().map((surface, i) => [surface, `alias-${i}`]))
  const papers = byId([...ids].map(([surface, id]) => textPaper(id, '', '', [surface])))
  const { links, papers: built } = await buildAtlas(papers, knowledge)
  const nodes = new Map(
    built.flatMap(({ id }, p) =>
      links.start[p + 1] > links.start[p] ? [[id, links.concept[links.start[p]]]] : [],
    ),
  )
  const nodeOf = (surface: string): number | undefined => nodes.get(ids.get(surface)!)
  const counts = groups.map(({ variants }) => {
    let [same, all] = [0, 0]
    for (const [i, a] of variants.entries()) {
      for (const b of variants.slice(i + 1)) {
        all++
        if (nodeOf(a) !== undefined && nodeOf(a) === nodeOf(b)) same++
      }
    }
    return { same, all }
  })
  const total = (sample: typeof counts, key: 'same' | 'all'): number =>
    sample.reduce((sum, one) => sum + one[key], 0)
  const apart = pairs.map(({ a, b }) => {
    const [x, y] = [nodeOf(a), nodeOf(b)]
    return x !== undefined && y !== undefined && x !== y ? 1 : 0
  })
  return {
    joined: bootstrap(counts, (sample) => total([...sample], 'same') / total([...sample], 'all')),
    keptApart: bootstrap(
      apart,
      (sample) => sample.reduce<number>((sum, one) => sum + one, 0) / sample.length,
    ),
  }
}
