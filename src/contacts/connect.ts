/** What hangs together: items that share a key, directly or through others (union-find). */

/** Groups of indexes, each in ascending order, by their first. */
export const connect = (count: number, keysOf: (index: number) => Iterable<string>): number[][] => {
  const parent = Array.from({ length: count }, (_, index) => index)
  const rootOf = (index: number): number => {
    let root = index
    while (parent[root] !== root) root = parent[root] as number
    for (let at = index; at !== root; ) {
      const next = parent[at] as number
      parent[at] = root
      at = next
    }
    return root
  }
  const firstWith = new Map<string, number>()
  for (let index = 0; index < count; index += 1) {
    for (const key of keysOf(index)) {
      const first = firstWith.get(key)
      if (first === undefined) firstWith.set(key, index)
      else {
        const [one, other] = [rootOf(first), rootOf(index)]
        parent[Math.max(one, other)] = Math.min(one, other)
      }
    }
  }
  const groups = new Map<number, number[]>()
  for (let index = 0; index < count; index += 1) {
    const root = rootOf(index)
    const group = groups.get(root)
    if (group) group.push(index)
    else groups.set(root, [index])
  }
  return [...groups.values()]
}
