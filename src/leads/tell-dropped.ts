/**
 * Of the leads that HeyReach did not take: which it counted as failed and which it passed over in silence (it does not count those
 * at all). Every request's `failed` says how many of its leads are of the one kind; halving finds the rest. Pure.
 */

export interface Kinds {
  failed: ReadonlySet<number>
  silent: ReadonlySet<number>
}

export const NO_KINDS: Kinds = { failed: new Set(), silent: new Set() }

/** What one request says about the not taken leads among its own. `failed`: its count of them. */
export const learnKinds = (kinds: Kinds, notTaken: number[], failed: number): Kinds => {
  const open = notTaken.filter((item) => !kinds.failed.has(item) && !kinds.silent.has(item))
  const openFailed = failed - notTaken.filter((item) => kinds.failed.has(item)).length
  if (open.length === 0) return kinds
  if (openFailed <= 0) return { ...kinds, silent: new Set([...kinds.silent, ...open]) }
  return openFailed >= open.length ? { ...kinds, failed: new Set([...kinds.failed, ...open]) } : kinds
}

/** Whom to send again to learn more: half of the smallest request that holds both kinds; null when all is known. */
export const kindProbe = (kinds: Kinds, requests: number[][]): number[] | null => {
  const open = requests
    .map((items) => items.filter((item) => !kinds.failed.has(item) && !kinds.silent.has(item)))
    .filter(({ length }) => length > 0)
    .sort((a, b) => a.length - b.length)[0]
  return open ? open.slice(0, Math.ceil(open.length / 2)) : null
}
