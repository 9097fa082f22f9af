/** One chunk of a stopping run: one call a lead and campaign; the rows say what HeyReach answered. */
import { requireAccount } from '../account/stored-account'
import { AppError } from '../errors'
import type { StopItem, StopOutcome as ClientOutcome } from '../heyreach/api-types'
import { createHeyReachClient, type HeyReachClient } from '../heyreach/client'
import { profileUrlOfKey } from '../linkedin/normalize-profile-url'
import type { Ports } from '../ports'
import { STOP_CHUNK_SIZE, type PersonRef, type StopChunkRequest, type StopChunkResult, type StopRowResult, type StopWhere } from '../sidebar/protocol'
import { CANNOT_GO_ON, DETAIL, errorInWords, STATUS_HEADERS } from '../words'
import { readName } from './build-lead'
import { campaignIdOfLabel } from './campaign-label'
import { followStops } from './follow-stops'
import { guessMapping } from './guess-mapping'
import { requireTab } from './lead-table'
import type { Located } from './locate-people'
import { noteStops, openStopSheet, type StopSheet } from './record-stops'
import { stopVerdict, type StopVerdict } from './stop-verdict'
import { withDocumentLock } from './with-document-lock'

const CALLING_MS = 120_000

export const stopLeadsChunk = (ports: Ports, { request, people }: StopChunkRequest): StopChunkResult => {
  if (people.length > STOP_CHUNK_SIZE) throw new AppError('invalid-input', { detail: CANNOT_GO_ON.tooManyRows })
  const client = createHeyReachClient(ports, requireAccount(ports).key)
  const sheet =
    request.tabId === null || request.headerRow === null || request.pastedUrl !== null
      ? null
      : openStopSheet(ports, requireTab(ports.spreadsheet, request.tabId), request.headerRow)
  const marked = sheet?.mark(people) ?? null
  const deadline = ports.clock.now() + CALLING_MS

  // A row that is gone says nothing of its person any more; only the campaign that was shown at the preview counts.
  const here = marked ? people.filter(({ key }) => marked.located.rows.has(key)) : people
  const wanted = here.map((person): Wanted => ({ key: person.key, campaignIds: asked(person, request.where) }))
  const failedLookups = request.where.kind === 'everywhere' ? lookUpCampaigns(client, wanted, deadline) : new Set<string>()
  if (request.where.kind === 'everywhere' && marked) askForOwnToo(wanted, marked)
  const items = wanted.flatMap(({ key, campaignIds }): StopItem[] =>
    campaignIds.map((campaignId) => ({ campaignId, profileUrl: profileUrlOfKey(key) })),
  )
  const answers = client.stopLeads(items, deadline)
  let next = 0
  const verdicts = wanted.map(({ key, campaignIds }): StopVerdict => {
    const mine = answers.slice(next, next + campaignIds.length)
    next += campaignIds.length
    return stopVerdict({ key, campaignIds, answers: mine, lookupFailed: failedLookups.has(key), triedBefore: marked?.triedBefore.has(key) ?? false })
  })
  const bad = answers.find(endsTheRun)
  const { rows, error } = record(ports, sheet, people, verdicts)
  return {
    results: people.map(({ key }): StopRowResult => {
      const found = verdicts.find((one) => one.key === key)
      const name = marked ? nameOf(marked.located, key) : profileUrlOfKey(key)
      if (!found) return { key, row: null, name, outcome: 'not-found', detail: DETAIL.rowGoneNotStopped }
      const unwritten = error !== null && found.outcome === 'stopped'
      return {
        key,
        row: rows.get(key) ?? null,
        name,
        outcome: unwritten ? 'unconfirmed' : found.outcome,
        detail: unwritten ? DETAIL.stoppedNotWritten(found.detail) : found.detail,
      }
    }),
    stopped: bad ? errorInWords(bad.error) : error === null ? null : errorInWords(error),
    waitMs: 0,
  }
}

/** Neither a bad key nor a refusal of Google's gets better with the next lead. */
const endsTheRun = (answer: ClientOutcome): answer is Extract<ClientOutcome, { error: AppError }> =>
  'error' in answer && (answer.error.code === 'bad-key' || answer.error.code === 'platform-limit')

interface Wanted {
  key: string
  campaignIds: number[]
}

const asked = ({ campaignId }: PersonRef, where: StopWhere): number[] => {
  if (where.kind === 'campaign') return [where.campaignId]
  return where.kind === 'row' && campaignId !== undefined ? [campaignId] : []
}

/** What is stopped is stopped: that the rows could not be written is told, not thrown. */
const record = (ports: Ports, sheet: StopSheet | null, people: PersonRef[], verdicts: StopVerdict[]): { rows: Map<string, number>; error: unknown } => {
  try {
    const rows = sheet ? sheet.record(people, verdicts) : new Map<string, number>()
    withDocumentLock(ports, () => {
      if (!sheet) noteStops(ports, null, verdicts)
      followStops(ports, verdicts, sheet?.tab.id ?? null)
      ports.spreadsheet.flush()
    })
    return { rows, error: null }
  } catch (error) {
    return { rows: new Map<string, number>(), error }
  }
}

/** Everywhere: the campaigns in which HeyReach says the lead is still under way. Fills `wanted`, gives who could not be asked. */
const lookUpCampaigns = (client: HeyReachClient, wanted: Wanted[], deadline: number): Set<string> => {
  const failed = new Set<string>()
  const found = client.campaignsForLeads(wanted.map(({ key }) => profileUrlOfKey(key)), deadline)
  wanted.forEach((person, index) => {
    const answer = found[index]
    if (answer?.kind !== 'found') {
      failed.add(person.key)
      return
    }
    person.campaignIds = answer.campaigns
      .filter(({ leadStatus }) => leadStatus !== 'Finished' && leadStatus !== 'Failed')
      .map(({ campaignId }) => campaignId)
  })
  return failed
}

/** Whom an earlier try stopped is under way nowhere any more: the campaign that the row speaks of is asked all the same. */
const askForOwnToo = (wanted: Wanted[], { located: { table, rows }, triedBefore }: ReturnType<StopSheet['mark']>): void => {
  for (const person of wanted) {
    const row = rows.get(person.key)
    if (row === undefined || !triedBefore.has(person.key)) continue
    const own = campaignIdOfLabel(table.text(row, STATUS_HEADERS.campaign))
    if (own !== null && !person.campaignIds.includes(own)) person.campaignIds.push(own)
  }
}

const nameOf = ({ table, rows }: Located, key: string): string => {
  const row = rows.get(key)
  if (row === undefined) return key
  const { firstName, lastName } = readName(table, row, guessMapping(table.columns.map((column) => column.key), null))
  return [firstName, lastName].filter((part) => part !== '').join(' ') || key
}
