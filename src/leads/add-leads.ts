/**
 * One chunk of an adding run: mark the rows `Adding…` and flush (which proves that they can be written, and is the crash
 * record), send, find out exactly who was taken, write it to the rows where they stand by then. Everything that is done is
 * on the rows, so a chunk may be sent again at any time.
 */
import { campaignFrom, sendersFrom } from '../account/known-at-heyreach'
import { pinWorkspace, requireKey } from '../account/stored-account'
import { createHeyReachClient } from '../heyreach/client'
import type { AddPair, Sender } from '../heyreach/api-types'
import type { Ports } from '../ports'
import { ADD_CHUNK_SIZE, type AddChunkRequest, type AddRequest, type ChunkResult, type PersonRef, type RowResult } from '../sidebar/protocol'
import { errorInWords, saysInCampaign, STATUS, STATUS_HEADERS } from '../words'
import { AppError } from '../errors'
import { buildLead, readName } from './build-lead'
import { campaignIdOfLabel, campaignLabel } from './campaign-label'
import { requireTab, type LeadTable } from './lead-table'
import { locatePeople, type Located } from './locate-people'
import { recordOutcomes, type RowRecord } from './record-outcomes'
import { sendLeads, type SentLead } from './send-leads'
import { senderOfRow } from './sender-of-row'
import { ensureStatusColumns, writeStatuses, type StatusField } from './status-columns'
import { requireAddable } from './verdict'
import { withDocumentLock } from './with-document-lock'

/** Time for sending, so that what follows ends well inside Google's six minutes. */
const SENDING_MS = 120_000

/** Never throws for what happens during the run: `stopped` says it, and the results so far stand. */
export const addLeadsChunk = (ports: Ports, { request, people }: AddChunkRequest): ChunkResult => {
  if (people.length > ADD_CHUNK_SIZE) throw new AppError('invalid-input', { detail: 'Too many rows at once.' })
  const client = createHeyReachClient(ports, requireKey(ports))
  const campaign = campaignFrom(ports, () => client, request.campaignId)
  requireAddable(campaign, request.options)
  const senders =
    request.mapping.sender.kind === 'column'
      ? sendersFrom(ports, () => client, 'cached').filter(({ id }) => campaign.senderIds.includes(id))
      : []
  const label = campaignLabel(campaign)

  const marked = withDocumentLock(ports, () => markAdding(ports, request, people, label, senders))
  if (marked.pairs.length === 0) return summary(marked.results, { added: 0, alreadyThere: 0 }, null)

  pinWorkspace(ports)
  const batch = { campaignId: campaign.id, resumeFinished: request.options.restartFinished, resumePaused: false }
  const sent = sendLeads(client, batch, marked.pairs, ports.clock.now() + SENDING_MS)
  const records = sent.leads.map(
    (lead): RowRecord => ({ ...recordOf(lead, marked.before.get(lead.key)), ref: { key: lead.key, row: marked.rows.get(lead.key) ?? 0 } }),
  )
  try {
    const rows = withDocumentLock(ports, () =>
      recordOutcomes(ports, marked.table.tab, request, label, records, marked.table),
    )
    const results = records.map((record): RowResult => ({
      key: record.ref.key,
      row: rows.get(record.ref.key) ?? null,
      name: marked.names.get(record.ref.key) ?? '',
      outcome: rows.has(record.ref.key) ? record.outcome : 'not-found',
      detail: rows.has(record.ref.key) ? record.detail : `${record.status}, but the row is gone from the tab. ${record.detail}`.trim(),
    }))
    return summary([...marked.results, ...results], sent, sent.error)
  } catch (error) {
    // Sent, but the rows could not be written: they say “Adding…”, and pressing Add again tells the truth about them.
    const results = records.map((record): RowResult => ({
      key: record.ref.key,
      row: record.ref.row,
      name: marked.names.get(record.ref.key) ?? '',
      outcome: 'unconfirmed',
      detail: 'Sent, but the row could not be written. Press Add again.',
    }))
    return summary([...marked.results, ...results], { added: 0, alreadyThere: 0 }, error)
  }
}

interface Marked {
  table: LeadTable
  pairs: { key: string; pair: AddPair }[]
  rows: Map<string, number>
  names: Map<string, string>
  /** What rows said of another campaign, to be put back where the lead does not get into this one. */
  before: Map<string, { campaign: string; status: string }>
  /** People who need no sending: gone, or in the campaign by now. */
  results: RowResult[]
}

const markAdding = (ports: Ports, request: AddRequest, people: PersonRef[], label: string, senders: Sender[]): Marked => {
  const { mapping } = request
  const profileColumn = mapping.fields.profileUrl
  if (!profileColumn) throw new AppError('invalid-input', { detail: 'Choose the column that holds the LinkedIn URL.' })
  const tab = requireTab(ports.spreadsheet, request.tabId)
  const located = locatePeople(tab, request.headerRow, profileColumn, people)
  requireColumns(located, request)
  const marked: Marked = { table: located.table, pairs: [], rows: new Map(), names: new Map(), before: new Map(), results: [] }
  for (const { key } of people) {
    const row = located.rows.get(key)
    if (row === undefined) {
      marked.results.push({ key, row: null, name: key, outcome: 'not-found', detail: 'The row is gone from the tab; not sent.' })
      continue
    }
    const { table } = located
    const { firstName, lastName } = readName(table, row, mapping)
    const name = [firstName, lastName].filter((part) => part !== '').join(' ') || key
    const status = table.text(row, STATUS_HEADERS.status)
    const here = campaignIdOfLabel(table.text(row, STATUS_HEADERS.campaign)) === request.campaignId
    if (here && (saysInCampaign(status) || status === STATUS.stopped)) {
      marked.results.push({ key, row, name, outcome: 'skipped', detail: `${status} already` })
      continue
    }
    const sender = senderOfRow(table, row, mapping.sender, senders)
    if (sender.kind === 'unknown') {
      marked.results.push({ key, row, name, outcome: 'skipped', detail: `no sender called “${sender.text}”; not sent` })
      continue
    }
    const linkedInAccountId = sender.kind === 'account' ? sender.id : null
    marked.pairs.push({ key, pair: { linkedInAccountId, lead: buildLead(table, row, mapping, key) } })
    const campaign = table.text(row, STATUS_HEADERS.campaign)
    if (!here && (saysInCampaign(status) || status === STATUS.stopped)) marked.before.set(key, { campaign, status })
    marked.rows.set(key, row)
    marked.names.set(key, name)
  }
  if (marked.pairs.length === 0) return marked
  const updated = new Date(ports.clock.now())
  const columns = ensureStatusColumns(located.table)
  // Columns made just now are behind the last one that was read.
  const made = Object.entries(columns).filter(([, column]) => column > located.table.lastColumn)
  marked.table = {
    ...located.table,
    columns: [...located.table.columns, ...made.map(([field, column]) => ({ key: STATUS_HEADERS[field as StatusField], column }))],
    lastColumn: Math.max(located.table.lastColumn, ...Object.values(columns)),
  }
  writeStatuses(
    tab,
    columns,
    [...marked.rows.values()].map((row) => ({ row, campaign: label, status: STATUS.adding, detail: '', updated })),
  )
  ports.spreadsheet.flush()
  return marked
}

/** A mapped column that was renamed or deleted since the preview must not silently send blanks. Throws invalid-input. */
const requireColumns = ({ table }: Located, { mapping }: AddRequest): void => {
  const there = new Set(table.columns.map(({ key }) => key))
  const wanted = [
    ...Object.values(mapping.fields),
    ...mapping.customFields.map(({ column }) => column),
    ...(mapping.sender.kind === 'column' ? [mapping.sender.column] : []),
  ]
  const gone = wanted.find((key) => key !== undefined && !there.has(key))
  if (gone !== undefined) {
    throw new AppError('invalid-input', {
      detail: `The column “${gone}” is gone or renamed. Nothing more was sent. Choose the columns again, then press Add.`,
    })
  }
}

const recordOf = (lead: SentLead, before?: { campaign: string; status: string }): Omit<RowRecord, 'ref'> => {
  const outcome = outcomeOf(lead)
  const isIn = lead.kind === 'in-campaign' || lead.kind === 'unknown'
  return before && !isIn ? { ...outcome, ...before, detail: `Not added to the other campaign: ${lead.detail}` } : outcome
}

const outcomeOf = (lead: SentLead): Omit<RowRecord, 'ref'> => {
  switch (lead.kind) {
    case 'in-campaign':
      return { outcome: lead.added === 'no' ? 'already-there' : 'added', status: STATUS.inCampaign, detail: lead.detail }
    case 'refused':
      return { outcome: 'failed', status: STATUS.failed, detail: lead.detail }
    case 'unknown':
      return { outcome: 'unconfirmed', status: STATUS.adding, detail: lead.detail }
    case 'not-sent':
      return { outcome: 'skipped', status: STATUS.notAdded, detail: lead.detail }
  }
}

const summary = (results: RowResult[], counts: { added: number; alreadyThere: number }, error: unknown): ChunkResult => {
  const count = (outcome: RowResult['outcome']): number => results.filter((result) => result.outcome === outcome).length
  return {
    results,
    added: counts.added,
    alreadyThere: counts.alreadyThere,
    failed: count('failed'),
    unconfirmed: count('unconfirmed'),
    notFound: count('not-found'),
    stopped: error === null ? null : errorInWords(error),
    waitMs: 0,
  }
}

