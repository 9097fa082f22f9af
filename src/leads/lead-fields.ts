/** The fields a lead can have, in the order people see them: label, the header words that mean it, HeyReach's key. */
import type { LeadField } from '../sidebar/protocol'
import { FIELD_LABELS } from '../words'

export interface LeadFieldRow {
  field: LeadField
  label: string
  /** Lower-case header words without punctuation; the first match from the left wins. */
  synonyms: readonly string[]
  /** The key in HeyReach's lead object; null where it is worked out. */
  apiKey: string | null
}

const FIELDS: readonly Omit<LeadFieldRow, 'label'>[] = [
  {
    field: 'profileUrl',
    synonyms: ['linkedin url', 'linkedin profile url', 'linkedin profile', 'linkedin', 'profile url', 'linkedin link', 'profile', 'li url', 'url'],
    apiKey: 'profileUrl',
  },
  { field: 'firstName', synonyms: ['first name', 'firstname', 'given name', 'vorname', 'prénom', 'first'], apiKey: 'firstName' },
  { field: 'lastName', synonyms: ['last name', 'lastname', 'surname', 'family name', 'nachname', 'last'], apiKey: 'lastName' },
  { field: 'fullName', synonyms: ['full name', 'fullname', 'name', 'contact name', 'lead name', 'contact', 'person'], apiKey: null },
  {
    field: 'companyName',
    synonyms: ['company', 'company name', 'organisation', 'organization', 'account', 'employer', 'firma'],
    apiKey: 'companyName',
  },
  {
    field: 'position',
    synonyms: ['position', 'job title', 'title', 'role', 'headline', 'job', 'current position'],
    apiKey: 'position',
  },
  { field: 'emailAddress', synonyms: ['email', 'e mail', 'email address', 'work email', 'mail'], apiKey: 'emailAddress' },
  { field: 'location', synonyms: ['location', 'city', 'region', 'country', 'place', 'ort'], apiKey: 'location' },
  { field: 'summary', synonyms: ['summary', 'bio'], apiKey: 'summary' },
  { field: 'about', synonyms: ['about', 'description'], apiKey: 'about' },
]

export const LEAD_FIELDS: readonly LeadFieldRow[] = FIELDS.map((row) => ({ ...row, label: FIELD_LABELS[row.field] }))

/** Header words that name the sender column. */
export const SENDER_SYNONYMS: readonly string[] = ['sender', 'linkedin account', 'linkedin sender', 'sending account']
