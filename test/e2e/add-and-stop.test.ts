/** What an ops person does, by mouse and keyboard in a real browser: connect, add, look, stop. */
import type { Browser, FrameLocator } from 'playwright-core'
import { launchBrowser } from './support/browser'
import { openSheetPage, type SheetPage } from './support/sheet-page'
import { openTestWorkbench, type TestWorkbench } from './support/workbench'

jest.setTimeout(90_000)

let browser: Browser
let workbench: TestWorkbench
let sheet: SheetPage
let sidebar: FrameLocator
let key: string

const CLIENT = 'Acme Robotics'
const RUNNING = 61001

/** Screenshots for the documentation, taken when asked: SCREENSHOTS=docs/screenshots npm test. */
const picture = async (name: string): Promise<void> => {
  const folder = process.env.SCREENSHOTS
  if (folder) await sheet.page.screenshot({ path: `${folder}/${name}.png` })
}

const addedTo = (campaignId: number) => (workbench.heyReach?.ledger(campaignId) ?? []).filter(({ added }) => added > 0)
const tab = () => {
  const found = workbench.book.tabByName('Leads')
  if (!found) throw new Error('no Leads tab')
  return found
}
const statusOf = (row: number): string => {
  for (let column = 1; column <= tab().lastColumn(); column += 1) {
    if (tab().displayText(1, column) === 'HeyReach status') return tab().displayText(row, column)
  }
  return ''
}

beforeAll(async () => {
  browser = await launchBrowser()
  workbench = await openTestWorkbench()
  sheet = await openSheetPage(browser, workbench.url, { width: 1440, height: 900 })
  sidebar = sheet.page.frameLocator('iframe').last()
  key = workbench.heyReach?.keys[CLIENT] ?? ''
})

afterAll(async () => {
  await browser?.close()
  await workbench?.close()
})

describe('in the browser', () => {
  it('says in words that a key is wrong, then connects with the right one and shows four characters of it', async () => {
    await sheet.menu('HeyReach', 'Connection')
    await sidebar.getByLabel('HeyReach API key').fill('not-the-key-1234')
    await sidebar.getByLabel('Name of this client').fill(CLIENT)
    await sidebar.getByRole('button', { name: 'Connect', exact: true }).click()
    await sidebar.getByText('HeyReach does not accept this API key.').first().waitFor()
    await picture('wrong-key')
    await sidebar.getByLabel('HeyReach API key').fill(key)
    await sidebar.getByRole('button', { name: 'Connect', exact: true }).click()
    await sidebar.getByText(key.slice(-4)).first().waitFor()
    await picture('connected')
    expect(await sidebar.locator('body').innerText()).not.toContain(key)
  })

  it('adds two selected ranges without the row that a filter hides between them', async () => {
    await sheet.page.getByRole('button', { name: 'Create or remove a filter' }).click()
    await sheet.page.locator('[data-filter-column="1"]').click()
    await sheet.page.getByRole('checkbox', { name: 'Olivia', exact: true }).uncheck()
    await sheet.page.getByRole('button', { name: 'OK', exact: true }).click()
    await sheet.page.waitForFunction(() => !document.querySelector('.tabulator-row[data-row="5"]'))
    await sheet.cell('A2').click()
    await sheet.cell('D7').click({ modifiers: ['Shift'] })
    await sheet.cell('A20').click({ modifiers: ['Control'] })
    await sheet.cell('D22').click({ modifiers: ['Control', 'Shift'] })
    await sheet.menu('HeyReach', 'Add to campaign')
    await sidebar.getByLabel('Search by name or status').click()
    await sidebar.getByRole('option', { name: /CFO DACH/ }).waitFor()
    await picture('campaigns')
    await sidebar.getByRole('option', { name: /CFO DACH/ }).click()
    await sidebar.getByRole('button', { name: /^Columns/ }).click()
    await sidebar.getByLabel('Add a custom field from a column').selectOption('Icebreaker')
    const add = sidebar.getByRole('button', { name: 'Add 8 to Acme – CFO DACH' })
    await add.waitFor()
    await picture('preview')
    workbench.heyReach?.addFault({ route: '/campaign/AddLeadsToCampaignV2', times: 1, effect: { delayMs: 1_500 } })
    await add.click()
    await sidebar.getByRole('progressbar').waitFor()
    await picture('running')
    await sidebar.getByRole('button', { name: 'Done' }).waitFor()
    await picture('result')
    expect(addedTo(RUNNING)).toHaveLength(8)
    expect(addedTo(RUNNING)[0]?.lead).toMatchObject({
      firstName: 'Amara',
      lastName: 'Diallo',
      companyName: 'Baobab Freight',
      position: 'Head of Operations',
      emailAddress: 'amara.diallo@example.com',
      customUserFields: [{ name: 'Icebreaker', value: 'Your talk on port delays was the clearest I have heard.' }],
    })
    expect(addedTo(RUNNING).map(({ lead }) => lead.firstName)).not.toContain('Olivia')
    for (const row of [2, 3, 4, 6, 7, 20, 21, 22]) expect([row, statusOf(row)]).toEqual([row, 'In campaign'])
    expect(statusOf(5)).toBe('')
  })

  it('gives each row that cannot be added its reason', async () => {
    await sheet.page.getByRole('button', { name: 'Create or remove a filter' }).click()
    await sheet.goTo('A30:D61')
    await sheet.menu('HeyReach', 'Add to campaign')
    await sidebar.getByText('A30:D61').first().waitFor()
    await sidebar.getByLabel('Search by name or status').click()
    await sidebar.getByRole('option', { name: /CFO DACH/ }).click()
    const add = sidebar.getByRole('button', { name: /^Add \d+ to Acme/ })
    await add.waitFor()
    await sidebar.getByText('a company page').first().scrollIntoViewIfNeeded()
    await picture('reasons')
    await add.click()
    await sidebar.getByRole('button', { name: 'Done' }).waitFor()
    await sheet.goTo('Q30')
    await picture('statuses')
    for (let row = 30; row <= 61; row += 1) expect([row, statusOf(row)]).toEqual([row, expect.stringMatching(/^(In campaign|Not added)$/)])
  })

  it('stops two selected rows and says so on them', async () => {
    await sheet.goTo('A3:A4')
    await sheet.menu('HeyReach', 'Stop')
    const stop = sidebar.getByRole('button', { name: 'Stop 2' })
    await stop.waitFor()
    await picture('stop')
    await stop.click()
    await sidebar.getByText('2 of 2 leads stopped').first().waitFor()
    await picture('stopped')
    expect([statusOf(2), statusOf(3), statusOf(4)]).toEqual(['In campaign', 'Stopped', 'Stopped'])
    expect(workbench.heyReach?.ledger(RUNNING).filter(({ status, added }) => status === 'Stopped' && added > 0)).toHaveLength(2)
  })

  it('keeps the key out of the page, the saved book and the fake’s records, and the console quiet', async () => {
    workbench.save()
    const { readFileSync } = await import('node:fs')
    const { join } = await import('node:path')
    for (const text of [await sheet.page.content(), readFileSync(join(workbench.dataDir, 'book.json'), 'utf8'), readFileSync(join(workbench.dataDir, 'heyreach.json'), 'utf8')]) {
      expect(text).not.toContain(key)
    }
    expect(sheet.complaints).toEqual([])
  })

  it('finds everything again after a restart', async () => {
    await sheet.page.context().close()
    workbench = await workbench.restart()
    expect(statusOf(3)).toBe('Stopped')
    sheet = await openSheetPage(browser, workbench.url)
    sidebar = sheet.page.frameLocator('iframe').last()
    await sheet.menu('HeyReach', 'Connection')
    await sidebar.getByText(key.slice(-4)).first().waitFor()
  })
})
