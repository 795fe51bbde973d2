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
