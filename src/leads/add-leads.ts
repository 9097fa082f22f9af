/**
 * One chunk of an adding run: rows marked, leads sent, exactly who was taken found out, all of it written to the rows where they
 * stand by then. Everything that is done is on the rows, so a chunk may be sent again at any time.
 */
import { campaignFrom, sendersFrom } from '../account/known-at-heyreach'
import { pinWorkspace, requireAccount, workspaceFor } from '../account/stored-account'
import { AppError } from '../errors'
import type { Campaign } from '../heyreach/api-types'
import { createHeyReachClient } from '../heyreach/client'
import type { Ports } from '../ports'
import { ADD_CHUNK_SIZE, type AddChunkRequest, type ChunkResult, type RowResult } from '../sidebar/protocol'
import { columnLetter } from '../table/column-letter'
import { CANNOT_GO_ON, DETAIL, errorInWords, STATUS } from '../words'
import { campaignLabel } from './campaign-label'
import { tellingGoneTab, type LeadTable } from './lead-table'
import { markAdding, type Marked, type MarkedPerson } from './mark-adding'
import { noteMemberships } from './memberships'
import { recordOutcomes, type RowRecord } from './record-outcomes'
import { sendLeads, type Sent, type SentLead } from './send-leads'
import { findStatusColumns } from './status-columns'
import { requireAddable } from './verdict'
import { withDocumentLock } from './with-document-lock'

const NOBODY = { added: 0, alreadyThere: 0 }

/** All waiting for HeyReach ends by then, so that what follows ends well inside Google's six minutes. */
const MOST_MS = 190_000
/** What is read before anything is sent. A run is more patient than a page. */
const READING_MS = 40_000

/** Never throws for what happens during the run: `stopped` says it, and the results so far stand. */
export const addLeadsChunk = (ports: Ports, chunk: AddChunkRequest): ChunkResult => {
  const { request, people } = chunk
  if (people.length > ADD_CHUNK_SIZE) throw new AppError('invalid-input', { detail: CANNOT_GO_ON.tooManyRows })
  // Not given back: it goes with the execution, killed or not. A second window, or the page asking again, waits until then.
  if (!ports.userLock.tryLock(0)) throw new AppError('busy')
  const deadline = ports.clock.now() + MOST_MS
  const account = requireAccount(ports)
  const client = createHeyReachClient(ports, account.key, { readingMs: READING_MS })
  const campaign = campaignFrom(ports, () => client, request.campaignId)
  requireAddable(campaign, request.options)
  const workspace = workspaceFor(account.workspace, campaign)
  const senders =
    request.mapping.sender.kind === 'column'
      ? sendersFrom(ports, () => client, 'cached').filter(({ id }) => campaign.senderIds.includes(id))
      : []
  const marked = tellingGoneTab(ports, request.tabId, () =>
    withDocumentLock(ports, () => {
      const done = markAdding(ports, chunk, { campaign, senders, mark: { runner: account.runner, at: ports.clock.now() } })
      client.reserveBatches(done.people.length)
      return done
    }),
  )
  const seen = { campaignStatus: campaign.status, statusColumns: lettersOf(marked.table) }
  if (marked.people.length === 0) return { ...seen, ...summary([], NOBODY, null, marked.results) }

  pinWorkspace(ports, workspace)
  const batch = { campaignId: campaign.id, resumeFinished: request.options.restartFinished, resumePaused: request.options.resumePaused }
  const sent = sendLeads(client, batch, marked.people, deadline)
  const { results, error } = record(ports, chunk, campaign, marked, sent)
  return { ...seen, ...summary(results, error === null ? sent : NOBODY, error ?? sent.error, marked.results) }
}

const record = (
  ports: Ports,
  { request }: AddChunkRequest,
  campaign: Campaign,
  marked: Marked,
  sent: Sent,
): { results: RowResult[]; error: unknown } => {
  const personOf = new Map(marked.people.map((person) => [person.key, person]))
  const records = sent.leads.flatMap((lead): RowRecord[] => {
    const person = personOf.get(lead.key)
    return person ? [recordOf(lead, person)] : []
  })
  const label = campaignLabel(campaign)
  /** What was so before this chunk stays so: only what it changed is noted. */
  const newHere = (is: (lead: SentLead) => boolean): string[] =>
    sent.leads.filter((lead) => is(lead) && personOf.get(lead.key)?.wasSent === false).map(({ key }) => key)
  try {
    const rows = tellingGoneTab(ports, request.tabId, () =>
      withDocumentLock(ports, () => {
        const tab = marked.table.tab
        const line = { campaignId: campaign.id, campaignName: campaign.name, tabId: tab.id, at: ports.clock.now(), runner: '' }
        noteMemberships(ports.spreadsheet, [
          { ...line, state: 'refused', keys: newHere(isOut) },
          { ...line, state: 'there', keys: newHere((lead) => lead.kind === 'in-campaign' && lead.added === 'no') },
        ])
        return recordOutcomes(ports, tab, request, label, records, marked.table)
      }),
    )
    const results = records.map(({ ref: { key }, outcome, status, detail }): RowResult => {
      const row = rows.get(key)
      const name = personOf.get(key)?.name ?? ''
      return row === undefined
        ? { key, row: null, name, outcome: 'not-found', detail: DETAIL.rowGoneAfter(status, detail) }
        : { key, row, name, outcome, detail }
    })
    return { results, error: null }
  } catch (error) {
    // Sent, but the rows could not be written: they say “Adding…”, and pressing Add again tells the truth about them.
    const results = records.map(({ ref: { key, row } }): RowResult => {
      return { key, row, name: personOf.get(key)?.name ?? '', outcome: 'unconfirmed', detail: DETAIL.rowNotWritten }
    })
    return { results, error }
  }
}

const isOut = ({ kind }: SentLead): boolean => kind === 'refused' || kind === 'not-sent'

const recordOf = (lead: SentLead, { row, before, alsoIn }: MarkedPerson): RowRecord => {
  const outcome = { ref: { key: lead.key, row }, ...outcomeOf(lead) }
  const isIn = lead.kind === 'in-campaign' || lead.kind === 'unknown'
  if (lead.kind === 'in-campaign' && alsoIn.length > 0) return { ...outcome, detail: outcome.detail + DETAIL.alsoIn(alsoIn) }
  return before && !isIn ? { ...outcome, ...before, detail: DETAIL.keptCampaign(lead.detail) } : outcome
}

const OUTCOMES = { yes: 'added', mixed: 'added', no: 'already-there', unknown: 'in-campaign' } as const

const outcomeOf = (lead: SentLead): Pick<RowRecord, 'outcome' | 'status' | 'detail'> => {
  switch (lead.kind) {
    case 'in-campaign':
      return { outcome: OUTCOMES[lead.added], status: STATUS.inCampaign, detail: lead.detail }
    case 'refused':
      return { outcome: 'failed', status: STATUS.failed, detail: lead.detail }
    case 'unknown':
      return { outcome: 'unconfirmed', status: STATUS.adding, detail: lead.detail }
    case 'not-sent':
      return { outcome: 'skipped', status: STATUS.notAdded, detail: lead.detail }
  }
}

const lettersOf = (table: LeadTable): string => {
  const columns = Object.values(findStatusColumns(table))
  return columns.length === 0 ? '' : `${columnLetter(Math.min(...columns))}–${columnLetter(Math.max(...columns))}`
}

/** HeyReach's own counts tell new from there before, where rows cannot; rows of a lost answer are counted by what they say. */
const summary = (
  results: RowResult[],
  counts: { added: number; alreadyThere: number },
  error: unknown,
  told: RowResult[],
): Omit<ChunkResult, 'campaignStatus' | 'statusColumns'> => {
  const count = (outcome: RowResult['outcome'], of = results): number => of.filter((result) => result.outcome === outcome).length
  return {
    results: [...told, ...results],
    added: counts.added + count('added', told),
    alreadyThere: counts.alreadyThere + count('already-there', told),
    failed: count('failed'),
    unconfirmed: count('unconfirmed'),
    notFound: count('not-found') + count('not-found', told),
    stopped: error === null ? null : errorInWords(error),
    waitMs: 0,
  }
}
