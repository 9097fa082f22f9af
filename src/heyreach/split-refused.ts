/**
 * HeyReach answers how many of a batch it took, not which. Sending a part of it again (an upsert) tells how many of that part
 * it takes, and by subtraction of the rest: so each refused lead is found by halving, with at most 8 requests each. Who is
 * refused by subtraction only is asked once more at the end, since a lead may be taken on a later try: nobody who is in the
 * campaign is called refused. Pure: a split is data, asking is the caller's.
 */

/** Leads of whom some were refused and some not; `refused` null: the sums were impossible, so the whole part is asked. */
interface Part {
  items: number[]
  refused: number | null
}

/** All numbers are positions in the batch. */
export interface Split {
  /** Parts to be asked next, each independent of the others. */
  open: Part[]
  accepted: number[]
  refused: number[]
  /** Answers contradicted each other, or there was none. */
  unknown: number[]
  /** Refused by subtraction only, to be asked when nothing else is open. */
  inferred: number[]
  refusedAtStart: number
  probesLeft: number
}

/** Halving 100 leads takes 7 probes for each refused lead, and asking again one more. */
const PROBES_FOR_EACH = 8

/** A batch of `size` leads of which `refused` were not taken. */
export const startSplit = (size: number, refused: number): Split => {
  const items = Array.from({ length: size }, (_, index) => index)
  const nobody = { open: [], accepted: [], refused: [], unknown: [], inferred: [] }
  const split = { ...nobody, refusedAtStart: refused, probesLeft: refused * PROBES_FOR_EACH }
  return isCount(refused, size) ? told(split, items, refused) : { ...split, unknown: items }
}

/** Positions to send again, a list a probe; they may travel together. Empty when all is known. */
export const nextProbes = (split: Split): number[][] => split.open.map(probeOf)

/** The first of them, or null when all is known. */
export const nextProbe = (split: Split): number[] | null => nextProbes(split)[0] ?? null

/** What the first probe's answer says: how many of its leads were taken; null when there was no answer. */
export const tellSplit = (split: Split, accepted: number | null): Split => {
  const [part, ...open] = split.open
  if (!part) return split
  const probe = probeOf(part)
  const rest = part.items.slice(probe.length)
  const without: Split = { ...split, open, probesLeft: split.probesLeft - 1 }
  if (accepted === null || !isCount(accepted, probe.length)) return finish(lost(without, part.items))
  const refused = probe.length - accepted
  return finish(bySubtraction(told(without, probe, refused), rest, part.refused === null ? 0 : part.refused - refused))
}

/** The answers to all of `nextProbes`, in its order. */
export const tellSplits = (split: Split, accepted: (number | null)[]): Split => accepted.reduce<Split>(tellSplit, split)

/** Gives up: whoever is not certain is unknown. */
export const abandonSplit = (split: Split): Split => ({
  ...lost(split, [...split.open.flatMap(({ items }) => items), ...split.inferred]),
  open: [],
  inferred: [],
})

/** How many of these were refused is HeyReach's own word about just these. */
const told = (split: Split, items: number[], refused: number): Split => {
  if (refused === 0) return { ...split, accepted: [...split.accepted, ...items] }
  if (refused === items.length) return { ...split, refused: [...split.refused, ...items] }
  return { ...split, open: [...split.open, { items, refused }] }
}

/** What is left for these, the probe's refusals taken off. If that is impossible, somebody changed sides: they are asked. */
const bySubtraction = (split: Split, items: number[], refused: number): Split => {
  if (items.length === 0) return split
  if (!isCount(refused, items.length)) return { ...split, open: [...split.open, { items, refused: null }] }
  return refused === items.length ? { ...split, inferred: [...split.inferred, ...items] } : told(split, items, refused)
}

const finish = (split: Split): Split => {
  if (split.open.length === 0 && split.inferred.length > 0) {
    return finish({ ...split, open: [{ items: split.inferred, refused: null }], inferred: [] })
  }
  if (split.open.length > split.probesLeft) return abandonSplit(split)
  // More refused at the end than at the start: somebody was taken first and is refused now. Who, cannot be told.
  if (split.open.length === 0 && split.refused.length > split.refusedAtStart) {
    return { ...lost(split, split.refused), refused: [] }
  }
  return split
}

const lost = (split: Split, items: number[]): Split => ({ ...split, unknown: [...split.unknown, ...items] })

const probeOf = ({ items, refused }: Part): number[] => (refused === null ? items : items.slice(0, Math.ceil(items.length / 2)))

const isCount = (count: number, of: number): boolean => Number.isInteger(count) && count >= 0 && count <= of
