/**
 * The Contacts tab’s columns: people’s first, then technical ones, hidden when the tab is made. A new column is appended at the right,
 * a dropped one left alone: sheets live on.
 */
import type { TableShape } from '../table/keyed-table'
import { CONTACT_HEADERS } from '../words'

export type ContactField = keyof typeof CONTACT_HEADERS

export interface ContactColumn {
  field: ContactField
  header: string
  /** A number format, '' for none. */
  format: string
  /** In px. */
  width: number
  hidden: boolean
}

const MOMENT = 'd mmm yyyy, hh:mm'

const column = (field: ContactField, width: number, { format = '', hidden = false } = {}): ContactColumn => ({
  field,
  header: CONTACT_HEADERS[field],
  format,
  width,
  hidden,
})

export const CONTACT_COLUMNS: readonly ContactColumn[] = [
  column('name', 160),
  column('company', 170),
  column('stage', 105),
  column('reply', 320),
  column('repliedAt', 135, { format: MOMENT }),
  column('campaign', 170),
  column('sender', 130),
  column('profileUrl', 240),
  column('email', 190),
  column('position', 170),
  column('location', 150),
  column('tags', 130),
  column('sentCount', 130),
  column('replyCount', 75),
  column('eventCount', 75),
  column('firstAt', 135, { format: MOMENT }),
  column('lastAt', 135, { format: MOMENT }),
  column('remarks', 220),
  column('profileKey', 150, { hidden: true }),
  column('leadId', 95, { hidden: true }),
  column('knownAs', 220, { hidden: true }),
  column('contactId', 150, { hidden: true }),
  column('state', 150, { hidden: true }),
]

export const CONTACTS_SHAPE: TableShape = {
  headers: CONTACT_COLUMNS.map(({ header }) => header),
  idHeader: CONTACT_HEADERS.contactId,
  formats: new Map(CONTACT_COLUMNS.filter(({ format }) => format !== '').map(({ header, format }) => [header, format])),
  // As many as a new tab has: cells count, and a spreadsheet holds ten million (platform facts §2).
  spare: 26 - CONTACT_COLUMNS.length,
}
