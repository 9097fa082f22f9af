/** Faults on demand: which of them hit a request, with their counts of "let n pass" and "n times" kept. */
import { profileKey } from './profile-key'
import type { Fault, FaultEffect } from './types'

export interface StruckFault {
  effect: FaultEffect
  /** Whom it is about; null = everybody. */
  leads: ReadonlySet<string> | null
}

export interface Faults {
  add(fault: Fault): () => void
  clear(): void
  /** Those that hit this request; asking counts as one request. */
  strike(route: string, leads: ReadonlySet<string>): StruckFault[]
}

export const createFaults = (): Faults => {
  const armed = new Map<symbol, { fault: Fault; leads: ReadonlySet<string> | null; pass: number; left: number }>()
  return {
    add: (fault) => {
      const id = Symbol('fault')
      const leads = fault.leads ? new Set(fault.leads.map((url) => profileKey(url) ?? url)) : null
      armed.set(id, { fault, leads, pass: fault.after ?? 0, left: fault.times ?? Infinity })
      return () => void armed.delete(id)
    },
    clear: () => armed.clear(),
    strike: (route, requested) =>
      [...armed].flatMap(([id, entry]) => {
        const { fault, leads } = entry
        if (fault.route !== undefined && fault.route.toLowerCase() !== route.toLowerCase()) return []
        if (leads !== null && ![...leads].some((lead) => requested.has(lead))) return []
        if (entry.pass > 0) {
          entry.pass -= 1
          return []
        }
        if (entry.left <= 0) return []
        entry.left -= 1
        if (entry.left === 0) armed.delete(id)
        return [{ effect: fault.effect, leads }]
      })
  }
}

/** The people whom a request names, wherever its body names them. */
export const leadsNamedIn = (value: unknown): Set<string> => {
  const found = new Set<string>()
  const look = (inner: unknown): void => {
    if (Array.isArray(inner)) return inner.forEach(look)
    if (typeof inner !== 'object' || inner === null) return
    for (const [name, field] of Object.entries(inner)) {
      if (typeof field !== 'string') look(field)
      else if (/^(profileUrl|leadUrl)$/i.test(name)) found.add(profileKey(field) ?? field)
    }
  }
  look(value)
  return found
}
