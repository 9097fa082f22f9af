/** About whom HeyReach is asked, on which rows, and why other rows are left out. Pure. */
import type { Profile } from '../linkedin/normalize-profile-url'
import type { LeadRef } from '../sidebar/protocol'
import { GET_LEAD, LEFT_OUT, PROFILE_CELL } from '../words'

export interface LeadRow {
  row: number
  profile: Profile
  /** What stands in `HeyReach profile`. */
  mark: string
}

export interface GetLeadPlan {
  people: LeadRef[]
  skipped: { row: number; reason: string }[]
  foundBefore: number
  /** Rows of people who stand in an earlier one too. */
  twinRows: number
}

export const wasFound = (mark: string): boolean => mark === PROFILE_CELL.found

export const planGetLead = (rows: readonly LeadRow[], again: boolean): GetLeadPlan => {
  const rowsOf = new Map<string, number[]>()
  const skipped: GetLeadPlan['skipped'] = []
  let foundBefore = 0
  for (const { row, profile, mark } of rows) {
    if (profile.kind !== 'profile') {
      skipped.push({ row, reason: LEFT_OUT.notAProfile(profile.kind).reason })
      continue
    }
    if (wasFound(mark)) foundBefore += 1
    if (wasFound(mark) && !again) {
      skipped.push({ row, reason: GET_LEAD.foundAlready })
      continue
    }
    rowsOf.set(profile.key, [...(rowsOf.get(profile.key) ?? []), row])
  }
  const people = [...rowsOf].map(([key, own]): LeadRef => ({ key, row: own[0] ?? 0, ...(own.length > 1 ? { rows: own } : {}) }))
  return { people, skipped, foundBefore, twinRows: people.reduce((sum, { rows: own = [] }) => sum + Math.max(0, own.length - 1), 0) }
}

/** Each person's rows among those read: where the hints say, else as many as were chosen; who is gone is missing. */
export const rowsOfPeople = (people: readonly LeadRef[], profiles: ReadonlyMap<number, Profile>): Map<string, number[]> => {
  const found = new Map<string, number[]>()
  for (const [row, profile] of profiles) if (profile.kind === 'profile') found.set(profile.key, [...(found.get(profile.key) ?? []), row])
  return new Map(
    people.flatMap((person): [string, number[]][] => {
      const { key } = person
      const rows = found.get(key)
      if (!rows) return []
      const hints = hintsOf(person)
      const standing = rows.filter((row) => hints.includes(row))
      const moved = rows.filter((row) => !hints.includes(row))
      return [[key, [...standing, ...moved].slice(0, hints.length).sort((a, b) => a - b)]]
    }),
  )
}

export const hintsOf = ({ row, rows }: LeadRef): number[] => rows ?? [row]

/** The same people where they stand by now. */
export const withHints = (people: readonly LeadRef[], rows: ReadonlyMap<string, number[]>): LeadRef[] =>
  people.map((person) => {
    const own = rows.get(person.key)
    return own ? { ...person, row: own[0] ?? person.row, ...(person.rows ? { rows: own } : {}) } : person
  })
