/**
 * Gives names out once: one that was given before gets `2`, `3`, … behind the separator. Names are the same where they
 * fold to the same text. Constant time a name on average, however many are the same.
 */
export function uniqueNames(
  separator: string,
  fold: (name: string) => string = (name) => name,
): (name: string) => string {
  const used = new Set<string>()
  const next = new Map<string, number>()
  return (name) => {
    const key = fold(name)
    let free = name
    let i = next.get(key) ?? 2
    for (; used.has(fold(free)); i++) free = `${name}${separator}${i}`
    next.set(key, i)
    used.add(fold(free))
    return free
  }
}
