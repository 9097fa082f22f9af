/** A sheet whose formulas are run as Google runs them: a Contacts tab with so many people, and a HeyReach that knows others. */
import { CONTACT_COLUMNS, type ContactField } from '../../../src/contacts/contact-columns'
import { demoData } from '../../../workbench/fake-heyreach/demo-data'
import type { SavedState } from '../../../workbench/fake-heyreach/state'
import type { ExecutionResult, HostOptions } from '../../../workbench/fake-apps-script/types'
import { openSheet, OWNER, virtualClock, type SheetOptions } from './sheet'

export const ACME = 'Acme Robotics'

export const profileUrl = (slug: string): string => `https://www.linkedin.com/in/${slug}`
export const urlsOf = (count: number, name: string): string[][] => Array.from({ length: count }, (_, index) => [profileUrl(`${name}-${index}-demo`)])

type ContactCells = Partial<Record<ContactField, string | number>>

export interface FormulaSheetOptions extends Partial<SheetOptions> {
  /** One row each, below the headers; without it there is no Contacts tab. */
  contacts?: ContactCells[]
  /** So many people whom HeyReach knows: `known-0-demo` and on. */
  known?: number
  /** Who uses the key that is connected; null for no key. */
  holder?: 'me' | 'everyone' | null
  host?: Partial<HostOptions>
}

export const contact = (slug: string, more: ContactCells = {}): ContactCells => ({
  name: `Name of ${slug}`,
  company: 'Kontor AG',
  stage: 'Replied',
  position: 'CFO',
  location: 'Bremen',
  profileUrl: profileUrl(slug),
  profileKey: `in/${slug}`,
  knownAs: `in/${slug} id:${slug.length}`,
  contactId: `c-${slug}`,
  ...more,
})

export const formulaSheet = ({ contacts, known = 0, holder = 'everyone', ...options }: FormulaSheetOptions = {}) => {
  const sheet = openSheet({
    rows: [['LinkedIn']],
    ...options,
    heyreach: { data: peopleKnown(known), ...options.heyreach },
  })
  const acme = sheet.heyreach.keys[ACME] ?? ''
  if (holder !== null) sheet.value(sheet.ask('connectHeyReach', { key: acme, holder, workspaceName: 'Acme' }))
  if (contacts) fillContacts(sheet, contacts)
  const callsBefore = sheet.heyreach.calls.length
  const results: ExecutionResult[] = []
  const run = (functionName: string, args: unknown[], user = OWNER): ExecutionResult => {
    const result = sheet.host.run({ kind: 'custom-function', functionName, args, user })
    results.push(result)
    return result
  }
  return {
    ...sheet,
    acme,
    results,
    /** Its result, or a failed test. */
    lead: (...args: unknown[]): unknown[][] => {
      const result = run('HEYREACH_LEAD', args)
      if (!result.ok) throw new Error(result.killed ? 'killed' : result.error?.message)
      return result.value as unknown[][]
    },
    run,
    last: (): ExecutionResult => {
      const result = results[results.length - 1]
      if (!result) throw new Error('nothing has run')
      return result
    },
    /** Requests that formulas sent. */
    asked: () => sheet.heyreach.calls.slice(callsBefore),
  }
}

const fillContacts = ({ book }: Pick<ReturnType<typeof openSheet>, 'book'>, contacts: ContactCells[]): void => {
  const tab = book.insertTab('Contacts')
  if (contacts.length + 1 > tab.rowCount) tab.insertRows(tab.rowCount + 1, contacts.length + 1 - tab.rowCount)
  tab.enterRaw(1, 1, [CONTACT_COLUMNS.map(({ header }) => header), ...contacts.map((cells) => CONTACT_COLUMNS.map(({ field }) => cells[field] ?? ''))])
}

const peopleKnown = (count: number): SavedState => {
  const state = demoData(virtualClock().now())
  const [first] = state.people
  if (!first) throw new Error('no demo person')
  const people = Array.from({ length: count }, (_, index) => ({
    ...first,
    key: `known-${index}-demo`,
    memberId: String(900_000_000 + index),
    firstName: `Known${index}`,
    lastName: 'Person',
    headline: `Headline ${index}`,
    about: 'x'.repeat(400),
  }))
  return { ...state, people: [...state.people, ...people] }
}

/** The most requests in any window of so many ms. */
export const mostIn = (windowMs: number, times: readonly number[]): number => {
  let start = 0
  return times.reduce((most, at, index) => {
    while ((times[start] ?? 0) <= at - windowMs) start += 1
    return Math.max(most, index - start + 1)
  }, 0)
}
