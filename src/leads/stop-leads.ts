/** One chunk of a stopping run: one call a lead and campaign; the rows say what HeyReach answered. */
import { AppError } from '../errors'
import { requireKey } from '../account/stored-account'
import { createHeyReachClient, type HeyReachClient } from '../heyreach/client'
import type { StopItem, StopOutcome as ClientOutcome } from '../heyreach/api-types'
import { profileUrlOfKey } from '../linkedin/normalize-profile-url'
import type { Ports, Tab } from '../ports'
import { STOP_CHUNK_SIZE, type PersonRef, type StopChunkRequest, type StopChunkResult, type StopOutcome, type StopRowResult, type StopWhere } from '../sidebar/protocol'
import { errorInWords, plural, STATUS, STATUS_HEADERS } from '../words'
import { readName } from './build-lead'
import { campaignIdOfLabel } from './campaign-label'
import { readLeadTable, requireTab } from './lead-table'
import { locatePeople, type Located } from './locate-people'
import { mappingWith, profileColumnOf } from './preview-stop'
import { ensureStatusColumns, writeStatuses } from './status-columns'
import { withDocumentLock } from './with-document-lock'

const CALLING_MS = 120_000

export const stopLeadsChunk = (ports: Ports, { request, people }: StopChunkRequest): StopChunkResult => {
  if (people.length > STOP_CHUNK_SIZE) throw new AppError('invalid-input', { detail: 'Too many rows at once.' })
  const client = createHeyReachClient(ports, requireKey(ports))
  const deadline = ports.clock.now() + CALLING_MS
  const sheet =
    request.tabId === null || request.headerRow === null || request.pastedUrl !== null
      ? null
      : openSheet(ports, requireTab(ports.spreadsheet, request.tabId), request.headerRow)
  const located = sheet?.locate(people) ?? null

  // A row that is gone says nothing of its person any more; only the campaign that was shown at the preview counts.
  const gone = new Set(located ? people.filter(({ key }) => !located.rows.has(key)).map(({ key }) => key) : [])
  const wanted = people.filter(({ key }) => !gone.has(key)).map((person): Wanted => ({ key: person.key, campaignIds: asked(person, request.where) }))
  const failedLookups = request.where.kind === 'everywhere' ? lookUpCampaigns(client, wanted, deadline) : new Set<string>()
  const items = wanted.flatMap(({ key, campaignIds }): StopItem[] =>
    campaignIds.map((campaignId) => ({ campaignId, profileUrl: profileUrlOfKey(key) })),
  )
  const answers = client.stopLeads(items, deadline)
  const verdicts = wanted.map(({ key, campaignIds }): KeyedVerdict => {
    const mine = items.flatMap((item, index) => (item.profileUrl === profileUrlOfKey(key) ? [{ item, answer: answers[index] }] : []))
    const stopped = mine.filter(({ answer }) => answer?.kind === 'stopped').map(({ item }) => item.campaignId)
    const given = mine.flatMap(({ answer }) => answer ?? [])
    return { key, stopped, ...verdict(given, campaignIds.length, failedLookups.has(key)) }
  })
  const bad = answers.find(endsTheRun)
  const { rows, error } = record(sheet, people, verdicts)
  return {
    results: people.map(({ key }): StopRowResult => {
      const found = verdicts.find((one) => one.key === key)
      const name = located ? nameOf(located, key) : profileUrlOfKey(key)
      if (!found) return { key, row: null, name, outcome: 'not-found', detail: 'The row is gone from the tab; not stopped.' }
      const detail = error === null || found.outcome !== 'stopped' ? found.detail : `${found.detail}, but the row could not be written`
      return { key, row: rows.get(key) ?? null, name, outcome: found.outcome, detail }
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
const record = (sheet: ReturnType<typeof openSheet> | null, people: PersonRef[], verdicts: KeyedVerdict[]) => {
  try {
    return { rows: sheet ? sheet.record(people, verdicts) : new Map<string, number>(), error: null }
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

interface Verdict {
  outcome: StopOutcome
  detail: string
}

interface KeyedVerdict extends Verdict {
  key: string
  /** The campaigns in which the lead was stopped. */
  stopped: number[]
}

const verdict = (answers: ClientOutcome[], campaigns: number, lookupFailed: boolean): Verdict => {
  const count = (kind: ClientOutcome['kind']): number => answers.filter((answer) => answer.kind === kind).length
  if (lookupFailed || count('unknown') > 0 || answers.length < campaigns) {
    return { outcome: 'unconfirmed', detail: 'Not confirmed: HeyReach did not answer. Press Stop again.' }
  }
  const refused = answers.find((answer) => answer.kind === 'refused')
  if (refused?.kind === 'refused') {
    const { title, help } = errorInWords(refused.error)
    return { outcome: 'unconfirmed', detail: `Not stopped: ${title} ${help}`.trim() }
  }
  if (count('stopped') > 0) {
    return { outcome: 'stopped', detail: campaigns > 1 ? `Stopped in ${plural(count('stopped'), 'campaign')}` : 'Stopped by this sheet' }
  }
  if (count('was-not-running') > 0) return { outcome: 'was-not-running', detail: 'It was not running any more' }
  return {
    outcome: 'not-in-campaign',
    detail: campaigns === 0 ? 'It is under way in no campaign' : 'HeyReach does not have this lead in that campaign',
  }
}

const openSheet = (ports: Ports, tab: Tab, headerRow: number) => {
  const profileColumn = profileColumnOf(ports, readLeadTable(tab, headerRow))
  if (profileColumn === null) {
    throw new AppError('invalid-input', { detail: 'No column with LinkedIn URLs was found below these headers. Press “Use current selection”.' })
  }
  /** Of a person's rows the one with the campaign that was meant. */
  const locate = (people: PersonRef[]): Located => {
    const campaigns = new Set(people.map(({ campaignId }) => campaignId).filter((id) => id !== undefined))
    return locatePeople(tab, headerRow, profileColumn, people, (table) => (row) => {
      const id = campaignIdOfLabel(table.text(row, STATUS_HEADERS.campaign))
      return campaigns.size === 0 || (id !== null && campaigns.has(id))
    })
  }
  return {
    locate,
    record: (people: PersonRef[], verdicts: KeyedVerdict[]): Map<string, number> =>
      withDocumentLock(ports, () => {
        const { table, rows } = locate(people)
        const updated = new Date(ports.clock.now())
        const updates = verdicts.flatMap(({ key, stopped, detail }) => {
          const row = rows.get(key)
          if (row === undefined) return []
          return [{ row, updated, ...statusAfter(table.text(row, STATUS_HEADERS.campaign), stopped, detail) }]
        })
        if (updates.length > 0) {
          writeStatuses(tab, ensureStatusColumns(table), updates)
          ports.spreadsheet.flush()
        }
        return rows
      }),
  }
}

/** A row speaks of one campaign: it is `Stopped` only where that one was stopped, or where it spoke of none. */
const statusAfter = (label: string, stopped: number[], detail: string): { status?: string; campaign?: string; detail: string } => {
  const own = campaignIdOfLabel(label)
  const [first] = stopped
  if (first === undefined) return { detail }
  if (own === null) return { status: STATUS.stopped, campaign: `#${first}`, detail }
  return stopped.includes(own) ? { status: STATUS.stopped, detail } : { detail: `Stopped in ${stopped.map((id) => `#${id}`).join(', ')}` }
}

const nameOf = ({ table, rows }: Located, key: string): string => {
  const row = rows.get(key)
  if (row === undefined) return key
  const first = table.columns.map(({ key: column }) => column).find((column) => /first\s*name|vorname/i.test(column))
  const last = table.columns.map(({ key: column }) => column).find((column) => /last\s*name|nachname|surname/i.test(column))
  const fields = { ...(first ? { firstName: first } : {}), ...(last ? { lastName: last } : {}) }
  const { firstName, lastName } = readName(table, row, { ...mappingWith(null), fields })
  return [firstName, lastName].filter((part) => part !== '').join(' ') || key
}
