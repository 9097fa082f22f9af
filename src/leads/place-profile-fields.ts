/** Which of a tab's columns each thing goes into that HeyReach knows: by header, so that a column of the person's own is filled. Pure. */
import type { ColumnKey, ProfileField } from '../sidebar/protocol'
import type { Column } from '../table/name-columns'
import { headerWords } from './guess-mapping'
import { PROFILE_FIELDS } from './profile-fields'

/** Fields without a column of their own are missing. `profileColumn`, where the LinkedIn URLs stand, is never one. */
export const placeProfileFields = (columns: readonly Column[], profileColumn: ColumnKey | null): Map<ProfileField, Column> => {
  const places = new Map<ProfileField, Column>()
  const free = columns.filter(({ key }) => key !== profileColumn).map((column) => ({ column, words: headerWords(column.key) }))
  for (const { field, synonyms } of PROFILE_FIELDS) {
    // No two fields share a synonym, so none takes another's column.
    for (const synonym of synonyms) {
      const found = free.find(({ words }) => words === synonym)
      if (!found) continue
      places.set(field, found.column)
      break
    }
  }
  return places
}

/** What is filled unless the person ticks otherwise: where one column holds the whole name, that instead of two new ones beside it. */
export const usualFields = (places: ReadonlyMap<ProfileField, Column>): ProfileField[] => {
  const hasWholeName = places.has('fullName') && !places.has('firstName') && !places.has('lastName')
  const usual = PROFILE_FIELDS.filter((row) => row.usual).map(({ field }) => field)
  return hasWholeName ? ['fullName', ...usual.filter((field) => field !== 'firstName' && field !== 'lastName')] : usual
}
