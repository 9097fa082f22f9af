/** Rows of Contacts and new events → what is to be written: pure. Each person has one row; a row that somebody deleted stays deleted. */
import { profileKey } from '../events/contact-id'
import type { CellInput } from '../ports'
import type { PersonStages } from '../leads/person-stages'
import { cellText } from '../table/cell-text'
import { CONTACT_COLUMNS, type ContactField } from './contact-columns'
import { decodeState, identifiersIn, knownAs } from './contact-state'
import { describePerson, type Contact } from './describe-person'
import { foldEvents, groupPeople, type Person } from './group-parts'
import type { Part } from './part'
import type { PersonEvent } from './person-event'

export interface KnownRow {
  row: number
  cells: Readonly<Record<ContactField, CellInput>>
}

export interface CellUpdate {
  row: number
  field: ContactField
  value: CellInput
}

export interface RowId {
  row: number
  contactId: string
}

export interface Join {
  into: RowId
  from: RowId
}

export interface ContactsPlan {
  updates: CellUpdate[]
  inserts: Contact[]
  /** Two rows that have turned out to be one person: `from` goes. */
  joins: Join[]
  /** Everybody whom the events concern, with a row or without. */
  stages: PersonStages[]
  /** Identifiers of everybody who has a row now. */
  made: string[]
  /** Identifiers of those who get no row because they had one: somebody has deleted it, or what it is found by. */
  withoutRow: string[]
  /** Rows whose memory is not theirs: a sort came between, or somebody wrote there. All events are to be gone through again. */
  isDamaged: boolean
}

interface OwnRow extends KnownRow {
  contactId: string
  parts: Part[]
  /** What we wrote there; null where that is not known. */
  written: Readonly<Record<ContactField, CellInput>> | null
  /** Its visible cells are another person’s: somebody has sorted these without the hidden ones. */
  isMixedUp: boolean
}

/**
 * `rows`: all that share an identifier with the events, or with each other. `wasMade`: whether a row was ever made for one of these.
 * `tellsAll`: all events are being gone through from the first on, so that a row without memory has missed none.
 */
export const planContacts = (rows: readonly KnownRow[], events: readonly PersonEvent[], wasMade: (identifiers: string[]) => boolean, tellsAll = false): ContactsPlan => {
  const own = rows.map(readRow)
  const isDamaged = own.some(({ written, cells, isMixedUp }) => (written === null && !(tellsAll && cellText(cells.state) === '')) || (isMixedUp && !tellsAll))
  const plan: ContactsPlan = { updates: [], inserts: [], joins: [], stages: [], made: [], withoutRow: [], isDamaged }
  // Who stood in one row with somebody else, and stands alone now, has not been deleted.
  const stood = new Set(own.flatMap(anchorsOf))
  const people = foldEvents(own.flatMap(({ parts }) => parts), events)
  const personOf = new Map<string, Person>()
  for (const person of people) for (const identifier of anchorsOf(person)) personOf.set(identifier, person)
  const rowsOf = new Map<Person, OwnRow[]>()
  for (const row of own) {
    const person = personOf.get(row.contactId) ?? row.parts.map((part) => personOf.get(identifiersIn(knownAs([part]))[0] ?? '')).find(Boolean)
    if (person) rowsOf.set(person, [...(rowsOf.get(person) ?? []), row])
    // Nothing is known of it any more but whose it is.
    else if (row.written === null) plan.updates.push(...forgotten(row))
  }
  for (const person of people) {
    const contact = describePerson(person)
    plan.stages.push(contact.stages)
    const identifiers = identifiersIn(String(contact.cells.knownAs ?? ''))
    const strong = identifiers.filter((identifier) => !identifier.startsWith('mail:'))
    const names = strong.length > 0 ? strong : identifiers
    const [into, ...others] = inOrder(rowsOf.get(person) ?? [], contact.contactId)
    if (into) {
      plan.updates.push(...changesOf(into, contact))
      for (const from of others) {
        plan.joins.push({ into, from })
        // It is deleted by its id.
        if (cellText(from.cells.contactId) !== from.contactId) plan.updates.push({ row: from.row, field: 'contactId', value: from.contactId })
      }
    } else if (!names.some((name) => stood.has(name)) && wasMade(names)) {
      plan.withoutRow.push(...names)
      continue
    } else plan.inserts.push(contact)
    plan.made.push(...names)
  }
  return plan
}

const readRow = ({ row, cells }: KnownRow): OwnRow => {
  const names = identifiersIn(cellText(cells.knownAs))
  // Anything else that somebody typed there says as little as a blank.
  const contactId = identifiersIn(cellText(cells.contactId))[0] ?? names[0] ?? ''
  const parts = decodeState(cellText(cells.state))
  const known = identifiersIn(parts === null ? '' : knownAs(parts))
  const isOwn = parts !== null && known.includes(contactId) && names.every((name) => known.includes(name))
  if (!isOwn) return { row, cells, contactId, parts: [], written: null, isMixedUp: false }
  const [person] = groupPeople(parts)
  const written = person ? describePerson(person).cells : null
  const shown = profileKey(cellText(cells.profileUrl))
  const isMixedUp = shown !== '' && !known.includes(shown) && !isSame(cells.name, written?.name ?? null)
  return { row, cells, contactId, parts, written, isMixedUp }
}

/** URLs and ids are one person’s alone; an e-mail address only where it is all that is known of a part. */
const anchorsOf = ({ parts }: Pick<Person, 'parts'>): string[] =>
  parts.flatMap((part) => {
    const identifiers = identifiersIn(knownAs([part]))
    const strong = identifiers.filter((identifier) => !identifier.startsWith('mail:'))
    return strong.length > 0 ? strong : identifiers
  })

/**
 * The row that stays: the one that was made for the person as known now, else the topmost. Of copies that somebody made of it the
 * lowest: deleting by id finds the upper ones.
 */
const inOrder = (rows: readonly OwnRow[], contactId: string): OwnRow[] => {
  const [first, ...rest] = [...rows].sort((a, b) => Number(b.contactId === contactId) - Number(a.contactId === contactId) || a.row - b.row)
  if (!first) return []
  const stays = rest.reduce((lowest, row) => (row.contactId === first.contactId ? row : lowest), first)
  return [stays, ...[first, ...rest].filter((row) => row !== stays)]
}

/** What a person typed over ours stays until events say something else there. */
const changesOf = ({ row, cells, written, contactId, isMixedUp }: OwnRow, contact: Contact): CellUpdate[] =>
  CONTACT_COLUMNS.flatMap(({ field }): CellUpdate[] => {
    const value = field === 'contactId' ? contactId : contact.cells[field]
    const stands = cells[field]
    if (isSame(stands, value)) return []
    if (written && !isMixedUp && !ALWAYS_OURS.includes(field) && !isSame(stands, written[field]) && isSame(value, written[field])) return []
    return [{ row, field, value }]
  })

const ALWAYS_OURS: readonly ContactField[] = ['profileKey', 'leadId', 'knownAs', 'contactId', 'state']

const forgotten = ({ row, contactId }: OwnRow): CellUpdate[] => [
  { row, field: 'knownAs', value: contactId },
  { row, field: 'contactId', value: contactId },
  { row, field: 'state', value: null },
]

export const isSame = (a: CellInput, b: CellInput): boolean =>
  a instanceof Date || b instanceof Date ? a instanceof Date && b instanceof Date && a.getTime() === b.getTime() : (a ?? '') === (b ?? '')
