/**
 * HeyReach answers how many of a batch it took, not which. Sending a part of it again (an upsert) tells how many of that
 * part it takes, and by subtraction of the rest: so each refused lead is found by halving, about log2(n) requests each.
 * Pure: a split is data, asking is the caller's.
 */

interface Part {
  /** Positions in the batch. */
  items: number[]
  refused: number
}

export interface Split {
  /** Parts of which it is not known yet who was refused. */
  open: Part[]
  accepted: number[]
  refused: number[]
  /** Positions whose answers contradicted each other. */
  unknown: number[]
}

/** A batch of `size` leads of which `refused` were not taken. */
export const startSplit = (size: number, refused: number): Split => {
  const items = Array.from({ length: size }, (_, index) => index)
  return settle({ open: [], accepted: [], refused: [], unknown: [] }, { items, refused })
}

/** Which positions to send again next, or null when all is known. */
export const nextProbe = (split: Split): number[] | null => {
  const part = split.open[0]
  return part ? part.items.slice(0, half(part)) : null
}

/** What the probe's answer says: how many of its leads were taken. */
export const tellSplit = (split: Split, accepted: number): Split => {
  const [part, ...rest] = split.open
  if (!part) return split
  const left = part.items.slice(0, half(part))
  const right = part.items.slice(half(part))
  const refusedLeft = left.length - accepted
  const refusedRight = part.refused - refusedLeft
  const without: Split = { ...split, open: rest }
  // A lead that is taken now and was not before (or the other way) makes the sums impossible: then say so.
  if (refusedLeft < 0 || refusedLeft > left.length || refusedRight < 0 || refusedRight > right.length) {
    return { ...without, unknown: [...without.unknown, ...part.items] }
  }
  return settle(settle(without, { items: left, refused: refusedLeft }), { items: right, refused: refusedRight })
}

/** Gives up: everybody in open parts is unknown. */
export const abandonSplit = (split: Split): Split => ({
  ...split,
  open: [],
  unknown: [...split.unknown, ...split.open.flatMap(({ items }) => items)],
})

const half = (part: Part): number => Math.ceil(part.items.length / 2)

const settle = (split: Split, part: Part): Split => {
  if (part.refused < 0 || part.refused > part.items.length) return { ...split, unknown: [...split.unknown, ...part.items] }
  if (part.refused === 0) return { ...split, accepted: [...split.accepted, ...part.items] }
  if (part.refused === part.items.length) return { ...split, refused: [...split.refused, ...part.items] }
  return { ...split, open: [...split.open, part] }
}
