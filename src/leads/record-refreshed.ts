/**
 * What HeyReach has told, onto the rows where the people stand by now: every row of the person that speaks of the campaign. Read,
 * written, flushed, read back, and put right once more where a sort in that very moment has moved rows.
 */
import { AppError } from '../errors'
import type { CampaignLead } from '../heyreach/api-types'
import type { Ports, Tab } from '../ports'
import type { RefreshChunkRequest, RefreshOutcome, RefreshPerson, RefreshRowResult } from '../sidebar/protocol'
import { CANNOT_GO_ON, STATUS, STATUS_HEADERS } from '../words'
import { mayBeUnderWay } from './adding-mark'
import { campaignIdOfLabel, campaignLabel } from './campaign-label'
import { requireTab, type LeadTable } from './lead-table'
import { locateInWhole, rowsOf, type Located } from './locate-people'
import { openMemory, type Membership, type MembershipNote, type Memberships } from './memberships'
import { statusOfLead } from './status-of-lead'
import { giveStatusColumns, requireStatusColumns, writeStatuses, type StatusUpdate } from './status-columns'
import { withDocumentLock } from './with-document-lock'

/** By `personIn`. */
export type FoundLeads = ReadonlyMap<string, CampaignLead>

export const personIn = (key: string, campaignId: number): string => `${campaignId} ${key}`

export interface ToRecord {
  found: FoundLeads
  /** Campaigns that are read to their end: who was not found is not listed. */
  settled: ReadonlySet<number>
  /** Campaigns that HeyReach does not have any more. */
  gone: ReadonlySet<number>
}

const ROUNDS = 3

type Words = Omit<StatusUpdate, 'row'> & Says

/** `adopted`: a row got a campaign that it did not have. Throws busy, invalid-input. */
export const recordRefreshed = (ports: Ports, request: RefreshChunkRequest, toRecord: ToRecord): { results: RefreshRowResult[]; adopted: boolean } => {
  const people = request.people.filter(({ key, campaignId }) => toRecord.found.has(personIn(key, campaignId)) || toRecord.settled.has(campaignId) || toRecord.gone.has(campaignId))
  if (people.length === 0) return { results: [], adopted: false }
  if (request.profileColumn === '') throw new AppError('invalid-input', { detail: CANNOT_GO_ON.urlColumnGone })
  return withDocumentLock(ports, () => {
    const tab = requireTab(ports.spreadsheet, request.tabId)
    const locate = (): Located => locateInWhole(tab, request.headerRow, request.profileColumn, people)
    const memory = request.picked ? openMemory(ports.spreadsheet) : null
    const remembered = memory?.read() ?? new Map<string, Membership[]>()
    const judge = (at: Located): JudgedRow[] => judgeRows(at, people, request, toRecord, remembered, ports.clock.now())
    let first = locate()
    let judged = judge(first)
    // Rows inserted while the tab was read push the last ones out of what was read: nobody is gone before a second look.
    if (lostOf(people, judged).length > 0) judged = judge((first = locate()))
    memory?.note(adoptedNotes(request, judged, remembered, ports.clock.now()))
    const adopted = judged.some(({ isAdopted }) => isAdopted)
    if (judged.some(({ words }) => words !== null)) write(ports, tab, locate, first, judged)
    return { results: resultsOf(people, judged), adopted }
  })
}

interface JudgedRow {
  row: number
  key: string
  campaignId: number
  outcome: RefreshOutcome
  name: string
  detail: string
  /** null where the row stays as it is. */
  words: Words | null
  isAdopted: boolean
}

const judgeRows = ({ table, profiles }: Located, people: RefreshPerson[], { picked }: RefreshChunkRequest, { found, gone }: ToRecord, remembered: Memberships, now: number): JudgedRow[] => {
  const wanted = new Set(people.map(({ key, campaignId }) => personIn(key, campaignId)))
  return [...profiles].flatMap(([row, profile]): JudgedRow[] => {
    if (profile.kind !== 'profile') return []
    const { key } = profile
    const own = campaignIdOfLabel(table.text(row, STATUS_HEADERS.campaign))
    const campaignId = own ?? picked?.id
    if (campaignId === undefined || !wanted.has(personIn(key, campaignId))) return []
    const lead = found.get(personIn(key, campaignId))
    const told = (outcome: RefreshOutcome): JudgedRow => ({ row, key, campaignId, outcome, name: lead?.profile.fullName || key, detail: '', words: null, isAdopted: false })
    if (!lead) return [told(gone.has(campaignId) ? 'campaign-gone' : 'not-listed')]
    const status = table.text(row, STATUS_HEADERS.status)
    const detail = table.text(row, STATUS_HEADERS.detail)
    if (status === STATUS.adding && mayBeUnderWay(detail, now)) return [told('left-alone')]
    const isAdopted = own === null
    const wasStopped = isAdopted && membershipIn(remembered, key, campaignId)?.state === 'stopped'
    const after = statusOfLead(lead, { status, detail, wasStopped })
    const isSame = !isAdopted && after.status === status && after.detail === detail
    const outcome = isAdopted && after.outcome !== 'failed' && after.outcome !== 'finished' ? 'found' : after.outcome
    const words = isSame ? null : { status: after.status, detail: after.detail, updated: timeOf(lead, after.status, now), ...(isAdopted && picked ? { campaign: campaignLabel(picked) } : {}) }
    return [{ ...told(outcome), detail: after.detail, words, isAdopted }]
  })
}

const timeOf = ({ failedAt, lastActionAt }: CampaignLead, status: string, now: number): Date =>
  new Date((status === STATUS.failed || status === STATUS.stopped ? (failedAt ?? lastActionAt) : lastActionAt) ?? now)

/** Whoever HeyReach has there already is not put in once more from here. What is remembered of them already stays. */
const adoptedNotes = ({ picked, tabId }: RefreshChunkRequest, judged: JudgedRow[], remembered: Memberships, at: number): MembershipNote[] => {
  const keys = new Set(judged.filter(({ isAdopted, key }) => isAdopted && picked && !membershipIn(remembered, key, picked.id)).map(({ key }) => key))
  return picked ? [{ campaignId: picked.id, campaignName: picked.name, state: 'there', tabId, keys: [...keys], at, runner: '' }] : []
}

const membershipIn = (remembered: Memberships, key: string, campaignId: number): Membership | undefined =>
  (remembered.get(key) ?? []).find((membership) => membership.campaignId === campaignId)

/** What a row says, or is to say. */
interface Says {
  campaign?: string
  status: string
  detail: string
}

const write = (ports: Ports, tab: Tab, locate: () => Located, first: Located, judged: JudgedRow[]): void => {
  const right = rightWords(first, judged)
  const known = wordsAround(first, right)
  let updates = judged.flatMap(({ row, words }): StatusUpdate[] => (words ? [{ row, ...words }] : []))
  let columns = giveStatusColumns(ports, first.table)
  for (let round = 0; round < ROUNDS && updates.length > 0; round += 1) {
    writeStatuses(tab, columns, updates)
    ports.spreadsheet.flush()
    const now = locate()
    columns = requireStatusColumns(now.table)
    updates = wrongRows(now, right, known, new Date(ports.clock.now()))
  }
}

/** By person, what their rows may say after this: of several rows of one person each its own. */
type RightWords = ReadonlyMap<string, readonly (Says & { updated?: Date })[]>

const rightWords = ({ table, profiles }: Located, judged: JudgedRow[]): RightWords => {
  const words = new Map(judged.flatMap((one) => (one.words ? [[one.row, one.words]] : [])))
  const right = new Map<string, (Says & { updated?: Date })[]>()
  for (const [row, profile] of profiles) {
    if (profile.kind !== 'profile') continue
    right.set(profile.key, [...(right.get(profile.key) ?? []), { ...saysNow(table, row), ...words.get(row) }])
  }
  return right
}

/** Whatever rows say before or after this: between rows that are written, others are rewritten as they were (`writeStatuses`). */
const wordsAround = ({ table }: Located, right: RightWords): ReadonlySet<string> =>
  new Set([...rowsOf(table).map((row) => inOne(saysNow(table, row))), ...[...right.values()].flat().map(inOne)].filter((words) => words !== inOne(NOTHING)))

/**
 * Rows whose person should say something else: one of those that were to be written, or a stranger's to whom somebody else's words came
 * (a sort between reading and writing). What people typed themselves in that moment stays.
 */
const wrongRows = ({ table, profiles }: Located, right: RightWords, known: ReadonlySet<string>, now: Date): StatusUpdate[] =>
  [...profiles].flatMap(([row, profile]): StatusUpdate[] => {
    const says = saysNow(table, row)
    if (profile.kind !== 'profile') return !table.isFilled(row) && known.has(inOne(says)) ? [{ row, ...NOTHING, updated: now }] : []
    const possible = right.get(profile.key)
    if (!possible || possible.some((one) => inOne(one) === inOne(says) && one.campaign === says.campaign)) return []
    const should = possible.length === 1 ? possible[0] : possible.find(({ campaign }) => campaign === says.campaign)
    return should && (should.updated || known.has(inOne(says))) ? [{ row, ...should, updated: should.updated ?? now }] : []
  })

const NOTHING: Required<Says> = { campaign: '', status: '', detail: '' }

const saysNow = (table: LeadTable, row: number): Required<Says> => ({
  campaign: table.text(row, STATUS_HEADERS.campaign),
  status: table.text(row, STATUS_HEADERS.status),
  detail: table.text(row, STATUS_HEADERS.detail),
})

const inOne = ({ status = '', detail = '' }: { status?: string; detail?: string }): string => `${status}\n${detail}`

/** Every row of each person; whose rows are gone, or say something else by now, are told of once. */
const resultsOf = (people: RefreshPerson[], judged: JudgedRow[]): RefreshRowResult[] => {
  const lost = new Map(lostOf(people, judged).map((person) => [personIn(person.key, person.campaignId), person]))
  return [
    ...judged.map(({ row, key, campaignId, outcome, name, detail }) => ({ key, campaignId, row, name, outcome, detail: outcome === 'failed' ? detail : '' })),
    ...[...lost.values()].map(({ key, campaignId }) => ({ key, campaignId, row: null, name: key, outcome: 'gone' as const, detail: '' })),
  ]
}

const lostOf = (people: RefreshPerson[], judged: JudgedRow[]): RefreshPerson[] => {
  const seen = new Set(judged.map(({ key, campaignId }) => personIn(key, campaignId)))
  return people.filter(({ key, campaignId }) => !seen.has(personIn(key, campaignId)))
}
