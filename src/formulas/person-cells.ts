/** What is known of one person → the row of cells that a formula shows. Pure. */
import type { LeadProfile } from '../heyreach/api-types'
import type { CellInput } from '../ports'
import { FORMULA } from '../words'
import type { ContactValues } from './find-contacts'
import type { FormulaField } from './formula-fields'

/** What came of asking HeyReach; `words` says in the cell why nothing did. */
export type Asked = { kind: 'lead'; lead: LeadProfile } | { kind: 'unknown' } | { kind: 'words'; text: string }

export interface KnownPerson {
  contact: ContactValues | null
  /** null: was not needed. */
  asked: Asked | null
}

/** Whether HeyReach can say some of it: of what only events tell it knows nothing. Who is in Contacts is answered from there, blanks included, unless asked `anew`. */
export const mustAsk = (contact: ContactValues | null, fields: readonly FormulaField[], anew: boolean): boolean =>
  fields.some((field) => comesFromHeyReach(field, contact, anew))

export const personCells = ({ contact, asked }: KnownPerson, fields: readonly FormulaField[], anew: boolean): CellInput[] => {
  const lead = asked?.kind === 'lead' ? asked.lead : null
  const cells = fields.map((field): CellInput => {
    const kept = field.contact === null ? '' : (contact?.get(field.contact) ?? '')
    const told = lead && field.read ? field.read(lead) : ''
    return comesFromHeyReach(field, contact, anew) && told !== '' ? told : kept
  })
  const text = wordsFor(contact, asked)
  if (text === '') return cells
  // Where the first value is missing; what Contacts says stays.
  const place = contact === null ? 0 : fields.findIndex((field) => comesFromHeyReach(field, contact, anew))
  return cells.map((cell, index) => (index === place ? text : cell))
}

const wordsFor = (contact: ContactValues | null, asked: Asked | null): string => {
  switch (asked?.kind) {
    case 'words':
      return asked.text
    case 'unknown':
      return FORMULA.unknownLead
    case 'lead':
      return ''
    case undefined:
      return contact === null ? FORMULA.notInContacts : ''
  }
}

const comesFromHeyReach = ({ contact: column, read }: FormulaField, contact: ContactValues | null, anew: boolean): boolean =>
  read !== null && (anew || contact === null || column === null)

/** Words in the first cell, the others blank. */
export const wordsRow = (text: string, width: number): CellInput[] => Array.from({ length: width }, (_, index) => (index === 0 ? text : ''))
