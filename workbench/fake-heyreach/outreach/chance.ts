/** Chance that always falls the same way: a figure from 0 up to 1 for a text, without a state that would have to be kept. */

export const chance = (text: string): number => {
  let hash = 2166136261
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619)
  // FNV leaves texts that differ at the end alike in the high bits: mixed as murmur does.
  hash = Math.imul(hash ^ (hash >>> 16), 2246822507)
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296
}

/** One of them; throws for none. */
export const oneOf = <Item>(items: readonly Item[], text: string): Item => {
  const item = items[Math.floor(chance(text) * items.length)]
  if (item === undefined) throw new Error('nothing to choose from')
  return item
}
