/**
 * Outcomes onto the rows, where the people stand by now: read, write, flush, read again, and write once more what a sort
 * in that very moment has moved.
 */
import type { Ports, Tab } from '../ports'
import type { PersonRef, RowOutcome } from '../sidebar/protocol'
import { STATUS_HEADERS, STATUS } from '../words'
import { stageRank } from './advance-status'
import type { LeadTable } from './lead-table'
import { locatePeople } from './locate-people'
import { requireStatusColumns, writeStatuses } from './status-columns'

export interface RowRecord {
  ref: PersonRef
  outcome: RowOutcome
  status: string
  detail: string
  /** What the row's campaign cell says, when not this run's campaign: what stood there before. */
  campaign?: string
}

interface Target {
  headerRow: number
  mapping: { fields: { profileUrl?: string } }
}

const REPAIR_ROUNDS = 2

const isOfCampaign = (table: LeadTable, row: number, label: string): boolean => table.text(row, STATUS_HEADERS.campaign) === label

/** Events were faster than the run: what they say is the newer truth, and proves that HeyReach has taken the lead. */
const isMovedOn = (table: LeadTable, row: number, label: string): boolean =>
  isOfCampaign(table, row, label) && stageRank(table.text(row, STATUS_HEADERS.status)) > stageRank(STATUS.inCampaign)

/** A row that carries the mark of a run that adds to this campaign, or that events have moved on since. */
const isOfRun =
  (label: string) =>
  (table: LeadTable) =>
  (row: number): boolean =>
    isMovedOn(table, row, label) || (isOfCampaign(table, row, label) && table.text(row, STATUS_HEADERS.status) === STATUS.adding)

const isOurs = (table: LeadTable, row: number, label: string): boolean => {
  const status = table.text(row, STATUS_HEADERS.status)
  return status === '' || status === STATUS.notAdded || isOfCampaign(table, row, label)
}

/** Gives each person's row; those whose row is gone are missing. */
export const recordOutcomes = (
  ports: Pick<Ports, 'spreadsheet' | 'clock'>,
  tab: Tab,
  target: Target,
  label: string,
  records: RowRecord[],
  before?: LeadTable,
): Map<string, number> => {
  const profileColumn = target.mapping.fields.profileUrl ?? ''
  const updated = new Date(ports.clock.now())
  const rows = new Map<string, number>()
  let open = records
  for (let round = 0; round <= REPAIR_ROUNDS && open.length > 0; round += 1) {
    const people = open.map(({ ref }) => ({ key: ref.key, row: rows.get(ref.key) ?? ref.row }))
    const located = locatePeople(tab, target.headerRow, profileColumn, people, isOfRun(label), before)
    for (const { ref } of open) {
      const row = located.rows.get(ref.key)
      // A twin row of the same person that says something of another campaign is not ours to write; what we have just written is.
      if (row === undefined || !(rows.has(ref.key) || isOurs(located.table, row, label))) {
        rows.delete(ref.key)
        located.rows.delete(ref.key)
      } else rows.set(ref.key, row)
    }
    const rowOf = ({ ref }: RowRecord): number | undefined => located.rows.get(ref.key)
    const there = open.filter((one) => rowOf(one) !== undefined)
    // Nobody else writes statuses from now on: what a row says later of a stop or an event, a sort has put there.
    const isNewer = (one: RowRecord): boolean => round === 0 && saysMore(located.table, rowOf(one) ?? 0, label)
    const writing = there.filter((one) => !isNewer(one))
    if (writing.length === 0) break
    writeStatuses(
      tab,
      requireStatusColumns(located.table),
      writing.map((one) => ({ row: rowOf(one) ?? one.ref.row, campaign: one.campaign ?? label, status: one.status, detail: one.detail, updated })),
    )
    ports.spreadsheet.flush()
    // A sort in between may have put others' words on rows that were left: then they are written as they were.
    const left = there.filter(isNewer).map((one) => asItStands(one, located.table, rowOf(one) ?? 0))
    open = notStanding(tab, target, profileColumn, label, [...writing, ...left], rows, located.table)
  }
  return rows
}

/** Somebody has stopped them meanwhile, or events have moved them on. */
const saysMore = (table: LeadTable, row: number, label: string): boolean =>
  table.text(row, STATUS_HEADERS.status) === STATUS.stopped || isMovedOn(table, row, label)

const asItStands = (record: RowRecord, table: LeadTable, row: number): RowRecord => ({
  ref: record.ref,
  outcome: record.outcome,
  status: table.text(row, STATUS_HEADERS.status),
  detail: table.text(row, STATUS_HEADERS.detail),
})

/** Records that do not stand on their person's row, as the sheet reads now. */
const notStanding = (
  tab: Tab,
  target: Target,
  profileColumn: string,
  label: string,
  records: RowRecord[],
  rows: Map<string, number>,
  before: LeadTable,
): RowRecord[] => {
  const people = records.map(({ ref }) => ({ key: ref.key, row: rows.get(ref.key) ?? ref.row }))
  const wantedOf = new Map(records.map(({ ref, status, campaign = label }) => [ref.key, { status, campaign }]))
  const { table, rows: now } = locatePeople(tab, target.headerRow, profileColumn, people, undefined, before)
  return records.filter(({ ref }) => {
    const row = now.get(ref.key)
    if (row === undefined) return false
    const wanted = wantedOf.get(ref.key)
    return table.text(row, STATUS_HEADERS.status) !== wanted?.status || table.text(row, STATUS_HEADERS.campaign) !== wanted?.campaign
  })
}
