/**
 * Lead, campaign and sender: each an object of its own, or its fields at the event’s top level, as in tag and auto-tag events
 * (`leadProfileUrl`, `campaignId`; platform facts H§3). Names are spelled as `take-fields.ts` compares them.
 */
import type { Campaign, Lead, Sender } from './event'
import type { Fields } from './take-fields'
import { areNamesOnly, readId, readNames, readText } from './read-values'

const LEAD = ['lead', 'leadprofile', 'contact', 'prospect', 'person', 'correspondentprofile']
const SENDER = ['sender', 'linkedinsender', 'linkedinaccount', 'account']

const PROFILE_URL = ['profileurl', 'linkedinurl', 'linkedinprofileurl', 'publicprofileurl']
const E_MAIL = ['emailaddress', 'email']
const FULL_NAME = ['fullname', 'name']
const TAGS = ['tags', 'tagnames', 'tagname', 'tag', 'autotags', 'autotagname', 'autotag']

/** What may mean the event or anybody else when it stands at the top by itself. */
const NOT_ALONE = ['id', 'name', 'company']

/** Where a party’s fields may be: fields, and how their names are spelled there. */
type Place = [fields: Fields, spelled: (name: string) => string[]]

export const readLead = (top: Fields): Lead => {
  const own = top.open(LEAD)
  const alone: Place[] = own.size > 0 ? [] : [[top, (name) => (NOT_ALONE.includes(name) ? [] : [name])]]
  const places: Place[] = [[own, itself], [top, (name) => [`lead${name}`]], ...alone]
  const text = readerOf(places, readText)
  const firstName = text('firstname')
  const lastName = text('lastname')
  return {
    id: readerOf(places, readId)('id', 'linkedinid', 'memberid'),
    profileUrl: text(...PROFILE_URL),
    firstName,
    lastName,
    fullName: text(...FULL_NAME) ?? joined(firstName, lastName),
    location: text('location'),
    summary: text('summary'),
    companyUrl: text('companyurl', 'companylinkedinurl'),
    companyName: text('companyname', 'company'),
    position: text('position', 'jobtitle'),
    about: text('about'),
    emailAddress: text(...E_MAIL),
    enrichedEmail: text('enrichedemail', 'enrichedemailaddress'),
    customEmail: text('customemail', 'customemailaddress'),
    // Tags are of the lead, wherever they stand.
    tags: readerOf([...places, [top, itself]], readNames, areNamesOnly)(...TAGS) ?? [],
    lists: readerOf(places, readNames, areNamesOnly)('lists', 'listnames', 'listname') ?? [],
  }
}

export const readCampaign = (top: Fields): Campaign => {
  const places: Place[] = [[top.open(['campaign']), itself], [top, (name) => [`campaign${name}`]]]
  const text = readerOf(places, readText)
  return { id: readerOf(places, readId)('id'), name: text('name'), status: text('status') }
}

export const readSender = (top: Fields): Sender => {
  const places: Place[] = [[top.open(SENDER), itself], [top, (name) => SENDER.map((party) => party + name)]]
  const text = readerOf(places, readText)
  const firstName = text('firstname')
  const lastName = text('lastname')
  return {
    id: readerOf(places, readId)('id'),
    firstName,
    lastName,
    fullName: text(...FULL_NAME) ?? joined(firstName, lastName),
    emailAddress: text(...E_MAIL),
    profileUrl: text(...PROFILE_URL),
  }
}

/** True where any field says anything. */
export const saysAnything = (party: Lead | Campaign | Sender): boolean =>
  Object.values(party).some((value: string | string[] | null) => value !== null && value.length > 0)

const itself = (name: string): string[] => [name]

const readerOf =
  <T>(places: Place[], read: (value: unknown) => T | null, isWhole?: (value: unknown) => boolean) =>
  (...names: string[]): T | null => {
    let found: T | null = null
    for (const [fields, spelled] of places) {
      // Goes on after a find only to be done with what is empty.
      const value: T | null = fields.take<T>(names.flatMap(spelled), found === null ? read : () => null, isWhole)
      found = found ?? value
    }
    return found
  }

const joined = (...parts: (string | null)[]): string | null => parts.filter((part) => part !== null && part !== '').join(' ') || null
