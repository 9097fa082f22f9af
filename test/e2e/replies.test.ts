/** Replies as a person meets them: told at opening, listed in the sidebar, each with the way to its row. */
import type { Browser, FrameLocator } from 'playwright-core'
import { CONTACT_COLUMNS } from '../../src/contacts/contact-columns'
import { contactsByHand, type ContactByHand } from '../scenario/support/contacts-by-hand'
import { launchBrowser } from './support/browser'
import { openSheetPage, type SheetPage } from './support/sheet-page'
import { openTestWorkbench, type TestWorkbench } from './support/workbench'

jest.setTimeout(90_000)

const HOUR = 3_600_000
const LONG = `Hi Mira, thanks for reaching out! ${'We are comparing three tools right now and decide at the end of the quarter. '.repeat(6)}Could you send me the deck and two slots next week?`
const NASTY = '=HYPERLINK("https://evil.example","click") <b>bold</b>'

let browser: Browser
let workbench: TestWorkbench
let sheet: SheetPage
let sidebar: FrameLocator

const someone = (name: string, company: string, position: string, hoursAgo: number | null, reply = ''): ContactByHand => {
  const slug = name.toLowerCase().replace(/\W+/g, '-')
  return {
    name, company, position, stage: hoursAgo === null ? 'Invited' : 'Replied', reply: reply || null,
    repliedAt: hoursAgo === null ? null : new Date(Date.now() - hoursAgo * HOUR),
    campaign: 'Acme – CFO DACH', sender: 'Mira Okafor', profileUrl: `https://www.linkedin.com/in/${slug}`, profileKey: `in/${slug}`, contactId: `id-${slug}`,
  }
}

const PEOPLE: ContactByHand[] = [
  someone('Anna Berger', 'Nordwind Logistik GmbH', 'Chief Financial Officer', 24 * 4, 'Not now, please ask again in spring.'),
  someone('Jonas Weiss', 'Alpenbank', 'Head of Treasury', null),
  someone('Carla Rossi', 'Ferro & Figli', 'CFO', 0.5, LONG),
  someone('Piotr Nowak', 'Baltyk Sp. z o.o.', 'Finance Director', 2, 'Yes, interested.\nTuesday 10:00 works for me.'),
  someone('Eve Nasty', 'Injection Ltd', '', 3, NASTY),
  ...Array.from({ length: 60 }, (_, index) => someone(`Older Person ${index}`, `Company ${index}`, 'Controller', 24 * (20 + index), `Thanks, no. (${index})`)),
]

const picture = async (name: string): Promise<void> => {
  const folder = process.env.SCREENSHOTS
  if (folder) await sheet.page.screenshot({ path: `${folder}/${name}.png` })
}

const names = () => sidebar.locator('.reply h3').allTextContents()

beforeAll(async () => {
  browser = await launchBrowser()
  workbench = await openTestWorkbench({})
  const tab = contactsByHand(workbench.book, PEOPLE)
  CONTACT_COLUMNS.forEach(({ width, hidden }, index) => {
    tab.setColumnWidth(index + 1, width)
    if (hidden) tab.hideColumns(index + 1, 1)
  })
  sheet = await openSheetPage(browser, workbench.url, { width: 1440, height: 900 })
  sidebar = sheet.page.frameLocator('iframe').last()
})

afterAll(async () => {
  await browser?.close()
  await workbench?.close()
})

it('says at opening how many replied since yesterday', async () => {
  const toast = sheet.page.locator('.toast')
  await toast.getByText('3 replies since yesterday. HeyReach → Show replies…').waitFor()
  await picture('replies-toast')
  await toast.getByRole('button').click()
})

it('lists them newest first, text as text', async () => {
  await sheet.menu('HeyReach', 'Show replies')
  await sidebar.getByText('Piotr Nowak').first().waitFor()
  expect(await names()).toEqual(['Carla Rossi', 'Piotr Nowak', 'Eve Nasty'])
  expect(await sidebar.getByRole('radio', { name: 'Since yesterday 3' }).isChecked()).toBe(true)
  expect(await sidebar.locator('.reply-text').nth(2).textContent()).toBe(NASTY)
  expect(await sidebar.locator('.reply-text b, .reply-text a').count()).toBe(0)
  await picture('replies')
})

it('fits the six views on one line of the sidebar, Connection among them by name', async () => {
  const views = sidebar.getByRole('navigation').getByRole('button')
  expect(await views.evaluateAll((all) => all.map((each) => each.textContent))).toEqual(['Add', 'Stop', 'Update', 'Replies', 'Events', 'Connection'])
  const tops = await views.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top))
  expect(new Set(tops).size).toBe(1)
  await sidebar.getByRole('button', { name: 'Connection', exact: true }).click()
  await sidebar.getByLabel('HeyReach API key').waitFor()
  await sidebar.getByRole('button', { name: 'Replies', exact: true }).click()
})

it('shows a long reply whole when asked', async () => {
  const text = sidebar.locator('.reply-text').first()
  expect((await text.textContent())?.endsWith(' …')).toBe(true)
  await sidebar.getByRole('button', { name: 'Show all of what Carla Rossi wrote' }).click()
  expect(await text.textContent()).toBe(LONG)
  await sidebar.getByRole('button', { name: 'Show less of what Carla Rossi wrote' }).click()
})

it('links to the profile in a window of its own, that knows nothing of the sheet', async () => {
  const link = sidebar.getByRole('link', { name: 'LinkedIn profile of Carla Rossi' })
  expect(await link.evaluate((a) => ['href', 'target', 'rel'].map((name) => a.getAttribute(name)))).toEqual([
    'https://www.linkedin.com/in/carla-rossi', '_blank', 'noopener noreferrer',
  ])
})

it('selects the row in Contacts, where it is after a sort too', async () => {
  await sidebar.getByRole('button', { name: 'Show row of Piotr Nowak' }).click()
  await sheet.page.getByRole('tab', { name: 'Contacts', exact: true, selected: true }).waitFor()
  await sheet.page.waitForFunction(() => document.querySelector('.tabulator-cell[aria-selected="true"]')?.textContent === 'Piotr Nowak')
  expect(await sheet.selected()).toContain('A5')
  await picture('replies-row')
  workbench.book.tabByName('Contacts')?.sort({ row: 2, column: 1, rows: PEOPLE.length, columns: CONTACT_COLUMNS.length }, 1, true)
  await sidebar.getByRole('button', { name: 'Show row of Carla Rossi' }).click()
  await sidebar.getByText('Row 3 is selected on the sheet.').waitFor({ state: 'attached' })
})

it('goes back in time, fifty at once', async () => {
  await sidebar.getByText('7 days').click()
  expect(await names()).toEqual(['Carla Rossi', 'Piotr Nowak', 'Eve Nasty', 'Anna Berger'])
  await sidebar.getByText('All', { exact: true }).click()
  expect(await names()).toHaveLength(50)
  await sidebar.getByRole('button', { name: 'Show more (14 left)' }).click()
  await sidebar.getByText('Older Person 59').first().waitFor()
  expect(await names()).toHaveLength(64)
  expect(await sidebar.getByRole('button', { name: /^Show more/ }).count()).toBe(0)
})

it('takes a new reply in at a press of Refresh, and says so when nobody replied in that time', async () => {
  const tab = workbench.book.tabByName('Contacts')
  if (!tab) throw new Error('no Contacts')
  tab.clearContent({ row: 2, column: 5, rows: PEOPLE.length, columns: 1 })
  tab.enterRaw(2, 5, [[new Date(Date.now() - 30 * 24 * HOUR)]])
  await sidebar.getByText('Since yesterday').click()
  await sidebar.getByRole('button', { name: 'Refresh' }).click()
  await sidebar.getByText('Nobody has replied since yesterday.').waitFor()
  await picture('replies-none-in-time')
  tab.clearContent({ row: 2, column: 5, rows: PEOPLE.length, columns: 1 })
  await sidebar.getByRole('button', { name: 'Refresh' }).click()
  await sidebar.getByText('Nobody has replied yet.').first().waitFor()
  expect(sheet.complaints).toEqual([])
})
