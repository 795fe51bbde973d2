/** Members by group, in the order of their first: those of group `g` are `start[g] … start[g + 1]`. */
export interface Groups {
  start: Uint32Array
  member: Uint32Array
}

/** Gathers numbers by what they belong to, in the order of their first. */
export function byHub(hubs: Uint32Array): Groups {
  const groupOf = new Int32Array(hubs.length).fill(-1)
  let groups = 0
  for (const hub of hubs) if (groupOf[hub] < 0) groupOf[hub] = groups++
  const start = new Uint32Array(groups + 1)
  for (const hub of hubs) start[groupOf[hub] + 1]++
  for (let g = 0; g < groups; g++) start[g + 1] += start[g]
  const next = start.slice()
  const member = new Uint32Array(hubs.length)
  for (const [i, hub] of hubs.entries()) member[next[groupOf[hub]]++] = i
  return { start, member }
}

/** Disjoint sets over 0 … size - 1; the smallest member stands for its set. */
export class UnionFind {
  readonly #parent: Int32Array

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, i) => i)
  }

  find(member: number): number {
    let root = member
    while (this.#parent[root] !== root) root = this.#parent[root]
    while (this.#parent[member] !== root) {
      const next = this.#parent[member]
      this.#parent[member] = root
      member = next
    }
    return root
  }

  /** Joins two sets; false where they were one already. */
  union(a: number, b: number): boolean {
    const x = this.find(a)
    const y = this.find(b)
    this.#parent[Math.max(x, y)] = Math.min(x, y)
    return x !== y
  }
}
