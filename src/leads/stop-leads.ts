/**
 * One chunk of a stopping run: one call a lead and campaign; the rows say what HeyReach answered. A chunk's time at worst: 20 s for
 * the lock, 180 s at HeyReach (the last request goes out before 120 s, and Google waits 60 s for it), 20 s for the lock again, and the tabs.
 */
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
import { hasEnded, stopVerdict, type StopVerdict } from './stop-verdict'
import { withDocumentLock } from './with-document-lock'

const CALLING_MS = 120_000
/** Of which looking up where people are under way: with an answer that takes a minute, a stop still goes out. */
const LOOKING_MS = 45_000
/** From the chunk's beginning: no further tab is gone through after that. */
const FOLLOWING_MS = 240_000

export const stopLeadsChunk = (ports: Ports, { request, people }: StopChunkRequest): StopChunkResult => {
  if (people.length > STOP_CHUNK_SIZE) throw new AppError('invalid-input', { detail: CANNOT_GO_ON.tooManyRows })
  const began = ports.clock.now()
  const client = createHeyReachClient(ports, requireAccount(ports).key)
  const sheet =
    request.tabId === null || request.headerRow === null || request.pastedUrl !== null
      ? null
      : openStopSheet(ports, requireTab(ports.spreadsheet, request.tabId), request.headerRow)
  const marked = sheet?.mark(people) ?? null
  const now = ports.clock.now()

  // A row that is gone says nothing of its person any more; only the campaign that was shown at the preview counts.
  const here = marked ? people.filter(({ key }) => marked.located.rows.has(key)) : people
  const everywhere = request.where.kind === 'everywhere'
  const triedBefore = marked?.triedBefore ?? new Set<string>()
  // Before stopping: whether an earlier try of ours did it, HeyReach's answer to another one does not say.
  const stood = lookUp(client, here.filter(({ key }) => everywhere || triedBefore.has(key)), now + LOOKING_MS)
  const wanted = here.map((person): Wanted => {
    const campaignIds = everywhere ? underWay(stood.get(person.key)) : asked(person, request.where)
    return { key: person.key, campaignIds }
  })
  if (everywhere && marked) askForOwnToo(wanted, marked)
  const items = wanted.flatMap(({ key, campaignIds }): StopItem[] =>
    campaignIds.map((campaignId) => ({ campaignId, profileUrl: profileUrlOfKey(key) })),
  )
  const answers = client.stopLeads(items, now + CALLING_MS)
  let next = 0
  const verdicts = wanted.map(({ key, campaignIds }): StopVerdict => {
    const mine = answers.slice(next, next + campaignIds.length)
    next += campaignIds.length
    const known = stood.get(key) ?? null
    return stopVerdict({ key, campaignIds, answers: mine, lookupFailed: everywhere && !known, triedBefore: triedBefore.has(key), stood: known })
  })
  const bad = answers.find(endsTheRun)
  const { rows, error } = record(ports, sheet, people, verdicts, began + FOLLOWING_MS)
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
const record = (
  ports: Ports,
  sheet: StopSheet | null,
  people: PersonRef[],
  verdicts: StopVerdict[],
  until: number,
): { rows: Map<string, number>; error: unknown } => {
  try {
    const rows = withDocumentLock(ports, () => {
      noteStops(ports, sheet?.tab.id ?? null, verdicts)
      const written = sheet?.record(people, verdicts)
      followStops(ports, verdicts, sheet?.tab.id ?? null, until)
      ports.spreadsheet.flush()
      return written
    })
    return { rows: rows ?? new Map<string, number>(), error: null }
  } catch (error) {
    return { rows: new Map<string, number>(), error }
  }
}

type Stood = ReadonlyMap<number, string>

/** Where each person stands: campaign → the lead's status there. Who could not be asked, or is not told, is missing. */
const lookUp = (client: HeyReachClient, people: PersonRef[], deadline: number): Map<string, Stood> => {
  const found = people.length === 0 ? [] : client.campaignsForLeads(people.map(({ key }) => profileUrlOfKey(key)), deadline)
  return new Map(
    people.flatMap(({ key }, index): [string, Stood][] => {
      const answer = found[index]
      return answer?.kind === 'found' ? [[key, new Map(answer.campaigns.map(({ campaignId, leadStatus }) => [campaignId, leadStatus]))]] : []
    }),
  )
}

/** The campaigns in which HeyReach says the lead is still under way. */
const underWay = (stood: Stood | undefined): number[] => [...(stood ?? [])].filter(([, leadStatus]) => !hasEnded(leadStatus)).map(([id]) => id)

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
