/**
 * What adding costs in calls: ours against the usual way (a request a lead, a write a row), for 1,000 and 10,000 rows, in the same
 * strict host. Counted from the click on the menu to the result; `run_…` is preview, run and end without opening the sidebar.
 */
import { ADD_CHUNK_SIZE, type AddRequest } from '../src/sidebar/protocol'
import { createHost } from '../workbench/fake-apps-script/create-host'
import { createInProcessTransport } from '../workbench/fake-heyreach/in-process-transport'
import { manyLeads, openSheet, OWNER, type Sheet } from '../test/scenario/support/sheet'
import { USUAL_WAY } from './usual-way'

const SIZES = [1_000, 10_000]
const LATENCY_MS = 1_500
const RUNNING = 'IN_PROGRESS'

export const benchAdd = (): Record<string, number> => {
  const figures: Record<string, number> = {}
  for (const size of SIZES) {
    Object.assign(figures, ours(size), usual(size))
  }
  return figures
}

const prepared = (size: number): { sheet: Sheet; campaignId: number } => {
  const sheet = openSheet({ rows: manyLeads(size), heyreach: { latencyMs: LATENCY_MS } })
  const campaign = sheet.heyreach.campaigns().find(({ status }) => status === RUNNING)
  if (!campaign) throw new Error('the demo data has no running campaign')
  return { sheet, campaignId: campaign.id }
}

export const ours = (size: number): Record<string, number> => {
  const { sheet, campaignId } = prepared(size)
  const key = sheet.heyreach.keys[sheet.heyreach.campaigns().find(({ id }) => id === campaignId)?.workspace ?? ''] ?? ''
  sheet.value(sheet.ask('connectHeyReach', { key, holder: 'me', workspaceName: 'Bench' }))
  sheet.clock.advance(120_000)
  sheet.select([{ row: 2, column: 1, rows: size, columns: 5 }])

  const start = sheet.calls.length
  sheet.menu('openAddToCampaign')
  sheet.ask('getSidebarState')
  sheet.value(sheet.ask('loadCampaigns', { fresh: false }))
  const selection = sheet.value(sheet.ask('readSelection'))
  const opened = sheet.calls.length

  const request: AddRequest = {
    tabId: selection.tabId,
    headerRow: selection.headerRow,
    scope: 'selection',
    campaignId,
    mapping: selection.mapping,
    blocks: selection.blocks,
    options: { withoutName: false, inOtherCampaign: false, restartFinished: false, resumePaused: false },
  }
  const preview = sheet.value(sheet.ask('previewAddLeads', request))
  const waiting = preview.people.slice(ADD_CHUNK_SIZE)
  if (waiting.length > 0) sheet.value(sheet.ask('startAddLeads', { request, waiting, skipped: preview.skipped }))
  for (let from = 0; from < preview.people.length; from += ADD_CHUNK_SIZE) {
    const chunk = sheet.value(sheet.ask('addLeadsChunk', { request, people: preview.people.slice(from, from + ADD_CHUNK_SIZE) }))
    if (chunk.stopped) throw new Error(chunk.stopped.title)
  }
  sheet.value(sheet.ask('finishAddLeads', { request, statusShown: preview.campaign.status, statusBefore: preview.campaign.status }))
  const added = sheet.heyreach.ledger(campaignId).filter((entry) => entry.added === 1).length
  if (added !== size) throw new Error(`${added} of ${size} leads arrived`)

  const sum = (calls: Sheet['calls'], field: 'backendCalls' | 'httpCalls' | 'ms') =>
    Math.round(calls.reduce((total, call) => total + call[field], 0))
  const all = sheet.calls.slice(start)
  const times = sheet.heyreach.calls.map(({ at }) => at)
  const busiest = times.reduce((most, at, index) => Math.max(most, times.filter((other, after) => after >= index && other - at < 60_000).length), 0)
  const adding = sheet.calls.slice(opened)
  return {
    [`add.${size}.http_calls`]: sum(all, 'httpCalls'),
    [`add.${size}.backend_calls`]: sum(all, 'backendCalls'),
    [`add.${size}.modelled_ms`]: sum(all, 'ms'),
    [`add.${size}.most_http_calls_a_minute`]: busiest,
    [`add.${size}.run_http_calls`]: sum(adding, 'httpCalls'),
    [`add.${size}.run_backend_calls`]: sum(adding, 'backendCalls'),
    [`add.${size}.run_modelled_ms`]: sum(adding, 'ms'),
  }
}

/** One execution does it all, so that its time limit does not hide the count: the limit is said in `executions_needed`. */
const usual = (size: number): Record<string, number> => {
  const { sheet, campaignId } = prepared(size)
  const key = Object.values(sheet.heyreach.keys)[0] ?? ''
  const manifest = { timeZone: 'Etc/UTC', oauthScopes: ['https://www.googleapis.com/auth/spreadsheets.currentonly', 'https://www.googleapis.com/auth/script.external_request'] }
  const host = createHost({
    book: sheet.book,
    project: { code: USUAL_WAY, html: {}, manifest },
    owner: OWNER,
    fetch: createInProcessTransport(sheet.heyreach),
    clock: sheet.clock,
  })
  let [http, backend, ms, executions] = [0, 0, 0, 0]
  const step = 50
  for (let row = 2; row <= size + 1; row += step) {
    const last = Math.min(row + step - 1, size + 1)
    const result = host.run({ kind: 'menu', functionName: 'addRows', args: [key, campaignId, row, last], user: OWNER })
    if (!result.ok) throw new Error(result.error?.message ?? 'killed')
    http += result.httpCalls
    backend += result.backendCalls
    ms += result.ms
    executions += 1
  }
  return {
    [`usual.${size}.http_calls`]: http,
    [`usual.${size}.backend_calls`]: backend,
    [`usual.${size}.modelled_ms`]: Math.round(ms),
    [`usual.${size}.executions`]: executions,
  }
}
