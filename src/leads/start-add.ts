/**
 * Before a run of several chunks: each row that must wait its turn says so, and what to do should the run end first (the sidebar
 * closed, the connection lost, cancelled). Rows that have a status keep what they say.
 */
import type { Ports } from '../ports'
import type { StartAddRequest } from '../sidebar/protocol'
import { CHOOSE_URL_COLUMN, DETAIL, STATUS_HEADERS } from '../words'
import { AppError } from '../errors'
import { requireTab } from './lead-table'
import { locatePeople } from './locate-people'
import { requireColumns } from './mark-adding'
import { ensureStatusColumns } from './status-columns'
import { withDocumentLock } from './with-document-lock'

export const startAddLeads = (ports: Ports, { request, people }: StartAddRequest): void => {
  const profileColumn = request.mapping.fields.profileUrl
  if (!profileColumn) throw new AppError('invalid-input', { detail: CHOOSE_URL_COLUMN })
  withDocumentLock(ports, () => {
    const tab = requireTab(ports.spreadsheet, request.tabId)
    const { table, rows } = locatePeople(tab, request.headerRow, profileColumn, people)
    requireColumns(table, request)
    const waiting = [...rows.values()].filter((row) => table.text(row, STATUS_HEADERS.status) === '')
    const first = waiting.reduce((least, row) => Math.min(least, row), Infinity)
    const last = waiting.reduce((most, row) => Math.max(most, row), 0)
    if (waiting.length === 0) return
    const waits = new Set(waiting)
    const columns = ensureStatusColumns(table)
    const cells = Array.from({ length: last - first + 1 }, (_, index) => {
      const row = first + index
      return [waits.has(row) ? DETAIL.waiting : table.text(row, STATUS_HEADERS.detail)]
    })
    tab.write(first, columns.detail, cells)
    ports.spreadsheet.flush()
  })
}
