/** The script’s cache of HeyReach’s answers: one call to read, one to write, however many people. It may forget at any time. */
import type { Ports } from '../ports'
import { bucketOf, KEPT_MS, mergeKept, parseBucket, printBucket, type KeptLead } from './kept-leads'

type CachePorts = Pick<Ports, 'scriptCache' | 'clock'>

const nameOf = (bucket: number): string => `heyreach.leads.${bucket}`

export interface LeadCache {
  /** By key, of those asked about. */
  read(keys: readonly string[]): Map<string, KeptLead>
  keep(fresh: readonly KeptLead[]): void
}

/** `owner`: see `parseBucket`. */
export const openLeadCache = ({ scriptCache, clock }: CachePorts, owner: string): LeadCache => {
  const stored = new Map<string, string | undefined>()
  return {
    read: (keys) => {
      if (keys.length === 0) return new Map()
      const names = [...new Set(keys.map((key) => nameOf(bucketOf(key))))]
      const texts = scriptCache.getAll(names)
      for (const name of names) stored.set(name, texts[name])
      const wanted = new Set(keys)
      const now = clock.now()
      const people = names.flatMap((name) => parseBucket(texts[name], owner, now))
      return new Map(people.filter(({ key }) => wanted.has(key)).map((one) => [one.key, one]))
    },
    keep: (fresh) => {
      if (fresh.length === 0) return
      const now = clock.now()
      const byName = new Map<string, KeptLead[]>()
      for (const one of fresh) {
        const name = nameOf(bucketOf(one.key))
        byName.set(name, [...(byName.get(name) ?? []), one])
      }
      const entries = [...byName].map(([name, people]) => [name, printBucket(mergeKept(parseBucket(stored.get(name), owner, now), people), owner)])
      scriptCache.putAll(Object.fromEntries(entries) as Record<string, string>, KEPT_MS / 1000)
    },
  }
}
