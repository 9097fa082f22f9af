/** Adding and stopping as a person does it: connect, select, preview, press the button, and the sidebar's own run machine to the end. */
import { addRun, type AddRunState } from '../../../src/sidebar/add-run'
import { asCallError } from '../../../src/sidebar/call-error'
import { ADD_CHUNK_SIZE } from '../../../src/sidebar/protocol'
import type {
  AddOptions,
  AddPreview,
  AddRequest,
  FinishAddResult,
  KeyHolder,
  RowResult,
  StopPreview,
  StopRequest,
  StopRowResult,
  StopWhere,
} from '../../../src/sidebar/protocol'
import { stopRun, type StopRunState } from '../../../src/sidebar/stop-run'
import { callAsPage } from './call-as-page'
import { driveRun, type Person } from './drive-run'
import { openSheet, OWNER, type Sheet, type SheetOptions } from './sheet'

export { ledgerAgrees } from './ledger-agrees'

export const NO_TICKS: AddOptions = { withoutName: false, inOtherCampaign: false, restartFinished: false, resumePaused: false }

/** The demo workspace and its campaigns. */
export const ACME = 'Acme Robotics'
export const [RUNNING, PAUSED, DRAFT, FINISHED] = [61001, 61002, 61003, 61004] as const

export const ADD_ROUTE = '/campaign/AddLeadsToCampaignV2'

/** A sheet whose owner has connected it to the demo workspace. HeyReach counts a person twice who arrives twice at once. */
export const connectedSheet = (options: SheetOptions, holder: KeyHolder = 'me'): Sheet => {
  const { heyreach } = options
  const sheet = openSheet({ ...options, heyreach: { ...heyreach, switches: { overlappingAdds: 'twice', ...heyreach?.switches } } })
  connect(sheet, OWNER, holder)
  return sheet
}

export const connect = (sheet: Sheet, user: string, holder: KeyHolder = 'me'): void => {
  callAsPage(sheet, user, 'connectHeyReach', { key: sheet.heyreach.keys[ACME] ?? '', holder, workspaceName: 'Acme' })
}

/** Somebody adds them in HeyReach itself, not from this sheet. */
export const putInto = (sheet: Sheet, campaignId: number, profileUrls: string[]): void => {
  const leads = profileUrls.map((profileUrl) => ({ firstName: 'Ada', lastName: 'Novak', profileUrl, customUserFields: [] }))
  const accountLeadPairs = leads.map((lead) => ({ linkedInAccountId: null, lead }))
  const body = JSON.stringify({ campaignId, accountLeadPairs, resumeFinishedCampaign: false, resumePausedCampaign: false })
  const headers = { 'X-API-KEY': sheet.heyreach.keys[ACME] ?? '', 'Content-Type': 'application/json' }
  const { status } = sheet.heyreach.handle({ method: 'POST', path: ADD_ROUTE, headers, body })
  if (status !== 200) throw new Error(`HeyReach answered ${status}`)
}

export interface Asked {
  as?: string
  /** First and last row of the selection, or several such; all of the tab unless told. */
  rows?: [number, number] | [number, number][]
  options?: Partial<AddOptions>
}

/** What the sidebar's form asks for when these rows are selected. */
export const addRequest = (sheet: Sheet, campaignId: number, { as = OWNER, rows, options }: Asked = {}): AddRequest => {
  const { tabId, headerRow, mapping, blocks } = selectRows(sheet, as, rows)
  return { tabId, headerRow, scope: 'selection', blocks, campaignId, mapping, options: { ...NO_TICKS, ...options } }
}

export const stopRequest = (sheet: Sheet, where: StopWhere, { as = OWNER, rows }: Asked = {}): StopRequest => {
  const { tabId, headerRow, blocks } = selectRows(sheet, as, rows)
  return { tabId, headerRow, blocks, pastedUrl: null, where }
}

const selectRows = (sheet: Sheet, as: string, rows: Asked['rows']) => {
  const ranges = rangesOf(rows ?? [1, Math.max(1, sheet.tab.lastRow())])
  const columns = Math.max(1, sheet.tab.lastColumn())
  sheet.select(ranges.map(([first, last]) => ({ row: first, column: 1, rows: last - first + 1, columns })), as)
  return callAsPage(sheet, as, 'readSelection')
}

const rangesOf = (rows: NonNullable<Asked['rows']>): [number, number][] =>
  rows.every((range): range is [number, number] => Array.isArray(range)) ? rows : [rows as [number, number]]

export interface Pressed<Preview, State> {
  /** null when there was none: then `refusal` says why. */
  preview: Preview | null
  /** Why the button could not be pressed, in the sidebar's words; null when it was. */
  refusal: string | null
  /** Where the run machine stands; over at once when the button could not be pressed. */
  state: State
}

export interface Pressing<Row extends { key: string; row: number | null; outcome: string }, Finish, Preview> {
  as?: string
  person?: Person<Row, Finish>
  /** Between the preview and the button. */
  looking?: (preview: Preview) => void
}

/** Preview, then the whole run. */
export const pressAdd = (
  sheet: Sheet,
  request: AddRequest,
  { as = OWNER, person, looking }: Pressing<RowResult, FinishAddResult, AddPreview> = {},
): Pressed<AddPreview, AddRunState> => {
  const shown = look(() => callAsPage(sheet, as, 'previewAddLeads', request))
  const { preview, refusal } = shown
  if (preview) looking?.(preview)
  if (!preview || refusal !== null) return { ...shown, state: addRun.start([]) }
  let statusBefore: string | null = null
  const later = preview.people.slice(ADD_CHUNK_SIZE)
  let waiting = later.length > 0 || preview.skipped.length > 0
  const calls = {
    sendChunk: (people: AddPreview['people'], again: boolean) => {
      if (waiting) callAsPage(sheet, as, 'startAddLeads', { request, waiting: later, skipped: preview.skipped })
      waiting = false
      const answer = callAsPage(sheet, as, 'addLeadsChunk', { request, people, again })
      statusBefore ??= answer.campaignStatus
      return answer
    },
    finish: () => callAsPage(sheet, as, 'finishAddLeads', { request, statusShown: preview.campaign.status, statusBefore: statusBefore ?? preview.campaign.status }),
    wait: sheet.clock.advance,
  }
  return { ...shown, state: driveRun(addRun, addRun.start(preview.people), calls, person) }
}

export const pressStop = (
  sheet: Sheet,
  request: StopRequest,
  { as = OWNER, person, looking }: Pressing<StopRowResult, null, StopPreview> = {},
): Pressed<StopPreview, StopRunState> => {
  const shown = look(() => callAsPage(sheet, as, 'previewStopLeads', request))
  const { preview, refusal } = shown
  if (preview) looking?.(preview)
  if (!preview || refusal !== null) return { ...shown, state: stopRun.start([]) }
  const calls = {
    sendChunk: (people: StopPreview['people']) => callAsPage(sheet, as, 'stopLeadsChunk', { request, people }),
    wait: sheet.clock.advance,
  }
  return { ...shown, state: driveRun(stopRun, stopRun.start(preview.people), calls, person) }
}

const look = <Preview extends { blocked: string | null }>(ask: () => Preview): { preview: Preview | null; refusal: string | null } => {
  try {
    const preview = ask()
    return { preview, refusal: preview.blocked }
  } catch (thrown) {
    const { title, help } = asCallError(thrown).words
    return { preview: null, refusal: `${title} ${help}`.trim() }
  }
}
