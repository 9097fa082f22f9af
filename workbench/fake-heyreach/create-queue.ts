/** A queue that hands out what comes first by a comparison: a heap. */

export interface Queue<Item> {
  push(item: Item): void
  peek(): Item | undefined
  pop(): Item | undefined
}

export const createQueue = <Item>(compare: (one: Item, other: Item) => number): Queue<Item> => {
  const heap: Item[] = []
  const before = (a: number, b: number): boolean => {
    if (a >= heap.length || b >= heap.length) return false
    return compare(heap[a] as Item, heap[b] as Item) < 0
  }
  const swap = (a: number, b: number): void => {
    const one = heap[a] as Item
    heap[a] = heap[b] as Item
    heap[b] = one
  }
  return {
    push: (item) => {
      heap.push(item)
      let index = heap.length - 1
      while (index > 0) {
        const parent = (index - 1) >> 1
        if (!before(index, parent)) break
        swap(index, parent)
        index = parent
      }
    },
    peek: () => heap[0],
    pop: () => {
      if (heap.length > 1) swap(0, heap.length - 1)
      const first = heap.pop()
      let index = 0
      for (;;) {
        const left = 2 * index + 1
        const least = before(left + 1, left) ? left + 1 : left
        if (!before(least, index)) return first
        swap(index, least)
        index = least
      }
    }
  }
}
