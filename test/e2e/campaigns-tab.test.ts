/** The Campaigns tab as an ops person gets it: one click in the menu, in a real browser. */
import type { Browser, FrameLocator } from 'playwright-core'
import { launchBrowser } from './support/browser'
import { openSheetPage, type SheetPage } from './support/sheet-page'
import { openTestWorkbench, type TestWorkbench } from './support/workbench'
import { demoData } from '../../workbench/fake-heyreach/demo-data'
import type { Enrolment, SavedState } from '../../workbench/fake-heyreach/state'

jest.setTimeout(90_000)

let browser: Browser
let workbench: TestWorkbench
let sheet: SheetPage
let sidebar: FrameLocator

const CLIENT = 'Acme Robotics'
const BUSY = 61005

/** The demo with one sender logged out and a campaign in which more people wait than a month can take. */
const busyDemo = (): SavedState => {
  const state = demoData(Date.now())
  const [running] = state.campaigns
  if (!running) throw new Error('no demo campaign')
  const waiting = state.enrolments.find(({ campaignId, history }) => campaignId === running.id && history.length === 0)
  const finished = state.enrolments.find(({ campaignId, history }) => campaignId === running.id && history.at(-1)?.kind === 'finished')
  const copies = (of: Enrolment | undefined, count: number, from: number): Enrolment[] =>
    Array.from({ length: of ? count : 0 }, (_, index) => ({ ...of!, id: from + index, campaignId: BUSY, personKey: `in/many-${from + index}` }))
  return {
    ...state,
    senders: state.senders.map((sender) => (sender.firstName === 'Jonas' ? { ...sender, authIsValid: false } : sender)),
    campaigns: [...state.campaigns, { ...running, id: BUSY, name: 'Acme – Controllers Benelux', listName: 'Benelux 2026', senderIds: [71001] }],
    enrolments: [...state.enrolments, ...copies(waiting, 1_140, 990_000), ...copies(finished, 460, 995_000)],
  }
}

/** Screenshots for the documentation, taken when asked: SCREENSHOTS=docs/screenshots npm test. */
const picture = async (name: string): Promise<void> => {
  const folder = process.env.SCREENSHOTS
  if (folder) await sheet.page.screenshot({ path: `${folder}/${name}.png` })
}

beforeAll(async () => {
  browser = await launchBrowser()
  workbench = await openTestWorkbench({ heyReachOptions: { data: busyDemo() } })
  sheet = await openSheetPage(browser, workbench.url, { width: 2040, height: 560 })
  sidebar = sheet.page.frameLocator('iframe').last()
})

afterAll(async () => {
  await browser?.close()
  await workbench?.close()
})

const closeToast = () => sheet.page.locator('.toast').getByRole('button').click()

const add = async (range: string, campaign: RegExp): Promise<void> => {
  await sheet.goTo(range)
  await sheet.menu('HeyReach', 'Add to campaign')
  await sidebar.getByLabel('Search by name or status').click()
  await sidebar.getByRole('option', { name: campaign }).click()
  await sidebar.getByRole('button', { name: /^Add \d+ to Acme/ }).click()
  await sidebar.getByRole('button', { name: 'Done' }).waitFor()
}

describe('in the browser', () => {
  it('says in words that the sheet is not connected', async () => {
    await sheet.menu('HeyReach', 'Refresh campaigns')
    const dialog = sheet.page.getByRole('dialog')
    await dialog.getByText('This sheet is not connected to HeyReach yet.').waitFor()
    await dialog.getByText('Open Connection in the HeyReach menu').waitFor()
    await dialog.getByRole('button', { name: 'OK' }).click()
    expect(workbench.book.tabByName('HeyReach campaigns')).toBeUndefined()
  })

  it('makes the tab and shows it, with what this sheet has added', async () => {
    await sheet.menu('HeyReach', 'Connection')
    await sidebar.getByLabel('HeyReach API key').fill(workbench.heyReach?.keys[CLIENT] ?? '')
    await sidebar.getByLabel('Name of this client').fill(CLIENT)
    await sidebar.getByRole('button', { name: 'Connect', exact: true }).click()
    await sidebar.getByText('Connected').first().waitFor()
    await add('A2:D9', /CFO DACH/)
    await sheet.page.getByRole('button', { name: 'Close sidebar' }).click()
    await sheet.page.getByTitle('Fold the emulated HeyReach away').click()

    await sheet.menu('HeyReach', 'Refresh campaigns')
    await sheet.page.getByText('5 campaigns, refreshed.').waitFor()
    await sheet.shows('A2', 'Acme – CFO DACH')
    await closeToast()
    await picture('campaigns-tab')
    const row = async (number: number) => Promise.all('ABDEGHMNOP'.split('').map((column) => sheet.text(`${column}${number}`)))
    expect(await row(2)).toEqual(['Acme – CFO DACH', 'Running', 'Mira Okafor, Jonas Reyes (logged out)', '25', '22', '11', '18%', '8', '1', expect.stringContaining('Logged out of LinkedIn: Jonas Reyes.')])
    expect(await row(3)).toEqual(['Acme – Controllers Benelux', 'Running', 'Mira Okafor', '25', '1,600', '1,140', '29%', '0', '46', 'Those who wait need at least 46 days: add senders, or add fewer leads.'])
    expect(await sheet.text('P4')).toContain('2 leads wait for it: resume it')
    await sheet.goTo('U2')
    expect(await sheet.text('S2')).toMatch(/^\d{1,2} [A-Z][a-z]{2} 20\d\d$/)
    expect(await sheet.text('T2')).toMatch(/^\d{1,2} [A-Z][a-z]{2} 20\d\d, \d\d:\d\d$/)
    expect(await sheet.text('U2')).toBe('61001')
  })

  it('is refreshed by another click, each note beside its campaign although the rows were sorted', async () => {
    await sheet.goTo('V1')
    await sheet.type('V1', 'Our notes')
    await sheet.type('V3', 'ask Mira')
    await sheet.goTo('A2')
    await sheet.page.getByRole('button', { name: 'Sort sheet Z → A' }).click()
    await sheet.shows('A2', 'Acme – Webinar follow-up')
    await sheet.menu('HeyReach', 'Refresh campaigns')
    await sheet.page.getByText('5 campaigns, refreshed.').waitFor()
    expect(await Promise.all(['A2', 'A3', 'A4', 'A5', 'A6'].map(sheet.text))).toEqual(
      ['Webinar follow-up', 'Trade fair spring', 'Plant managers Nordics', 'Controllers Benelux', 'CFO DACH'].map((name) => `Acme – ${name}`),
    )
    expect(await Promise.all(['U5', 'V5', 'V3'].map(sheet.text))).toEqual([String(BUSY), 'ask Mira', ''])
    expect(sheet.complaints).toEqual([])
  })
})
