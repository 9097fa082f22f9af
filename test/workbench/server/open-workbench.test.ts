/** A workbench without a browser: how it opens, refuses to open, keeps its data, and maps HeyReach's address. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../../../workbench/server/open-workbench'

const root = process.cwd()
const open: Workbench[] = []
let dataDir: string

const openHere = async (options: Partial<WorkbenchOptions> = {}): Promise<Workbench> => {
  const workbench = await openWorkbench({ root, projectDir: join(root, 'test/fixtures/sample-project'), dataDir, port: 0, ...options })
  open.push(workbench)
  return workbench
}
const closeAll = async () => {
  for (const workbench of open.splice(0)) await workbench.close()
}

beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'workbench-'))))
afterEach(async () => {
  await closeAll()
  rmSync(dataDir, { recursive: true, force: true })
})

const post = (url: string, body: unknown) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

it('starts with the demo leads under a bold, frozen header', async () => {
  const { book } = await openHere()
  const leads = book.tabByName('Leads')!
  expect([leads.lastRow(), leads.frozenRows, leads.cell(1, 1)?.bold]).toEqual([61, 1, true])
})

it('keeps edits over a restart, until it is told to begin anew', async () => {
  const first = await openHere()
  await post(`${first.url}/api/edit`, { edit: { op: 'enter', tab: first.book.tabs[0]!.id, row: 2, column: 1, values: [['kept']] } })
  await closeAll()
  const second = await openHere()
  expect(second.book.tabs[0]!.displayText(2, 1)).toBe('kept')
  await closeAll()
  const third = await openHere({ fresh: true })
  expect(third.book.tabs[0]!.displayText(2, 1)).not.toBe('kept')
})

it('refuses to open on data that is broken, and leaves it as it is', async () => {
  writeFileSync(join(dataDir, 'book.json'), '{"half')
  await expect(openHere()).rejects.toThrow('--fresh')
  expect(readFileSync(join(dataDir, 'book.json'), 'utf8')).toBe('{"half')
})

it('closes everything again when its port is taken', async () => {
  const { url } = await openHere()
  await expect(openHere({ port: Number(new URL(url).port), dataDir: join(dataDir, 'other') })).rejects.toThrow('EADDRINUSE')
})

it('refuses requests that come from other pages, and answers no other method than it knows', async () => {
  const { url } = await openHere()
  const foreign = await fetch(`${url}/api/edit`, { method: 'POST', headers: { 'content-type': 'application/json', origin: 'https://evil.example' }, body: '{}' })
  expect(foreign.status).toBe(403)
  expect((await post(`${url}/api/edit`, { edit: { op: 'nonsense' } })).status).toBe(400)
  expect((await fetch(`${url}/api/edit`, { method: 'DELETE', headers: { 'content-type': 'application/json' } })).status).toBe(404)
})

it('lets the page load nothing from elsewhere', async () => {
  const { url } = await openHere()
  const page = await fetch(url)
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'self'/)
  expect((await fetch(`${url}/favicon.ico`)).status).toBe(200)
})

it('sends what is meant for HeyReach to the given address, and shows nothing of it', async () => {
  const asked: string[] = []
  const elsewhere = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.end('{}')
  })
  await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done))
  const { port } = elsewhere.address() as AddressInfo
  const project = mkdtempSync(join(tmpdir(), 'project-'))
  writeFileSync(join(project, 'appsscript.json'), JSON.stringify({
    timeZone: 'Etc/UTC', oauthScopes: ['https://www.googleapis.com/auth/script.external_request'], urlFetchWhitelist: ['https://api.heyreach.io/api/public/']
  }))
  writeFileSync(join(project, 'Code.js'), "function ask() { return UrlFetchApp.fetch('https://api.heyreach.io/api/public/auth/CheckApiKey').getContentText() }")
  try {
    const workbench = await openHere({ projectDir: project, heyReachUrl: `http://127.0.0.1:${port}/there` })
    const answer = await post(`${workbench.url}/api/sidebar`, { client: 'x', functionName: 'ask', args: [], tabId: 0, selection: [{ row: 1, column: 1, rows: 1, columns: 1 }] })
    expect(await answer.json()).toMatchObject({ ok: true, value: '{}' })
    expect(asked).toEqual(['GET /there/auth/CheckApiKey'])
    expect(await (await fetch(`${workbench.url}/api/heyreach`)).json()).toMatchObject({ emulated: false, campaigns: [] })
  } finally {
    elsewhere.close()
    rmSync(project, { recursive: true, force: true })
  }
})

it('loads the project again when its files change', async () => {
  const project = mkdtempSync(join(tmpdir(), 'project-'))
  writeFileSync(join(project, 'appsscript.json'), JSON.stringify({ timeZone: 'Etc/UTC', oauthScopes: [] }))
  writeFileSync(join(project, 'Code.js'), 'function which() { return 1 }')
  const reloaded = deferred()
  try {
    const workbench = await openHere({ projectDir: project, watch: true, log: (line) => /loaded again/.test(line) && reloaded.resolve() })
    const which = async () => (await (await post(`${workbench.url}/api/sidebar`, { functionName: 'which', args: [], tabId: 0, selection: [{ row: 1, column: 1, rows: 1, columns: 1 }] })).json() as { value: unknown }).value
    expect(await which()).toBe(1)
    writeFileSync(join(project, 'Code.js'), 'function which() { return 2 }')
    await reloaded.promise
    expect(await which()).toBe(2)
  } finally {
    rmSync(project, { recursive: true, force: true })
  }
})

const deferred = () => {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve }
}
