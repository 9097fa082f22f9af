/** Get lead as a person does it: select, preview, press the button, and the sidebar's own run machine to the end. */
import { asCallError } from '../../../src/sidebar/call-error'
import { asShown } from '../../../src/sidebar/get-lead-form'
import { getLeadRun, type GetLeadRunState } from '../../../src/sidebar/get-lead-run'
import type { GetLeadPreview, GetLeadRequest, GetLeadRowResult } from '../../../src/sidebar/protocol'
import { ACME, ADD_ROUTE, connectedSheet, RUNNING } from './adding'
import { callAsPage } from './call-as-page'
import { driveRun, type Person } from './drive-run'
import { OWNER, type Sheet, type SheetOptions } from './sheet'

export const LEAD_ROUTE = '/lead/GetLead'
export const slug = (index: number): string => `person-${index}-demo`
export const urlOf = (index: number): string => `https://www.linkedin.com/in/${slug(index)}`

/** What HeyReach knows of somebody, by how they are numbered. */
export const knownAs = (index: number) => ({
  firstName: `First${index}`,
  lastName: `Last${index}`,
  companyName: `Firm ${index}`,
  position: `Head ${index}`,
  location: `Town ${index}, Austria`,
  emailAddress: `p${index}@firm${index}.example`,
})

/** HeyReach knows so many; the sheet has these rows. */
export const sheetWithKnown = (known: number, rows: string[][], options: Partial<SheetOptions> = {}): Sheet => {
  const sheet = connectedSheet({ rows, ...options })
  teach(sheet, Array.from({ length: known }, (_, index) => ({ profileUrl: urlOf(index), ...knownAs(index) })))
  return sheet
}

export const teach = (sheet: Sheet, leads: Record<string, string>[]): void => {
  const accountLeadPairs = leads.map((lead) => ({ linkedInAccountId: null, lead: { customUserFields: [], ...lead } }))
  const body = JSON.stringify({ campaignId: RUNNING, accountLeadPairs, resumeFinishedCampaign: false, resumePausedCampaign: false })
  const headers = { 'X-API-KEY': sheet.heyreach.keys[ACME] ?? '', 'Content-Type': 'application/json' }
  const { status } = sheet.heyreach.handle({ method: 'POST', path: ADD_ROUTE, headers, body })
  if (status !== 200) throw new Error(`HeyReach answered ${status}`)
}

export interface AskedProfiles {
  as?: string
  /** First and last row; all of the tab unless told. */
  rows?: [number, number]
  request?: Partial<GetLeadRequest>
}

export const getLeadRequest = (sheet: Sheet, { as = OWNER, rows, request = {} }: AskedProfiles = {}): GetLeadRequest => {
  const [first, last] = rows ?? [1, Math.max(1, sheet.tab.lastRow())]
  sheet.select([{ row: first, column: 1, rows: last - first + 1, columns: Math.max(1, sheet.tab.lastColumn()) }], as)
  const { tabId, headerRow, blocks } = callAsPage(sheet, as, 'readSelection')
  return { tabId, headerRow, blocks, scope: 'selection', fields: null, replace: false, again: false, ...request }
}

export interface PressedGetLead {
  preview: GetLeadPreview | null
  /** Why the button could not be pressed, in the sidebar's words. */
  refusal: string | null
  state: GetLeadRunState
}

/** Preview, then the whole run. */
export const pressGetLead = (
  sheet: Sheet,
  request: GetLeadRequest,
  { as = OWNER, person }: { as?: string; person?: Person<GetLeadRowResult, null> } = {},
): PressedGetLead => {
  let preview: GetLeadPreview
  try {
    preview = callAsPage(sheet, as, 'previewGetLead', request)
  } catch (thrown) {
    const { title, help } = asCallError(thrown).words
    return { preview: null, refusal: `${title} ${help}`.trim(), state: getLeadRun.start([]) }
  }
  const { profileColumn, blocked } = preview
  if (blocked !== null || profileColumn === null) return { preview, refusal: blocked, state: getLeadRun.start([]) }
  const calls = {
    sendChunk: (people: GetLeadPreview['people']) => callAsPage(sheet, as, 'getLeadsChunk', { request: asShown(request, preview), profileColumn, people }),
    wait: sheet.clock.advance,
  }
  return { preview, refusal: null, state: driveRun(getLeadRun, getLeadRun.start(preview.people), calls, person) }
}

/** The rows below the headers as shown, these columns. */
export const shown = (sheet: Sheet, ...headers: string[]): string[][] => {
  const columns = headers.map(sheet.column)
  return (columns[0] ?? []).map((_, index) => columns.map((cells) => cells[index] ?? ''))
}

export const headersOf = ({ tab }: Sheet): string[] => Array.from({ length: tab.lastColumn() }, (_, index) => tab.displayText(1, index + 1))
