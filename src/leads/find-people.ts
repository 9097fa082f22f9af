/**
 * Where people's rows stand now. Row numbers are only hints: people sort, insert and delete while a run goes on. The
 * person's own key decides, and among twin rows the one that carries this run's mark.
 */
import type { Profile } from '../linkedin/normalize-profile-url'
import type { PersonRef } from '../sidebar/protocol'

/** The smallest window that covers all hints, or null for none. */
export const windowOfHints = (people: PersonRef[]): { first: number; last: number } | null => {
  if (people.length === 0) return null
  const rows = people.map(({ row }) => row)
  return { first: rows.reduce((a, b) => Math.min(a, b)), last: rows.reduce((a, b) => Math.max(a, b)) }
}

/** True when every person stands where the hint says, with this run's mark. */
export const hintsHold = (people: PersonRef[], profiles: Map<number, Profile>, marked: (row: number) => boolean): boolean =>
  people.every(({ key, row }) => isPerson(profiles.get(row), key) && marked(row))

/** Each person's row among those read; people whose row is gone are missing. `marked` tells a twin that carries this run's mark. */
export const findPeople = (
  people: PersonRef[],
  profiles: Map<number, Profile>,
  marked: (row: number) => boolean,
): Map<string, number> => {
  const rowsOf = new Map<string, number[]>()
  for (const [row, profile] of profiles) {
    if (profile.kind !== 'profile') continue
    const rows = rowsOf.get(profile.key)
    if (rows) rows.push(row)
    else rowsOf.set(profile.key, [row])
  }
  const found = new Map<string, number>()
  for (const { key, row: hint } of people) {
    const rows = rowsOf.get(key)
    if (!rows) continue
    const withMark = rows.filter(marked)
    const candidates = withMark.length > 0 ? withMark : rows
    const row = candidates.includes(hint) ? hint : candidates[0]
    if (row !== undefined) found.set(key, row)
  }
  return found
}

const isPerson = (profile: Profile | undefined, key: string): boolean => profile?.kind === 'profile' && profile.key === key
