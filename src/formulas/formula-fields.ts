/**
 * What =HEYREACH_LEAD can show: the Contacts tab’s visible columns, and what only HeyReach’s API knows. Each field says where its
 * value comes from; a field is added here and nowhere else.
 */
import { CONTACT_COLUMNS, type ContactField } from '../contacts/contact-columns'
import type { LeadProfile } from '../heyreach/api-types'
import { LEAD_FORMULA_FIELDS } from '../words'

export interface FormulaField {
  name: string
  /** Other names for it, as `plainName` makes them. */
  synonyms: readonly string[]
  /** Its column in Contacts; null where only HeyReach knows. */
  contact: ContactField | null
  /** Of what HeyReach answers; null where only events tell. */
  read: ((lead: LeadProfile) => string | number) | null
}

type ReadOfLead = Pick<FormulaField, 'read'> & { synonyms?: readonly string[] }

/** Contacts’ columns that HeyReach’s answer fills as well, and other names for columns. */
const OF_CONTACTS: Partial<Record<ContactField, ReadOfLead>> = {
  name: { read: ({ fullName }) => fullName, synonyms: ['fullname', 'lead', 'person'] },
  company: { read: ({ companyName }) => companyName, synonyms: ['companyname', 'employer'] },
  stage: { read: null, synonyms: ['status', 'heyreachstatus', 'heyreachstage'] },
  reply: { read: null, synonyms: ['reply', 'lastmessage'] },
  repliedAt: { read: null, synonyms: ['replied', 'replydate'] },
  campaign: { read: null, synonyms: ['heyreachcampaign', 'campaignname'] },
  sender: { read: null, synonyms: ['sendername', 'account'] },
  profileUrl: { read: ({ profileUrl }) => profileUrl, synonyms: ['linkedinurl', 'profileurl', 'profile', 'url'] },
  email: {
    read: ({ emailAddress, enrichedEmailAddress, customEmailAddress }) => emailAddress || enrichedEmailAddress || customEmailAddress,
    synonyms: ['mail', 'emailaddress'],
  },
  position: { read: ({ position }) => position, synonyms: ['title', 'jobtitle', 'job', 'role'] },
  location: { read: ({ location }) => location, synonyms: ['place', 'city'] },
  tags: { read: ({ tags }) => tags.join(', '), synonyms: ['tag', 'labels'] },
}

const ONLY_AT_HEYREACH: { [Field in keyof typeof LEAD_FORMULA_FIELDS]: { read: (lead: LeadProfile) => string | number; synonyms?: readonly string[] } } = {
  firstName: { read: ({ firstName }) => firstName, synonyms: ['forename', 'givenname'] },
  lastName: { read: ({ lastName }) => lastName, synonyms: ['surname', 'familyname'] },
  headline: { read: ({ headline }) => headline },
  industry: { read: ({ industry }) => industry },
  summary: { read: ({ summary }) => summary },
  about: { read: ({ about }) => about, synonyms: ['bio'] },
  companyUrl: { read: ({ companyUrl }) => companyUrl, synonyms: ['companylink', 'companylinkedin'] },
  connections: { read: ({ connections }) => connections ?? '' },
  followers: { read: ({ followers }) => followers ?? '' },
}

export const FORMULA_FIELDS: readonly FormulaField[] = [
  ...CONTACT_COLUMNS.filter(({ hidden }) => !hidden).map(({ field, header }) => ({
    name: header,
    contact: field,
    read: OF_CONTACTS[field]?.read ?? null,
    synonyms: OF_CONTACTS[field]?.synonyms ?? [],
  })),
  ...Object.entries(ONLY_AT_HEYREACH).map(([field, { read, synonyms = [] }]) => ({
    name: LEAD_FORMULA_FIELDS[field as keyof typeof LEAD_FORMULA_FIELDS],
    contact: null,
    read,
    synonyms,
  })),
]

const DEFAULTS: readonly ContactField[] = ['name', 'position', 'company', 'location', 'stage']

export const DEFAULT_FIELDS: readonly FormulaField[] = DEFAULTS.flatMap((wanted) => FORMULA_FIELDS.filter(({ contact }) => contact === wanted))

/** “E-mail” and “email”, “Last reply” and “last_reply” are the same. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
