/** Deployments, triggers, people and switches of the workbench, over HTTP as its page and as senders use them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { userHtmlOf } from '../../../workbench/fake-apps-script/web-pages'
import type { AppsScriptOrder, AppsScriptView } from '../../../workbench/server/apps-script-protocol'
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../../../workbench/server/open-workbench'
import { makeReady } from '../../../workbench/start'

const SCOPES = ['spreadsheets.currentonly', 'script.external_request', 'script.scriptapp', 'userinfo.email']
const WHITELIST = ['https://script.google.com/macros/', 'https://script.googleusercontent.com/']
const code = (version: number) => `
  function doPost(e) { return HtmlService.createHtmlOutput(JSON.stringify({ version: ${version},
    user: Session.getEffectiveUser().getEmail(), bytes: e.postData.length, type: e.postData.type })) }
  function doGet(e) { return ContentService.createTextOutput('text ' + e.parameter.q) }
  function who() { return Session.getEffectiveUser().getEmail() }
  function start() { ScriptApp.newTrigger('work').timeBased().everyMinutes(5).create() }
  function work() { throw new Error('nothing to do') }
  function hook(url) { return UrlFetchApp.fetch(url + '?q=1', { muteHttpExceptions: true }).getContentText() }
  function fail() { throw new Error('on purpose') }`

let folder: string
const open: Workbench[] = []
const write = (version: number) => writeFileSync(join(folder, 'Code.js'), code(version))

const openHere = async (options: Partial<WorkbenchOptions> = {}): Promise<Workbench> => {
  const workbench = await openWorkbench({ root: process.cwd(), projectDir: folder, dataDir: join(folder, 'data'), port: 0, ...options })
  open.push(workbench)
  return workbench
}
const closeAll = async () => {
  for (const workbench of open.splice(0)) await workbench.close()
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apps-script-'))
  const manifest = { timeZone: 'Etc/UTC', oauthScopes: SCOPES.map((scope) => `https://www.googleapis.com/auth/${scope}`), urlFetchWhitelist: WHITELIST }
  writeFileSync(join(folder, 'appsscript.json'), JSON.stringify({ ...manifest, webapp: { access: 'ANYONE_ANONYMOUS', executeAs: 'USER_DEPLOYING' } }))
  write(1)
})
afterEach(async () => {
  await closeAll()
  rmSync(folder, { recursive: true, force: true })
})

const send = async (url: string, body: object): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
const order = async ({ url }: Workbench, wanted: AppsScriptOrder, user?: string): Promise<AppsScriptView> =>
  (await (await send(`${url}/api/apps-script`, { ...wanted, user })).json()) as AppsScriptView
const view = async ({ url }: Workbench): Promise<AppsScriptView> => (await (await fetch(`${url}/api/apps-script`)).json()) as AppsScriptView
const sidebar = async ({ url }: Workbench, functionName: string, args: unknown[] = [], user?: string) =>
  (await (await send(`${url}/api/sidebar`, { user, functionName, args, tabId: 0, selection: [{ row: 1, column: 1, rows: 1, columns: 1 }] })).json()) as { value: unknown; error?: { message: string } }
const post = async (address: string, body = '{}') => {
  const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8' }, body })
  return { status: response.status, value: JSON.parse(userHtmlOf(await response.text()) ?? 'null') as unknown }
}

describe('people', () => {
  it('are three, of whom the first owns the spreadsheet, and each runs as who they say they are', async () => {
    const workbench = await openHere()
    expect(await view(workbench)).toMatchObject({ people: ['you@example.com', 'mia@example.com', 'tom@example.com'], owner: 'you@example.com' })
    expect((await sidebar(workbench, 'who')).value).toBe('you@example.com')
    expect((await sidebar(workbench, 'who', [], 'mia@example.com')).value).toBe('mia@example.com')
    expect((await sidebar(workbench, 'who', [], 'stranger@example.com')).value).toBe('you@example.com')
  })
})

describe('deployments', () => {
  it('begin with one, and whoever makes a new one is whom it runs as', async () => {
    const workbench = await openHere()
    const [first, second] = (await order(workbench, { op: 'new-deployment' }, 'mia@example.com')).deployments
    expect(first).toMatchObject({ id: 'local', address: 'https://script.google.com/macros/s/local/exec', deployer: 'you@example.com' })
    expect(second?.address).toMatch(/^https:\/\/script\.google\.com\/macros\/s\/AKfycb[\w-]{50,}\/exec$/)
    expect((await post(first!.localAddress)).value).toEqual({ version: 1, user: 'you@example.com', bytes: 2, type: 'application/json; charset=utf-8' })
    expect((await post(second!.localAddress)).value).toMatchObject({ version: 1, user: 'mia@example.com' })
    expect((await fetch(`${workbench.url}/macros/s/unknown/exec`)).status).toBe(404)
  })

  it('keep their code until they are updated, while the sidebar runs the newest', async () => {
    let reloaded: () => void = () => undefined
    const again = new Promise<void>((resolve) => void (reloaded = resolve))
    const workbench = await openHere({ watch: true, log: (line) => /loaded again/.test(line) && reloaded() })
    write(2)
    await again
    expect((await post(workbench.webAppUrl)).value).toMatchObject({ version: 1 })
    const { deployments, newestVersion } = await view(workbench)
    expect([deployments[0]?.version, newestVersion]).toEqual([1, 2])
    await order(workbench, { op: 'update-deployment', id: 'local' })
    expect((await post(workbench.webAppUrl)).value).toMatchObject({ version: 2 })
  })

  it('are the same after a restart', async () => {
    const first = await openHere()
    const { deployments } = await order(first, { op: 'new-deployment' }, 'tom@example.com')
    await closeAll()
    expect((await view(await openHere())).deployments.map(({ id, deployer }) => [id, deployer])).toEqual(deployments.map(({ id, deployer }) => [id, deployer]))
  })

  it('are reached by the script at Google’s addresses, redirect and all', async () => {
    const workbench = await openHere()
    const { deployments } = await order(workbench, { op: 'new-deployment' })
    for (const { address } of deployments) expect((await sidebar(workbench, 'hook', [address])).value).toBe('text 1')
  })

  it('take raw bodies by their bytes', async () => {
    const workbench = await openHere()
    const body = JSON.stringify({ text: 'é'.repeat(1_000_000) })
    expect((await post(workbench.webAppUrl, body)).value).toMatchObject({ bytes: Buffer.byteLength(body) })
    const tooMuch = await fetch(workbench.webAppUrl, { method: 'POST', body: 'x'.repeat(51 * 1024 * 1024) })
    expect(tooMuch.status).toBe(413)
  })
})

describe('triggers', () => {
  it('of everybody are listed, run and deleted, with how they ended', async () => {
    const workbench = await openHere()
    await sidebar(workbench, 'start', [], 'mia@example.com')
    const [made] = (await view(workbench)).triggers
    expect(made).toMatchObject({ functionName: 'work', user: 'mia@example.com', when: 'every 5 minutes', lastRun: null })
    const ran = await order(workbench, { op: 'run-trigger', id: made!.id })
    expect(ran.triggers[0]?.lastRun).toMatchObject({ ok: false, error: 'nothing to do', user: 'mia@example.com' })
    expect(ran.executions.slice(0, 2)).toMatchObject([{ kind: 'time-trigger', functionName: 'work' }, { kind: 'sidebar', functionName: 'start', ok: true }])
    expect((await order(workbench, { op: 'delete-trigger', id: made!.id })).triggers).toEqual([])
    expect((await send(`${workbench.url}/api/apps-script`, { op: 'run-trigger', id: made!.id })).status).toBe(400)
  })
})

describe('switches', () => {
  it('are turned one at a time, and only as far as they go', async () => {
    const workbench = await openHere()
    expect((await order(workbench, { op: 'switch', name: 'webAppAuthorised', value: false })).switches).toMatchObject({ webAppAuthorised: false, overThirty: 'queue' })
    expect(await (await fetch(workbench.webAppUrl)).text()).toContain('Authorization needed')
    for (const wrong of [{ name: 'overThirty', value: 'maybe' }, { name: 'cacheMode', value: 'normal' }, { name: 'toString', value: 1 }])
      expect((await send(`${workbench.url}/api/apps-script`, { op: 'switch', ...wrong })).status).toBe(400)
  })
})

describe('a workbench that is made ready', () => {
  it('runs what the project gives it, as a person', async () => {
    const workbench = await openHere()
    const seen: unknown[] = []
    expect(await makeReady(workbench, async ({ callAs }) => void seen.push(await callAs('tom@example.com', 'who', [])))).toMatch(/^Ready/)
    expect(seen).toEqual(['tom@example.com'])
  })

  it('says so where there is nothing to run, where it was used before, and where it fails', async () => {
    const workbench = await openHere()
    expect(await makeReady(workbench, undefined)).toMatch(/nothing to set up/)
    expect(await makeReady(workbench, async ({ callAs }) => void (await callAs('you@example.com', 'fail', [])))).toMatch(/half-way: fail: on purpose/)
    await closeAll()
    expect(await makeReady(await openHere(), async () => undefined)).toMatch(/--fresh/)
  })
})
