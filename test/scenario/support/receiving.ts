/** A sheet that receives: set up as the add-on leaves it, with deliveries posted to its web app and its trigger fired by hand. */
import { createHost } from '../../../workbench/fake-apps-script/create-host'
import { loadProject } from '../../../workbench/fake-apps-script/load-project'
import { createBook } from '../../../workbench/fake-apps-script/model/create-book'
import type { ExecutionRequest, ExecutionResult, HostOptions, Project } from '../../../workbench/fake-apps-script/types'
import type { Tab } from '../../../workbench/fake-apps-script/model/types'
import { createWebApp } from '../../../workbench/fake-apps-script/web-app'
import { userHtmlOf } from '../../../workbench/fake-apps-script/web-pages'
import type { Answer } from '../../../src/sidebar/protocol'
import type { Journal } from '../../../src/deliveries/journal'
import { OWNER, virtualClock } from './sheet'

export const SECRET = 'secret-of-this-sheet-0123456789'
export const RUNNER = 'abc123'
/** The settings are of this very spreadsheet. */
export const SHEET_ID = 'emulated-spreadsheet'

/** Read once: the bundle does not change while tests run. */
let built: Project | null = null
export const builtProject = (): Project => (built ??= loadProject('dist'))

export interface ReceivingOptions {
  host?: Partial<HostOptions>
  project?: Project
  timeZone?: string
  /** Script properties beside those that set-up leaves. */
  properties?: Record<string, string>
}

/** What came of one delivery. */
export interface Posted {
  /** The answer that acknowledges came. */
  acknowledged: boolean
  status: number
  body: string
  result: ExecutionResult | null
}

export const settings = (sheet: string, more: object = {}): string =>
  JSON.stringify({
    sheet,
    tag: 'abc123',
    secret: SECRET,
    old: [],
    url: 'https://script.google.com/macros/s/emulated/exec',
    checkedAt: 1,
    urlBy: RUNNER,
    types: [],
    on: true,
    applied: true,
    lookAfter: { name: 'Owner', runner: RUNNER, since: 1 },
    ...more,
  })

export const openReceiving = (options: ReceivingOptions = {}) => {
  const clock = virtualClock()
  const book = createBook({ id: SHEET_ID, name: 'Outreach', timeZone: options.timeZone ?? 'Europe/Ljubljana' })
  const executions: { request: ExecutionRequest; result: ExecutionResult }[] = []
  const host = createHost({
    book,
    project: options.project ?? builtProject(),
    owner: OWNER,
    fetch: () => ({ failure: 'address-unavailable', ms: 1 }),
    clock,
    saved: {
      properties: {
        script: { 'heyreach.receiving': settings(SHEET_ID), ...options.properties },
        [`user:${OWNER}`]: { 'heyreach.person': JSON.stringify({ runner: RUNNER, key: '', fingerprint: '', client: '' }) },
      },
    },
    ...options.host,
    onExecution: (request, result) => {
      executions.push({ request, result })
      options.host?.onExecution?.(request, result)
    },
  })
  const webApp = createWebApp<ExecutionResult>({ run: host.run, deployer: OWNER, switches: host.switches })

  const post = (body: string, { secret = SECRET, type = '' } = {}): Posted => {
    const before = executions.length
    const { status, body: text } = webApp.handle({ method: 'POST', query: `k=${secret}${type ? `&t=${type}` : ''}`, contentType: 'application/json', body })
    return { acknowledged: status === 200 && userHtmlOf(text) === 'ok', status, body: text, result: executions[before]?.result ?? null }
  }
  const runTrigger = (): ExecutionResult => host.run({ kind: 'time-trigger', functionName: 'writeWaitingEvents', user: OWNER })
  const properties = (): Record<string, string> => (host.snapshot() as { properties: Record<string, Record<string, string>> }).properties.script ?? {}

  return {
    book,
    host,
    clock,
    executions,
    post,
    runTrigger,
    properties,
    journal: (): Partial<Journal> => JSON.parse(properties()['heyreach.journal'] ?? '{}') as Partial<Journal>,
    /** Deliveries that wait in properties of their own, written ones not cleared away included. */
    waiting: (): string[] => Object.keys(properties()).filter((key) => /^d[0-9a-z]{14}$/.test(key)),
    events: (): Record<string, string>[] => rowsOf(book.tabByName('Events')),
    /** Of every tab that has our columns, whatever its name and wherever its headers are. */
    eventsAnywhere: (): Record<string, string>[] => book.tabs.flatMap((tab) => (headersAt(tab) === null ? [] : rowsOf(tab, headersAt(tab) ?? 1))),
    unreadable: (): Record<string, string>[] => rowsOf(book.tabByName('Unreadable events')),
  }
}

export type ReceivingSheet = ReturnType<typeof openReceiving>

const headersAt = (tab: Tab): number | null => {
  for (let row = 1; row <= Math.min(tab.lastRow(), 5); row += 1)
    for (let column = 1; column <= tab.lastColumn(); column += 1) if (tab.displayText(row, column) === 'lead_full_name') return row
  return null
}

/** What the sidebar of the owner gets; throws its words, or Google's. */
export const askPage = <T>(sheet: ReceivingSheet, name: string, ...args: unknown[]): T => {
  const session = { user: OWNER, activeTabId: 0, selection: [{ row: 1, column: 1, rows: 1, columns: 1 }] }
  const { value, ok, error } = sheet.host.callFromSidebar(name, args, session)
  if (!ok) throw new Error(error?.message)
  const answer = JSON.parse(String(value)) as Answer<T>
  if (!answer.ok) throw new Error(`${answer.error.title} ${answer.error.help}`)
  return answer.value
}

/** Filled rows below the header, by header, as displayed; of two columns of one name the first. */
export const rowsOf = (tab: Tab | undefined | null, headerRow = 1): Record<string, string>[] => {
  if (!tab) return []
  const headers: string[] = []
  for (let column = 1; column <= tab.lastColumn(); column += 1) headers.push(tab.displayText(headerRow, column))
  const rows: Record<string, string>[] = []
  for (let row = headerRow + 1; row <= tab.lastRow(); row += 1) {
    const cells: Record<string, string> = {}
    headers.forEach((header, index) => (cells[header] ??= tab.displayText(row, index + 1)))
    if (Object.values(cells).some((text) => text !== '')) rows.push(cells)
  }
  return rows
}
