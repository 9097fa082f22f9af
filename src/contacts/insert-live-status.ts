/**
 * A column on the lead tab that shows each person’s stage as Contacts has it, by native formulas: live, without running anything.
 * Pressed again, it is filled further down and follows columns that were moved.
 */
import { AppError } from '../errors'
import { findProfileColumn, readProfiles, type LeadTable } from '../leads/lead-table'
import { readLeadTab } from '../leads/read-lead-tab'
import { OWN_TABS } from '../leads/tabs-without-statuses'
import { withDocumentLock } from '../leads/with-document-lock'
import type { Ports, Spreadsheet } from '../ports'
import { columnLetter } from '../table/column-letter'
import { CANNOT_READ, CONTACT_HEADERS, CONTACTS_TAB, FOLLOWING, LIVE_STAGE, LIVE_STAGE_HEADER } from '../words'
import type { ContactField } from './contact-columns'
import { columnOf } from './contact-place'
import { findContactsTab } from './contacts-tab'
import { liveStageFormula, readsAsKey } from './live-stage-formula'

type LivePorts = Pick<Ports, 'spreadsheet' | 'documentLock' | 'notices'>

const WIDTH = 150

/** Throws invalid-input, busy. */
export const insertLiveStatus = (ports: LivePorts): void => {
  const { spreadsheet, notices } = ports
  const selection = spreadsheet.selection()
  if (!selection) throw refusal(CANNOT_READ.nothingSelected)
  const { tab } = selection
  if (tab.name === CONTACTS_TAB) throw refusal(LIVE_STAGE.onContacts)
  if (OWN_TABS.includes(tab.name)) throw refusal(FOLLOWING.ownTab(tab.name))
  const { rows, unreadable, column } = withDocumentLock(ports, () => {
    const contacts = requireContacts(spreadsheet, tab.id)
    const table = readLeadTab(tab)
    const rowCount = table.lastRow - table.headerRow
    const profileColumn = findProfileColumn(table)
    const url = table.columns.find(({ key }) => key === profileColumn)?.column
    if (profileColumn === null || url === undefined || rowCount < 1) throw refusal(LIVE_STAGE.noUrlColumn(tab.name))
    const rows = Array.from({ length: rowCount }, (_, index) => table.headerRow + 1 + index)
    const column = liveColumn(table)
    tab.writeFormulas(table.headerRow + 1, column, rows.map((row) => [liveStageFormula({ row, url, ...contacts })]))
    spreadsheet.flush()
    return { rows: rows.filter(table.isFilled).length, unreadable: unreadableRows(table, profileColumn, rows), column }
  })
  notices.toast(LIVE_STAGE.done(columnLetter(column), rows, unreadable))
}

const refusal = (detail: string): AppError => new AppError('invalid-input', { detail })

/** Contacts by its name of today, and where stage and key stand in it. */
const requireContacts = (spreadsheet: Pick<Spreadsheet, 'tabById' | 'tabByName'>, leadTabId: number): { contacts: string; stage: number; profileKey: number } => {
  const table = findContactsTab(spreadsheet)
  if (!table) throw refusal(LIVE_STAGE.noContacts)
  if (table.tab.id === leadTabId) throw refusal(LIVE_STAGE.onContacts)
  const found = { contacts: table.tab.name, stage: columnOf(table, 'stage'), profileKey: columnOf(table, 'profileKey') }
  const missing = (['stage', 'profileKey'] as const satisfies readonly ContactField[]).filter((field) => found[field] === 0)
  if (missing.length > 0) throw refusal(LIVE_STAGE.contactsWithoutColumns(missing.map((field) => CONTACT_HEADERS[field])))
  return found
}

/** The one that is there, or a new one at the right. */
const liveColumn = ({ tab, columns, headerRow, lastColumn }: LeadTable): number => {
  const there = columns.find(({ key }) => key === LIVE_STAGE_HEADER)
  if (there) return there.column
  const column = lastColumn + 1
  if (column > tab.gridColumns()) tab.addColumns(1)
  tab.write(headerRow, column, [[LIVE_STAGE_HEADER]])
  tab.styleHeader(headerRow, column, [WIDTH])
  return column
}

/** Somebody’s profile, but not one that a formula can make out. */
const unreadableRows = (table: LeadTable, profileColumn: string, rows: number[]): number => {
  const profiles = readProfiles(table, profileColumn, rows.filter(table.isFilled))
  return [...profiles].filter(([row, profile]) => profile.kind === 'profile' && !readsAsKey(table.text(row, profileColumn), profile.key)).length
}
