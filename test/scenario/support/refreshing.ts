/** Refreshing statuses as a person does it: select, look at the preview, press the button, and the sidebar's own run machine to the end. */
import { asCallError } from '../../../src/sidebar/call-error'
import type { RefreshPreview, RefreshRequest } from '../../../src/sidebar/protocol'
import { refreshChunk, refreshGroups, startRefresh, stepRefresh, type RefreshRun, type RefreshRunEvent } from '../../../src/sidebar/refresh-run'
import type { Emitted } from '../../../workbench/fake-heyreach/types'
import { callAsPage } from './call-as-page'
import { OWNER, type Sheet } from './sheet'

export const LEADS_ROUTE = '/campaign/GetLeadsFromCampaign'

export interface AskedToRefresh {
  as?: string
  /** First and last row of the selection; the whole tab unless told. */
  rows?: [number, number]
  picked?: number
}

export const refreshRequest = (sheet: Sheet, { as = OWNER, rows, picked }: AskedToRefresh = {}): RefreshRequest => {
  const [first, last] = rows ?? [2, 2]
  sheet.select([{ row: first, column: 1, rows: last - first + 1, columns: Math.max(1, sheet.tab.lastColumn()) }], as)
  const { tabId, headerRow, blocks } = callAsPage(sheet, as, 'readSelection')
  return { tabId, headerRow, scope: rows ? 'selection' : 'tab', ...(rows ? { blocks } : {}), pickedCampaignId: picked ?? null }
}

export interface Refreshing {
  as?: string
  /** Asked before each phase is carried out: the person may cancel, or close the sidebar for good. */
  person?: (run: RefreshRun) => 'cancel' | 'leave' | void
  looking?: (preview: RefreshPreview) => void
}

export interface RefreshPressed {
  preview: RefreshPreview
  run: RefreshRun
  /** Outcome → rows. */
  counts: Record<string, number>
}

export const pressRefresh = (sheet: Sheet, request: RefreshRequest, { as = OWNER, person = () => undefined, looking }: Refreshing = {}): RefreshPressed => {
  const preview = callAsPage(sheet, as, 'previewRefresh', request)
  if (preview.blocked !== null) throw new Error(`blocked: ${preview.blocked}`)
  looking?.(preview)
  let run = startRefresh({ tabId: request.tabId, headerRow: request.headerRow, preview })
  while (run.phase.kind !== 'ended') {
    const wish = person(run)
    if (wish === 'leave') break
    if (wish === 'cancel') run = stepRefresh(run, { kind: 'cancel' })
    run = stepRefresh(run, carryOut(sheet, as, run))
  }
  return { preview, run, counts: countsOf(run) }
}

/** Goes on with a run that ended early. */
export const continueRefresh = (sheet: Sheet, ended: RefreshRun): RefreshRun => {
  let run = stepRefresh(ended, { kind: 'continue' })
  while (run.phase.kind !== 'ended') run = stepRefresh(run, carryOut(sheet, OWNER, run))
  return run
}

const carryOut = (sheet: Sheet, as: string, run: RefreshRun): RefreshRunEvent => {
  const { turn, phase } = run
  if (phase.kind === 'waiting') {
    sheet.clock.advance(phase.ms)
    return { kind: 'waited', turn }
  }
  try {
    return { kind: 'answered', turn, answer: callAsPage(sheet, as, 'refreshStatusesChunk', refreshChunk(run)) }
  } catch (thrown) {
    const { words, mayAskAgain } = asCallError(thrown)
    return { kind: 'failed', turn, error: words, mayAskAgain }
  }
}

export const countsOf = (run: RefreshRun): Record<string, number> =>
  Object.fromEntries(refreshGroups(run).filter(({ count }) => count > 0).map(({ outcome, count }) => [outcome, count]))

/** What happens to somebody in HeyReach, one thing after the other, a minute apart, without a notification reaching the sheet. */
export const happens = (sheet: Sheet, campaignId: number, person: string, ...kinds: (Emitted['kind'] | [Emitted['kind'], Partial<Emitted>])[]): void => {
  for (const one of kinds) {
    const [kind, more] = Array.isArray(one) ? one : [one, {}]
    sheet.clock.advance(60_000)
    sheet.heyreach.emit({ campaignId, profileUrl: `https://www.linkedin.com/in/${person}`, kind, ...more } as Emitted)
  }
}

/** Requests for pages of leads so far. */
export const pagesAsked = (sheet: Sheet): number => sheet.heyreach.calls.filter(({ route }) => route === LEADS_ROUTE).length
