/**
 * Refreshing statuses as a pure machine: campaigns are read page by page, some at a time, until each is at its end. The page carries out
 * each phase and reports back; `turn` tells its answer from a late one. What is read is on the rows, so nothing is lost by leaving.
 */
import type { Count } from './add-run'
import type { Phase } from './chunk-run'
import type { LeadCursor, RefreshCampaign, RefreshChunkRequest, RefreshChunkResult, RefreshOutcome, RefreshPerson, RefreshPreview, RefreshRowResult, WordedError } from './protocol'
import { plural, thousands } from '../words'

interface ReadingCampaign extends LeadCursor {
  name: string
  /** How many leads it may have; as told at the preview until the first page says. */
  expected: number
  done: boolean
  problem: WordedError | null
}

export interface RefreshRun {
  tabId: number
  headerRow: number
  profileColumn: string
  picked: RefreshPreview['picked']
  people: RefreshPerson[]
  campaigns: ReadingCampaign[]
  /** By person and campaign: a person may stand in several rows. */
  results: ReadonlyMap<string, RefreshRowResult[]>
  phase: Phase
  turn: number
  cancelWanted: boolean
  /** How often this chunk got no answer. */
  tries: number
}

export type RefreshRunEvent =
  | { kind: 'answered'; turn: number; answer: RefreshChunkResult }
  | { kind: 'failed'; turn: number; error: WordedError; mayAskAgain: boolean }
  | { kind: 'waited'; turn: number }
  | { kind: 'cancel' }
  | { kind: 'continue' }

/** Of many small campaigns so many at a time: a page each, and they are asked for together. */
const CAMPAIGNS_AT_ONCE = 10
const MOST_TRIES = 2
const MOST_TRIES_WHEN_BUSY = 20
const ASK_AGAIN_MS = 5_000
const LONGEST_WAIT_MS = 15_000

const idOf = ({ key, campaignId }: { key: string; campaignId: number }): string => `${campaignId} ${key}`

export const startRefresh = ({ tabId, headerRow, preview }: { tabId: number; headerRow: number; preview: Pick<RefreshPreview, 'people' | 'campaigns' | 'picked' | 'profileColumn'> }): RefreshRun => ({
  tabId,
  headerRow,
  profileColumn: preview.profileColumn,
  picked: preview.picked,
  people: preview.people,
  campaigns: preview.campaigns.map(({ id, name, leads }: RefreshCampaign) => ({ campaignId: id, name, offset: 0, total: null, expected: leads ?? 0, done: false, problem: null })),
  results: new Map(),
  phase: preview.campaigns.length === 0 ? { kind: 'ended', ending: { how: 'all', error: null } } : { kind: 'sending' },
  turn: 0,
  cancelWanted: false,
  tries: 0,
})

const openCampaigns = ({ campaigns }: RefreshRun): ReadingCampaign[] => campaigns.filter(({ done }) => !done)

/** What goes to the server in the phase `sending`. */
export const refreshChunk = (run: RefreshRun): RefreshChunkRequest => {
  const { tabId, headerRow, profileColumn, picked } = run
  const cursors = openCampaigns(run).slice(0, CAMPAIGNS_AT_ONCE).map(({ campaignId, offset, total }) => ({ campaignId, offset, total }))
  const ids = new Set(cursors.map(({ campaignId }) => campaignId))
  const people = run.people.filter((person) => ids.has(person.campaignId) && !run.results.has(idOf(person)))
  return { tabId, headerRow, profileColumn, picked, cursors, people }
}

const enter = (run: RefreshRun, phase: Phase): RefreshRun => ({ ...run, phase, turn: run.turn + 1 })

const next = (run: RefreshRun): RefreshRun => {
  if (openCampaigns(run).length === 0) return enter(run, { kind: 'ended', ending: { how: 'all', error: null } })
  return enter(run, run.cancelWanted ? { kind: 'ended', ending: { how: 'cancelled', error: null } } : { kind: 'sending' })
}

const answered = (run: RefreshRun, answer: RefreshChunkResult): RefreshRun => {
  const reads = new Map(answer.campaigns.map((read) => [read.campaignId, read]))
  const results = new Map(run.results)
  const fresh = new Map<string, RefreshRowResult[]>()
  for (const result of answer.results) fresh.set(idOf(result), [...(fresh.get(idOf(result)) ?? []), result])
  for (const [id, rows] of fresh) results.set(id, rows)
  const after = { ...run, campaigns: run.campaigns.map((campaign) => ({ ...campaign, ...reads.get(campaign.campaignId) })), results, tries: 0 }
  return answer.stopped ? enter(after, { kind: 'ended', ending: { how: 'error', error: answer.stopped } }) : next(after)
}

const failed = (run: RefreshRun, error: WordedError, mayAskAgain: boolean): RefreshRun => {
  const busy = error.code === 'busy'
  if (!mayAskAgain || run.cancelWanted || run.tries >= (busy ? MOST_TRIES_WHEN_BUSY : MOST_TRIES)) return enter(run, { kind: 'ended', ending: { how: 'error', error } })
  const ms = Math.min(LONGEST_WAIT_MS, ASK_AGAIN_MS * (run.tries + 1))
  return enter({ ...run, tries: run.tries + 1 }, { kind: 'waiting', ms, why: busy ? 'busy' : 'no-answer' })
}

export const stepRefresh = (run: RefreshRun, event: RefreshRunEvent): RefreshRun => {
  const { phase } = run
  if ('turn' in event && event.turn !== run.turn) return run
  switch (event.kind) {
    case 'answered':
      return phase.kind === 'sending' ? answered(run, event.answer) : run
    case 'failed':
      return phase.kind === 'sending' ? failed(run, event.error, event.mayAskAgain) : run
    case 'waited':
      return phase.kind === 'waiting' ? enter(run, { kind: 'sending' }) : run
    case 'cancel':
      if (phase.kind === 'sending') return { ...run, cancelWanted: true }
      return phase.kind === 'waiting' ? enter(run, { kind: 'ended', ending: { how: 'cancelled', error: null } }) : run
    case 'continue':
      return phase.kind === 'ended' && canContinue(run) ? enter({ ...run, cancelWanted: false, tries: 0 }, { kind: 'sending' }) : run
  }
}

export const canContinue = (run: RefreshRun): boolean => openCampaigns(run).length > 0

/** Leads of all campaigns together, gone through and in all, as far as is known. */
export const leadsRead = ({ campaigns }: RefreshRun): { done: number; total: number } =>
  campaigns.reduce(
    ({ done, total }, { offset, total: told, expected, done: isDone }) => ({
      done: done + offset,
      total: total + (isDone ? offset : Math.max(offset, told ?? expected)),
    }),
    { done: 0, total: 0 },
  )

export const REFRESH_OUTCOMES: Record<RefreshOutcome, { label: string; tone: Count['tone']; hint?: string }> = {
  failed: { label: 'Failed', tone: 'bad' },
  moved: { label: 'Moved on', tone: 'good' },
  found: { label: 'Found in the campaign', tone: 'good' },
  finished: { label: 'Finished without reply', tone: 'plain' },
  unchanged: { label: 'Unchanged', tone: 'plain' },
  'not-listed': { label: 'Not listed by HeyReach', tone: 'plain', hint: 'That proves nothing: of those who wait, HeyReach lists only the next few. These rows keep what they say.' },
  'campaign-gone': { label: 'Campaign is gone', tone: 'bad', hint: 'These rows keep what they say.' },
  'left-alone': { label: 'Being added just now', tone: 'plain', hint: 'Left to that run.' },
  gone: { label: 'Row is gone', tone: 'bad', hint: 'Deleted meanwhile, or it says another campaign now.' },
}

export interface OutcomeGroup extends Count {
  outcome: RefreshOutcome
  hint: string
  rows: number[]
}

/** Without empty ones; always with the first two. */
export const refreshGroups = ({ results }: Pick<RefreshRun, 'results'>): OutcomeGroup[] => {
  const all = [...results.values()].flat()
  return (Object.keys(REFRESH_OUTCOMES) as RefreshOutcome[])
    .map((outcome) => {
      const of = all.filter((result) => result.outcome === outcome)
      const { label, tone, hint = '' } = REFRESH_OUTCOMES[outcome]
      return { outcome, label, tone: of.length === 0 ? ('plain' as const) : tone, hint, count: of.length, rows: of.flatMap(({ row }) => row ?? []) }
    })
    .filter(({ count }, index) => index < 2 || count > 0)
}

export const failures = ({ results }: Pick<RefreshRun, 'results'>): RefreshRowResult[] =>
  [...results.values()].flat().filter(({ outcome }) => outcome === 'failed').sort((a, b) => (a.row ?? 0) - (b.row ?? 0))

/** Rows whose campaigns were not read to their end. */
export const rowsLeft = ({ people, results }: RefreshRun): number => people.filter((person) => !results.has(idOf(person))).length

export const refreshHeadline = (run: RefreshRun): string => {
  const { phase, people, results } = run
  const left = rowsLeft(run)
  // Other rows of the same people follow, selected or not.
  if (phase.kind !== 'ended' || left === 0) return `${plural([...results.values()].flat().filter(({ row }) => row !== null).length, 'row')} looked up`
  const done = `${thousands(people.length - left)} of ${plural(people.length, 'row')} looked up`
  return phase.ending.how === 'cancelled' ? `Cancelled: ${done}` : `Ended early: ${done}`
}

export const problemCampaigns = ({ campaigns }: RefreshRun): { name: string; problem: WordedError }[] =>
  campaigns.flatMap(({ name, problem }) => (problem ? [{ name, problem }] : []))
