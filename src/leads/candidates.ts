/** Rows of a tab as candidates for adding: who, by which name, and what the row's own status says. */
import type { Sender } from '../heyreach/api-types'
import type { ColumnKey, Mapping } from '../sidebar/protocol'
import { STATUS_HEADERS } from '../words'
import { readName, usesFullName } from './build-lead'
import { readProfiles, type LeadTable } from './lead-table'
import type { CandidateRow } from './plan-add'
import { senderOfRow } from './sender-of-row'

/** `senders` are those of the chosen campaign. */
export const readCandidates = (table: LeadTable, rows: number[], mapping: Mapping, senders: Sender[]): CandidateRow[] => {
  const profileColumn = mapping.fields.profileUrl
  const { profileUrl: _own, fullName, ...parts } = mapping.fields
  const sent = [...Object.values(parts), ...mapping.customFields.map(({ column }) => column)]
  const profiles = profileColumn === undefined ? new Map() : readProfiles(table, profileColumn, rows)
  return rows.map((row) => {
    const sender = senderOfRow(table, row, mapping.sender, senders)
    return {
      row,
      profile: profiles.get(row) ?? { kind: 'empty' },
      ...readName(table, row, mapping),
      status: table.text(row, STATUS_HEADERS.status),
      campaign: table.text(row, STATUS_HEADERS.campaign),
      unknownSender: sender.kind === 'unknown' ? { text: sender.text, known: senders.map(({ name }) => name) } : null,
      errorCell: errorAmong(table, row, usesFullName(table, row, mapping) && fullName ? [fullName, ...sent] : sent),
    }
  })
}

/** As displayed; also what a formula shows that is not done yet. */
const ERROR_VALUE = /^(?:#(?:N\/A|REF!|ERROR!|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)|Loading\.\.\.)$/

const errorAmong = (table: LeadTable, row: number, columns: ColumnKey[]): CandidateRow['errorCell'] => {
  const column = columns.find((key) => ERROR_VALUE.test(table.text(row, key)))
  return column === undefined ? null : { column, text: table.text(row, column) }
}
