/** The emulated Apps Script in the browser: who one is, deployments, triggers, executions; and what a script hid or coloured. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { createBook } from '../../workbench/fake-apps-script/model/create-book'
import { launchBrowser } from './support/browser'
import { openSheetPage, type SheetPage } from './support/sheet-page'
import { openTestWorkbench, type TestWorkbench } from './support/workbench'

const SCOPES = ['spreadsheets.currentonly', 'script.container.ui', 'script.scriptapp', 'userinfo.email', 'script.external_request']
const CODE = `
  function onOpen() { SpreadsheetApp.getUi().createMenu('Mine').addItem('Sign', 'sign').addItem('Start', 'start').addItem('Tidy', 'tidy').addToUi() }
  function sign() { SpreadsheetApp.getActiveSheet().getRange('A1').setValue(Session.getEffectiveUser().getEmail()) }
  function start() { ScriptApp.newTrigger('tick').timeBased().everyMinutes(30).create() }
  function tick() { SpreadsheetApp.getActive().getSheets()[0].getRange('A2').setValue('ticked for ' + Session.getEffectiveUser().getEmail()) }
  function tidy() { SpreadsheetApp.getActiveSheet().hideColumns(2); SpreadsheetApp.getActiveSheet().setTabColor('#cc0000') }
  function doPost(e) { return HtmlService.createHtmlOutput('ok ' + Session.getEffectiveUser().getEmail()) }`

jest.setTimeout(60_000)

let browser: Browser
let project: string
let workbench: TestWorkbench
let sheet: SheetPage

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

beforeEach(async () => {
  project = mkdtempSync(join(tmpdir(), 'project-'))
  const oauthScopes = SCOPES.map((scope) => `https://www.googleapis.com/auth/${scope}`)
  writeFileSync(join(project, 'appsscript.json'), JSON.stringify({ timeZone: 'Etc/UTC', oauthScopes, webapp: { access: 'ANYONE_ANONYMOUS', executeAs: 'USER_DEPLOYING' } }))
  writeFileSync(join(project, 'Code.js'), CODE)
  workbench = await openTestWorkbench({ projectDir: project, book: () => createBook({ name: 'Ours' }) })
  sheet = await openSheetPage(browser, workbench.url)
})
afterEach(async () => {
  const complaints = sheet.complaints
  await sheet.page.context().close()
  await workbench.close()
  rmSync(project, { recursive: true, force: true })
  expect(complaints).toEqual([])
})

const become = async (who: string) => {
  await sheet.page.getByRole('button', { name: /^You are/ }).click()
  await sheet.page.locator('.popup-item').filter({ hasText: who }).click()
  await sheet.page.getByRole('button', { name: `You are ${who}` }).waitFor()
}
const dialog = () => sheet.page.getByRole('dialog', { name: 'Apps Script (emulated)' })

it('runs menus as the person who was chosen, also after the page is loaded again', async () => {
  await sheet.menu('Mine', 'Sign')
  await sheet.shows('A1', 'you@example.com')
  await become('mia@example.com')
  await sheet.menu('Mine', 'Sign')
  await sheet.shows('A1', 'mia@example.com')
  await sheet.page.reload()
  await sheet.page.waitForSelector('body[data-opened]')
  await sheet.page.getByRole('button', { name: 'You are mia@example.com' }).waitFor()
})

it('deploys a second address as the person at the page, copied in Google’s form', async () => {
  await become('tom@example.com')
  await sheet.menu('Apps Script', 'Deployments')
  await dialog().getByRole('button', { name: 'New deployment' }).click()
  await dialog().getByText('tom@example.com').waitFor()
  await dialog().getByRole('button', { name: 'Copy' }).nth(1).click()
  await dialog().getByRole('button', { name: 'Copied' }).waitFor()
  const copied = await sheet.page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^https:\/\/script\.google\.com\/macros\/s\/AKfycb[\w-]+\/exec$/)
  const answer = await fetch(copied.replace('https://script.google.com', workbench.url), { method: 'POST', body: 'x' })
  expect(await answer.text()).toContain('ok tom')
})

it('runs and deletes a trigger, and shows how it went', async () => {
  await become('mia@example.com')
  await sheet.menu('Mine', 'Start')
  await sheet.menu('Apps Script', 'Triggers')
  await dialog().getByText('every 30 minutes').waitFor()
  await dialog().getByRole('button', { name: 'Run now' }).click()
  await dialog().getByText(/last run/).waitFor()
  expect(workbench.book.tabs[0]!.displayText(2, 1)).toBe('ticked for mia@example.com')
  await dialog().getByRole('tab', { name: 'Executions' }).click()
  expect(await dialog().locator('tbody tr').first().textContent()).toMatch(/Triggertickmia@example\.com\d+ msok/)
  await dialog().getByRole('tab', { name: 'Triggers' }).click()
  await dialog().getByRole('button', { name: 'Delete' }).click()
  await dialog().getByText('None yet.').waitFor()
  expect(workbench.host.triggers()).toEqual([])
  await sheet.page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
})

it('turns a switch', async () => {
  await sheet.menu('Apps Script', 'Switches')
  await dialog().getByLabel('The web app’s owner').selectOption({ label: 'has not authorised it' })
  await sheet.page.waitForFunction(() => document.querySelector<HTMLSelectElement>('[data-key="webAppAuthorised"]')?.value === 'false')
  expect(await (await fetch(workbench.webAppUrl, { method: 'POST', body: 'x' })).text()).toContain('Authorization needed')
})

it('hides the columns that a script hides, colours its tab, and lets a person show them again', async () => {
  await sheet.menu('Mine', 'Tidy')
  const header = (letter: string) => sheet.page.locator(`.tabulator-col[tabulator-field="${letter}"]`)
  await header('B').waitFor({ state: 'hidden' })
  expect(await header('C').isVisible()).toBe(true)
  expect(await sheet.page.getByRole('tab', { name: 'Sheet1' }).evaluate((tab) => getComputedStyle(tab).borderBottomColor)).toBe('rgb(204, 0, 0)')
  await sheet.cell('A1').click()
  await sheet.page.keyboard.press('ArrowRight')
  expect(await sheet.page.inputValue('#name-box')).toBe('C1')
  await sheet.menu('View', 'Show all hidden columns')
  await header('B').waitFor()
})
