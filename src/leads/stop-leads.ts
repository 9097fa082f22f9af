/** One chunk of a stopping run: one call a lead and campaign; the rows say what HeyReach answered. */
import { AppError } from '../errors'
import { requireKey } from '../account/stored-account'
import { createHeyReachClient, type HeyReachClient } from '../heyreach/client'
import type { StopItem, StopOutcome as ClientOutcome } from '../heyreach/api-types'
import { profileUrlOfKey } from '../linkedin/normalize-profile-url'
import type { Ports, Tab } from '../ports'
import { STOP_CHUNK_SIZE, type PersonRef, type StopChunkRequest, type StopChunkResult, type StopOutcome, type StopRowResult } from '../sidebar/protocol'
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
  const sheet = request.tabId === null || request.headerRow === null || request.pastedUrl !== null
    ? null
    : openSheet(ports, requireTab(ports.spreadsheet, request.tabId), request.headerRow)
  const located = sheet?.locate(people) ?? null

  const wanted = people.map(({ key }): Wanted => ({ key, campaignIds: rowCampaign(located, key, request.where) }))
  const failedLookups = request.where.kind === 'everywhere' ? lookUpCampaigns(client, wanted, deadline) : new Set<string>()
  const items = wanted.flatMap(({ key, campaignIds }): StopItem[] =>
    campaignIds.map((campaignId) => ({ campaignId, profileUrl: profileUrlOfKey(key) })),
  )
  const answers = client.stopLeads(items, deadline)
  const verdicts = wanted.map(({ key, campaignIds }) => {
    const mine = answers.filter((_, index) => items[index]?.profileUrl === profileUrlOfKey(key))
    return { key, ...verdict(mine, campaignIds.length, failedLookups.has(key)) }
  })
  const bad = answers.find(endsTheRun)
  const rows = sheet ? sheet.record(people, verdicts) : new Map<string, number>()
  return {
    results: verdicts.map(({ key, outcome, detail }): StopRowResult => {
      const row = rows.get(key) ?? null
      return { key, row, name: located ? nameOf(located, key) : profileUrlOfKey(key), outcome, detail }
    }),
    stopped: bad ? errorInWords(bad.error) : null,
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

const rowCampaign = (located: Located | null, key: string, where: StopChunkRequest['request']['where']): number[] => {
  if (where.kind === 'campaign') return [where.campaignId]
  const row = located?.rows.get(key)
  if (where.kind !== 'row' || !located || row === undefined) return []
  const id = campaignIdOfLabel(located.table.text(row, STATUS_HEADERS.campaign))
  return id === null ? [] : [id]
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
  const profileColumn = profileColumnOf(ports, readLeadTable(tab, headerRow)) ?? ''
  return {
    locate: (people: PersonRef[]): Located => locatePeople(tab, headerRow, profileColumn, people),
    record: (people: PersonRef[], verdicts: (Verdict & { key: string })[]): Map<string, number> =>
      withDocumentLock(ports, () => {
        const { table, rows } = locatePeople(tab, headerRow, profileColumn, people)
        const updated = new Date(ports.clock.now())
        const updates = verdicts.flatMap(({ key, outcome, detail }) => {
          const row = rows.get(key)
          if (row === undefined) return []
          return [{ row, detail, updated, ...(outcome === 'stopped' ? { status: STATUS.stopped } : {}) }]
        })
        if (updates.length > 0) {
          writeStatuses(tab, ensureStatusColumns(table), updates)
          ports.spreadsheet.flush()
        }
        return rows
      }),
  }
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
