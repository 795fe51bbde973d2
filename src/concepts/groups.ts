/** Numbers in groups, in the order of their first members; those of group `g` are `start[g] … start[g + 1]`, ascending. */
export interface Groups {
  start: Uint32Array
  member: Uint32Array
}

/** Gathers the numbers 0 … by what each belongs to. */
export function groupsOf(hubs: Uint32Array): Groups {
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
