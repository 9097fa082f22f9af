/**
 * What Get lead can fill in, as a table: header words of columns that mean the same, whether it is filled without asking, how wide a
 * new column is (in px), and what it reads of a profile. Tags are not among what HeyReach answers here (platform facts H§2.4).
 */
import type { LeadProfile } from '../heyreach/api-types'
import type { CellInput } from '../ports'
import type { LeadField, ProfileField } from '../sidebar/protocol'
import { PROFILE_LABELS } from '../words'
import { LEAD_FIELDS } from './lead-fields'

export interface ProfileFieldRow {
  field: ProfileField
  label: string
  synonyms: readonly string[]
  usual: boolean
  width: number
  /** '' and null: HeyReach does not say. */
  read(lead: LeadProfile): CellInput
}

/** Good enough to read a lead from, but not the same: a city is not a location with its country, and an account may be ours. */
const NOT_THE_SAME: readonly string[] = ['headline', 'account', 'city', 'region', 'country', 'place', 'work email', 'contact', 'person']

const asForLeads = (field: LeadField): readonly string[] =>
  (LEAD_FIELDS.find((row) => row.field === field)?.synonyms ?? []).filter((words) => !NOT_THE_SAME.includes(words))

const FIELDS: readonly Omit<ProfileFieldRow, 'label'>[] = [
  { field: 'firstName', synonyms: asForLeads('firstName'), usual: true, width: 110, read: ({ firstName }) => firstName },
  { field: 'lastName', synonyms: asForLeads('lastName'), usual: true, width: 120, read: ({ lastName }) => lastName },
  { field: 'headline', synonyms: ['headline', 'linkedin headline', 'profile headline'], usual: true, width: 240, read: ({ headline }) => headline },
  { field: 'position', synonyms: asForLeads('position'), usual: true, width: 180, read: ({ position }) => position },
  { field: 'companyName', synonyms: asForLeads('companyName'), usual: true, width: 170, read: ({ companyName }) => companyName },
  { field: 'location', synonyms: asForLeads('location'), usual: true, width: 160, read: ({ location }) => location },
  { field: 'emailAddress', synonyms: asForLeads('emailAddress'), usual: true, width: 200, read: (lead) => emailsOf(lead)[0] ?? '' },
  { field: 'fullName', synonyms: asForLeads('fullName'), usual: false, width: 160, read: ({ fullName }) => fullName },
  { field: 'industry', synonyms: ['industry', 'branche', 'sector'], usual: false, width: 150, read: ({ industry }) => industry },
  {
    field: 'companyUrl',
    synonyms: ['company url', 'company linkedin', 'company linkedin url', 'company page'],
    usual: false,
    width: 200,
    read: ({ companyUrl }) => companyUrl,
  },
  { field: 'about', synonyms: asForLeads('about'), usual: false, width: 280, read: ({ about }) => about },
  { field: 'summary', synonyms: asForLeads('summary'), usual: false, width: 280, read: ({ summary }) => summary },
  { field: 'connections', synonyms: ['connections', 'linkedin connections'], usual: false, width: 100, read: ({ connections }) => connections },
  { field: 'followers', synonyms: ['followers', 'linkedin followers'], usual: false, width: 100, read: ({ followers }) => followers },
]

export const PROFILE_FIELDS: readonly ProfileFieldRow[] = FIELDS.map((row) => ({ ...row, label: PROFILE_LABELS[row.field] }))

/** The person's own first, then found by enrichment, then given by whoever added the lead. */
export const emailsOf = ({ emailAddress, enrichedEmailAddress, customEmailAddress }: LeadProfile): string[] => [
  ...new Set([emailAddress, enrichedEmailAddress, customEmailAddress].map((address) => address.trim()).filter((address) => address !== '')),
]
