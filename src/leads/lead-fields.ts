/** The fields a lead can have, in the order people see them: label, the header words that mean it, HeyReach's key. */
import type { LeadField } from '../sidebar/protocol'

export interface LeadFieldRow {
  field: LeadField
  label: string
  /** Lower-case header words without punctuation; the first match from the left wins. */
  synonyms: readonly string[]
  /** The key in HeyReach's lead object; null where it is worked out. */
  apiKey: string | null
}

export const LEAD_FIELDS: readonly LeadFieldRow[] = [
  {
    field: 'profileUrl',
    label: 'LinkedIn URL',
    synonyms: ['linkedin url', 'linkedin profile url', 'linkedin profile', 'linkedin', 'profile url', 'linkedin link', 'profile', 'li url', 'url'],
    apiKey: 'profileUrl',
  },
  { field: 'firstName', label: 'First name', synonyms: ['first name', 'firstname', 'given name', 'vorname', 'prénom', 'first'], apiKey: 'firstName' },
  { field: 'lastName', label: 'Last name', synonyms: ['last name', 'lastname', 'surname', 'family name', 'nachname', 'last'], apiKey: 'lastName' },
  { field: 'fullName', label: 'Full name', synonyms: ['full name', 'fullname', 'name', 'contact name', 'lead name', 'contact', 'person'], apiKey: null },
  {
    field: 'companyName',
    label: 'Company',
    synonyms: ['company', 'company name', 'organisation', 'organization', 'account', 'employer', 'firma'],
    apiKey: 'companyName',
  },
  {
    field: 'position',
    label: 'Position',
    synonyms: ['position', 'job title', 'title', 'role', 'headline', 'job', 'current position'],
    apiKey: 'position',
  },
  { field: 'emailAddress', label: 'E-mail', synonyms: ['email', 'e mail', 'email address', 'work email', 'mail'], apiKey: 'emailAddress' },
  { field: 'location', label: 'Location', synonyms: ['location', 'city', 'region', 'country', 'place', 'ort'], apiKey: 'location' },
  { field: 'summary', label: 'Summary', synonyms: ['summary', 'bio'], apiKey: 'summary' },
  { field: 'about', label: 'About', synonyms: ['about', 'description'], apiKey: 'about' },
]

/** Header words that name the sender column. */
export const SENDER_SYNONYMS: readonly string[] = ['sender', 'linkedin account', 'linkedin sender', 'sending account']
