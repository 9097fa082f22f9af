/**
 * Before anything is sent: the rows say `Adding…` and the sheet's memory says `sent`, both flushed. That proves that the rows can be
 * written, and is the crash record. Who needs no sending (gone, in the campaign by now, under way elsewhere) is told apart here.
 */
import { AppError } from '../errors'
import type { AddPair, Campaign, Sender } from '../heyreach/api-types'
import type { Ports } from '../ports'
import type { AddChunkRequest, AddRequest, RowOutcome, RowResult } from '../sidebar/protocol'
import { CANNOT_GO_ON, CHOOSE_URL_COLUMN, DETAIL, saysInCampaign, STATUS, STATUS_HEADERS } from '../words'
import { addingDetail, isOthersAndFresh, isUnderWayElsewhere, type AddingMark } from './adding-mark'
import { buildLead, readName } from './build-lead'
import { campaignIdOfLabel, campaignLabel, campaignNameOfLabel } from './campaign-label'
import { requireTab, type LeadTable } from './lead-table'
import { locatePeople } from './locate-people'
import { openMemory, type Membership } from './memberships'
import { senderOfRow } from './sender-of-row'
import { ensureStatusColumns, withColumns, writeStatuses } from './status-columns'

/** What a row said of another campaign: put back where the lead does not get into this one. */
export interface Before {
  campaign: string
  status: string
}

export interface MarkedPerson {
  key: string
  row: number
  name: string
  pair: AddPair
  before: Before | null
  /** This spreadsheet had sent them into the campaign before. */
  wasSent: boolean
  /** Other campaigns that this spreadsheet has sent them into. */
  alsoIn: string[]
}

export interface Marked {
  table: LeadTable
  people: MarkedPerson[]
  results: RowResult[]
}

interface Terms {
  campaign: Campaign
  /** Those a sender column may name. */
  senders: Sender[]
  mark: AddingMark
}

/** Under the document lock. Throws invalid-input when the tab, the URL column or a mapped column is gone. */
export const markAdding = (ports: Ports, { request, people, again = false }: AddChunkRequest, terms: Terms): Marked => {
  const { mapping } = request
  const profileColumn = mapping.fields.profileUrl
  if (!profileColumn) throw new AppError('invalid-input', { detail: CHOOSE_URL_COLUMN })
  const tab = requireTab(ports.spreadsheet, request.tabId)
  // Other tabs' runs and stops since the preview count too. Read first: the less comes between reading the rows and writing them, the better.
  const memory = openMemory(ports.spreadsheet)
  const memberships = memory.read()
  const located = locatePeople(tab, request.headerRow, profileColumn, people)
  requireColumns(located.table, request)
  const marked: Marked = { table: located.table, people: [], results: [] }
  for (const { key } of people) {
    const row = located.rows.get(key)
    const remembered = memberships.get(key) ?? []
    const found = row === undefined ? gone(key) : judge(located.table, row, key, request, { ...terms, again, remembered })
    if ('outcome' in found) marked.results.push(found)
    else marked.people.push(found)
  }
  if (marked.people.length === 0) return marked
  const columns = ensureStatusColumns(located.table)
  marked.table = withColumns(located.table, columns)
  const { campaign, mark } = terms
  const words = { campaign: campaignLabel(campaign), status: STATUS.adding, detail: addingDetail(mark), updated: new Date(mark.at) }
  writeStatuses(tab, columns, marked.people.map(({ row }) => ({ row, ...words })))
  memory.note([
    { campaignId: campaign.id, campaignName: campaign.name, state: 'sent', tabId: tab.id, keys: marked.people.map(({ key }) => key), ...mark },
  ])
  ports.spreadsheet.flush()
  return marked
}

const gone = (key: string): RowResult => ({ key, row: null, name: key, outcome: 'not-found', detail: DETAIL.rowGone })

const judge = (
  table: LeadTable,
  row: number,
  key: string,
  { mapping, campaignId, options }: AddRequest,
  { senders, mark, again, remembered }: Terms & { again: boolean; remembered: readonly Membership[] },
): MarkedPerson | RowResult => {
  const { firstName, lastName } = readName(table, row, mapping)
  const name = [firstName, lastName].filter((part) => part !== '').join(' ') || key
  const told = (outcome: RowOutcome, detail: string): RowResult => ({ key, row, name, outcome, detail })
  const status = table.text(row, STATUS_HEADERS.status)
  const detail = table.text(row, STATUS_HEADERS.detail)
  const campaign = table.text(row, STATUS_HEADERS.campaign)
  const here = campaignIdOfLabel(campaign) === campaignId
  const known = remembered.find((membership) => membership.campaignId === campaignId)
  const others = remembered.filter((membership) => membership.campaignId !== campaignId && membership.state === 'sent')
  if (here && saysInCampaign(status) && again && known?.sentBy === mark.runner) return told(detail.startsWith(DETAIL.wasThere) ? 'already-there' : 'added', detail)
  if (here && (saysInCampaign(status) || status === STATUS.stopped)) return told('skipped', DETAIL.already(status))
  if (known?.state === 'stopped') return told('skipped', DETAIL.stoppedBefore)
  const isUnderWay = known?.state === 'sent' && isOthersAndFresh({ runner: known.sentBy, at: known.sentAt }, mark)
  if (isUnderWay || (status === STATUS.adding && isUnderWayElsewhere(detail, mark))) return told('skipped', DETAIL.underWayElsewhere)
  // Somebody's run has put them into another campaign since the preview.
  const mayBeElsewhere = !here && campaignIdOfLabel(campaign) !== null && (saysInCampaign(status) || status === STATUS.adding)
  const elsewhere = mayBeElsewhere ? campaignNameOfLabel(campaign) : others[0]?.campaignName
  if (elsewhere !== undefined && !options.inOtherCampaign) return told('skipped', DETAIL.inOtherCampaign(elsewhere))
  const sender = senderOfRow(table, row, mapping.sender, senders)
  if (sender.kind === 'unknown') return told('skipped', DETAIL.unknownSender(sender.text))
  const linkedInAccountId = sender.kind === 'account' ? sender.id : null
  const isElsewhere = !here && (saysInCampaign(status) || status === STATUS.stopped)
  return {
    key,
    row,
    name,
    pair: { linkedInAccountId, lead: buildLead(table, row, mapping, key) },
    before: isElsewhere ? { campaign, status } : null,
    wasSent: known?.state === 'sent',
    alsoIn: others.map(({ campaignName }) => campaignName),
  }
}

/** A mapped column that was renamed or deleted since the preview must not silently send blanks. Throws invalid-input. */
export const requireColumns = (table: LeadTable, { mapping }: AddRequest): void => {
  const there = new Set(table.columns.map(({ key }) => key))
  const wanted = [
    ...Object.values(mapping.fields),
    ...mapping.customFields.map(({ column }) => column),
    ...(mapping.sender.kind === 'column' ? [mapping.sender.column] : []),
  ]
  const missing = wanted.find((key) => key !== undefined && !there.has(key))
  if (missing !== undefined) throw new AppError('invalid-input', { detail: CANNOT_GO_ON.columnGone(missing) })
}
