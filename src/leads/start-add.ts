/**
 * Before a run's first chunk: rows that are left out say why, and in a run of several chunks each row that must wait its turn says so
 * and what to do should the run end first (the sidebar closed, the connection lost, cancelled). A row's own status stays.
 */
import { AppError } from '../errors'
import type { CellInput, Ports, Tab } from '../ports'
import type { AddRequest, PersonRef, SkippedGroup, StartAddRequest } from '../sidebar/protocol'
import { aroundFormulas } from '../table/around-formulas'
import { CHOOSE_URL_COLUMN, DETAIL, STATUS, STATUS_HEADERS } from '../words'
import { readLeadTable, requireTab, tellingGoneTab, type LeadTable } from './lead-table'
import { locatePeople } from './locate-people'
import { requireColumns } from './mark-adding'
import { rememberMapping } from './remember-mapping'
import { findByProof } from './row-proof'
import { ensureStatusColumns, withColumns, writeStatuses } from './status-columns'
import { withDocumentLock } from './with-document-lock'

export const startAddLeads = (ports: Ports, { request, waiting, skipped }: StartAddRequest): void => {
  tellingGoneTab(ports, request.tabId, () =>
    withDocumentLock(ports, () => {
      const table = waiting.length > 0 ? tellWaiting(ports, request, waiting) : null
      tellLeftOut(ports, request, skipped, table)
      ports.spreadsheet.flush()
    }),
  )
  rememberMapping(ports, request.tabId, request.mapping)
}

const tellWaiting = (ports: Ports, request: AddRequest, people: PersonRef[]): LeadTable => {
  const profileColumn = request.mapping.fields.profileUrl
  if (!profileColumn) throw new AppError('invalid-input', { detail: CHOOSE_URL_COLUMN })
  const tab = requireTab(ports.spreadsheet, request.tabId)
  const { table, rows } = locatePeople(tab, request.headerRow, profileColumn, people)
  requireColumns(table, request)
  const waiting = new Set([...rows.values()].filter((row) => table.text(row, STATUS_HEADERS.status) === ''))
  if (waiting.size === 0) return table
  const columns = ensureStatusColumns(table)
  writeWaiting(tab, columns.detail, waiting)
  return withColumns(table, columns)
}

/** More writes would hold up the first chunk: of so many pieces only the longest are told. */
const MOST_WRITES = 40

/** Rows between those that wait are rewritten as they are, for one write instead of many; but none that holds a formula. */
const writeWaiting = (tab: Tab, column: number, waiting: ReadonlySet<number>): void => {
  const first = [...waiting].reduce((least, row) => Math.min(least, row), Infinity)
  const last = [...waiting].reduce((most, row) => Math.max(most, row), 0)
  const block = { row: first, column, rows: last - first + 1, columns: 1 }
  const hasGaps = waiting.size < block.rows
  const before = hasGaps ? tab.values(block) : []
  const pieces = hasGaps ? aroundFormulas({ first, last }, waiting, tab.formulas(block)) : [{ first, last }]
  for (const run of pieces.sort((a, b) => b.last - b.first - (a.last - a.first)).slice(0, MOST_WRITES)) {
    const cells = Array.from({ length: run.last - run.first + 1 }, (_, index): CellInput[] => {
      const row = run.first + index
      return [waiting.has(row) ? DETAIL.waiting : (before[row - first]?.[0] ?? null)]
    })
    tab.write(run.first, column, cells)
  }
}

/** Only where the row has no status of its own: what stands there of a campaign is worth more than why it was left out now. */
const tellLeftOut = (ports: Ports, request: AddRequest, skipped: SkippedGroup[], known: LeadTable | null): void => {
  const hints = skipped.flatMap(({ rows, details, proofs }) =>
    rows.map((row, index) => ({ row, detail: details[index] ?? '', proof: proofs[index] ?? '' })),
  )
  if (hints.every(({ detail }) => detail === '')) return
  const tab = known?.tab ?? requireTab(ports.spreadsheet, request.tabId)
  const table = readLeadTable(tab, known?.headerRow ?? request.headerRow)
  const found = findByProof(table, hints)
  const updated = new Date(ports.clock.now())
  const updates = hints.flatMap(({ row: hint, detail }) => {
    const row = found.get(hint)
    if (row === undefined || detail === '') return []
    const status = table.text(row, STATUS_HEADERS.status)
    if (status !== '' && status !== STATUS.notAdded) return []
    return [{ row, campaign: '', status: STATUS.notAdded, detail, updated }]
  })
  if (updates.length > 0) writeStatuses(tab, ensureStatusColumns(table), updates)
}
