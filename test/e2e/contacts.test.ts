/** Outreach goes on and the sheet follows by itself: rows move, Contacts fills, a formula spills, a live column shows it. In a real browser. */
import type { Browser, FrameLocator } from 'playwright-core'
import { makeReady } from '../../demo/make-ready'
import { STATUS } from '../../src/words'
import { launchBrowser } from './support/browser'
import { openSheetPage, type SheetPage } from './support/sheet-page'
import { openTestWorkbench, type TestWorkbench } from './support/workbench'

jest.setTimeout(150_000)

let browser: Browser
let workbench: TestWorkbench
let sheet: SheetPage
let sidebar: FrameLocator

const picture = async (name: string): Promise<void> => {
  const folder = process.env.SCREENSHOTS
  if (folder) await sheet.page.screenshot({ path: `${folder}/${name}.png` })
}

const column = (tabName: string, header: string): string[] => {
  const tab = workbench.book.tabByName(tabName)
  if (!tab) return []
  for (let at = 1; at <= tab.lastColumn(); at += 1) {
    if (tab.displayText(1, at) === header) return Array.from({ length: tab.lastRow() - 1 }, (_, index) => tab.displayText(index + 2, at))
  }
  return []
}

const until = async (isSo: () => boolean, ms = 60_000): Promise<void> => {
  const end = Date.now() + ms
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`not so in ${ms} ms; statuses ${column('Leads', 'HeyReach status').filter(Boolean).join(', ')}; stages ${column('Contacts', 'Stage').join(', ')}`)
    await sheet.page.waitForTimeout(100)
  }
}

const showTab = (name: string) => sheet.page.getByRole('tab', { name, exact: true }).click()

beforeAll(async () => {
  browser = await launchBrowser()
  workbench = await openTestWorkbench({ heyReachGoesOn: true, heyReachOptions: { outreach: { dayMs: 5_000, seed: 11 } } })
  await makeReady(workbench)
  sheet = await openSheetPage(browser, workbench.url, { width: 1600, height: 900 })
  sidebar = sheet.page.frameLocator('iframe').last()
})

afterAll(async () => {
  await browser?.close()
  await workbench?.close()
})

describe('once leads are added', () => {
  it('their rows move on by themselves, and each has a contact', async () => {
    await sheet.goTo('A2:D19')
    await sheet.openSidebar('Add to campaign')
    await sidebar.getByLabel('Search by name or status').click()
    await sidebar.getByRole('option', { name: /CFO DACH/ }).click()
    await sidebar.getByRole('button', { name: /^Add \d+ to Acme/ }).click()
    await sidebar.getByRole('button', { name: 'Done' }).click()
    await until(() => column('Leads', 'HeyReach status').includes(STATUS.replied))
    expect(column('Leads', 'HeyReach detail').some((detail) => detail.startsWith('Replied'))).toBe(true)
    await until(() => column('Contacts', 'Stage').filter((stage) => stage === STATUS.replied).length >= 1)
    await sheet.goTo('Q2')
    await picture('rows-moving')
  })

  it('Contacts is something to work in: frozen header, filter, links, stages in colour', async () => {
    await showTab('Contacts')
    const names = column('Contacts', 'Name')
    expect(names.length).toBeGreaterThanOrEqual(10)
    expect(new Set(names).size).toBe(names.length)
    const tab = workbench.book.tabByName('Contacts')
    expect(tab?.frozenRows).toBe(1)
    expect(tab?.filter).toBeTruthy()
    const replied = column('Contacts', 'Stage').indexOf(STATUS.replied) + 2
    // Who has replied stays so; the page may still be on its way there.
    await sheet.shows(`C${replied}`, STATUS.replied)
    expect(await sheet.cell(`C${replied}`).evaluate((found) => getComputedStyle(found).backgroundColor)).toBe('rgb(206, 234, 214)')
    await picture('contacts')
  })

  it('=HEYREACH_LEAD over a range spills, one execution for all', async () => {
    const book = workbench.book
    const tab = book.insertTab('Formulas')
    const urls = column('Contacts', 'LinkedIn').slice(0, 9)
    tab.enter(1, 1, [['LinkedIn', 'Name', 'Position', 'Company', 'Location', 'Stage'], ...urls.map((url) => [url])])
    tab.setFrozenRows(1)
    ;[300, 150, 190, 190, 150, 110].forEach((width, index) => tab.setColumnWidth(index + 1, width))
    await showTab('Formulas')
    await sheet.type('B2', '=HEYREACH_LEAD(A2:A10)')
    const last = column('Contacts', 'Name')[8] ?? ''
    await sheet.shows('B10', last)
    expect(column('Formulas', 'Name')).toEqual(column('Contacts', 'Name').slice(0, 9))
    await sheet.cell('B2').click()
    await picture('formula')
  })

  it('a live column follows Contacts without running anything', async () => {
    await showTab('Leads')
    await sheet.cell('A2').click()
    await sheet.menu('HeyReach', 'Insert live status column')
    await until(() => column('Leads', 'HeyReach stage (live)').some((stage) => stage === STATUS.replied))
    expect(sheet.complaints).toEqual([])
  })
})
