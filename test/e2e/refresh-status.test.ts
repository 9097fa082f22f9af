/** Refresh status as an ops person uses it, in a real browser: a failure is found and says why, and outreach begun in HeyReach is found. */
import type { Browser, FrameLocator } from 'playwright-core'
import { launchBrowser } from './support/browser'
import { openSheetPage, type SheetPage } from './support/sheet-page'
import { openTestWorkbench, type TestWorkbench } from './support/workbench'

jest.setTimeout(90_000)

let browser: Browser
let workbench: TestWorkbench
let sheet: SheetPage
let sidebar: FrameLocator

const CLIENT = 'Acme Robotics'
const RUNNING = 61001

/** Screenshots for the documentation, taken when asked: SCREENSHOTS=docs/screenshots npm test. */
const picture = async (name: string, folder = process.env.SCREENSHOTS): Promise<void> => {
  if (folder) await sheet.page.screenshot({ path: `${folder}/${name}.png` })
}

const tab = () => {
  const found = workbench.book.tabByName('Leads')
  if (!found) throw new Error('no Leads tab')
  return found
}
const cellOf = (row: number, header: string): string => {
  for (let column = 1; column <= tab().lastColumn(); column += 1) {
    if (tab().displayText(1, column) === header) return tab().displayText(row, column)
  }
  return ''
}
const happens = (profileUrl: string, ...kinds: ('connection-sent' | 'connection-accepted' | 'message-sent' | 'message-reply' | 'finished' | 'failed')[]): void => {
  for (const kind of kinds) workbench.heyReach?.emit({ campaignId: RUNNING, profileUrl, kind, ...(kind === 'failed' ? { errorCode: 'LeadBlockedByRecipient' } : {}) })
}

beforeAll(async () => {
  browser = await launchBrowser()
  workbench = await openTestWorkbench()
  sheet = await openSheetPage(browser, workbench.url, { width: 1600, height: 900 })
  sidebar = sheet.page.frameLocator('iframe').last()
})

afterAll(async () => {
  await browser?.close()
  await workbench?.close()
})

describe('in the browser', () => {
  it('says what to do where no row has a campaign yet', async () => {
    await sheet.menu('HeyReach', 'Connection')
    await sidebar.getByLabel('HeyReach API key').fill(workbench.heyReach?.keys[CLIENT] ?? '')
    await sidebar.getByLabel('Name of this client').fill(CLIENT)
    await sidebar.getByRole('button', { name: 'Connect', exact: true }).click()
    await sidebar.getByText('Connected').first().waitFor()
    await sheet.cell('A2').click()
    await sheet.openSidebar('Refresh status')
    await sidebar.locator('.blocked').getByText('No campaign stands in any of these rows').waitFor()
    expect(await sidebar.getByRole('button', { name: 'Refresh 0 rows' }).isDisabled()).toBe(true)
    await picture('refresh-blocked', process.env.ALL_SCREENSHOTS)
  })

  it('finds a failure and its reason, who has replied and who has finished without reply', async () => {
    await sheet.goTo('A2:D9')
    await sheet.openSidebar('Add to campaign')
    await sidebar.getByLabel('Search by name or status').click()
    await sidebar.getByRole('option', { name: /CFO DACH/ }).click()
    await sidebar.getByRole('button', { name: /^Add \d+ to Acme/ }).click()
    await sidebar.getByRole('button', { name: 'Done' }).waitFor()
    const added = (workbench.heyReach?.ledger(RUNNING) ?? []).filter(({ added: times }) => times > 0).map(({ profileUrl }) => profileUrl)
    expect(added).toHaveLength(8)
    const [failed = '', replied = '', finished = '', invited = ''] = added
    happens(failed, 'connection-sent', 'failed')
    happens(replied, 'connection-sent', 'connection-accepted', 'message-sent', 'message-reply')
    happens(finished, 'connection-sent', 'finished')
    happens(invited, 'connection-sent')

    await sheet.cell('A2').click()
    await sheet.openSidebar('Refresh status')
    const refresh = sidebar.getByRole('button', { name: 'Refresh 8 rows' })
    await refresh.waitFor()
    await sidebar.getByText('Takes a few seconds: 1 page of 100 leads').waitFor()
    await sidebar.getByText('Takes a few seconds').scrollIntoViewIfNeeded()
    await picture('refresh-preview', process.env.ALL_SCREENSHOTS)
    workbench.heyReach?.addFault({ route: '/campaign/GetLeadsFromCampaign', times: 1, effect: { delayMs: 1_500 } })
    await refresh.click()
    await sidebar.getByRole('progressbar').waitFor()
    await picture('refresh-running', process.env.ALL_SCREENSHOTS)
    await sidebar.getByRole('heading', { name: '8 rows looked up' }).waitFor()
    await sheet.goTo('P12')
    await sheet.goTo('L12')
    await picture('refresh-status')
    const outcomes = await sidebar.getByRole('list', { name: 'What came of it' }).innerText()
    expect(outcomes.replace(/\s+/g, ' ')).toMatch(/1 Failed Show row 2 Moved on Show rows 1 Finished without reply Show row 4 Unchanged Show rows/)
    await sidebar.getByText('Failed in HeyReach: the recipient has blocked the sender (LeadBlockedByRecipient)').waitFor()
    expect([2, 3, 4, 5, 6].map((row) => cellOf(row, 'HeyReach status'))).toEqual(['Failed', 'Replied', 'Invited', 'Invited', 'In campaign'])
    expect([2, 4].map((row) => cellOf(row, 'HeyReach detail'))).toEqual(['Failed in HeyReach: the recipient has blocked the sender (LeadBlockedByRecipient)', 'Finished without reply'])
    await sidebar.getByRole('button', { name: 'Show 1 row on the sheet: Failed' }).click()
    await sheet.page.waitForFunction(() => document.querySelectorAll('.tabulator-cell[aria-selected="true"]').length > 3)
    expect((await sheet.selected()).every((name) => /^[A-Z]+2$/.test(name))).toBe(true)
  })

  it('finds outreach that was begun in HeyReach itself', async () => {
    const row = 12
    await sheet.type(`C${row}`, 'https://www.linkedin.com/in/annika-brandt-demo')
    await sheet.goTo(`A${row}:D${row}`)
    await sidebar.getByRole('button', { name: 'Refresh more' }).click()
    await sidebar.getByRole('checkbox', { name: /Look for them in one campaign/ }).check()
    await sidebar.getByLabel('Search by name or status').click()
    await sidebar.getByRole('option', { name: /CFO DACH/ }).click()
    await sidebar.getByText('1 row without a campaign: this person is looked for in Acme – CFO DACH').waitFor()
    await picture('refresh-old-outreach', process.env.ALL_SCREENSHOTS)
    await sidebar.getByRole('button', { name: 'Refresh 1 row' }).click()
    // The demo has this person in another row too.
    await sidebar.getByRole('heading', { name: '2 rows looked up' }).waitFor()
    await sidebar.getByText('Found in the campaign').waitFor()
    expect([cellOf(row, 'HeyReach campaign'), cellOf(row, 'HeyReach status')]).toEqual(['Acme – CFO DACH #61001', 'Replied'])
    await picture('refresh-found', process.env.ALL_SCREENSHOTS)
    expect(sheet.complaints).toEqual([])
  })
})
