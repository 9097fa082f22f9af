/** Get lead as an ops person does it, in a real browser: rows are filled beside what they typed, and a pasted URL shows a person. */
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
const url = (slug: string): string => `https://www.linkedin.com/in/${slug}`

const ROWS = [
  ['LinkedIn', 'Company', 'Job title', 'Notes'],
  [url('annika-brandt-demo'), '', '', 'met at the fair'],
  [url('reto-ammann-demo'), 'Bergtal (Zug)', '', ''],
  [url('katharina-pichler-demo'), '', '', 'ask in May'],
  [url('nobody-knows-me-demo'), '', '', ''],
  ['https://www.linkedin.com/company/donauwerk', '', '', ''],
  [url('claudia-rossetti-demo'), '', 'CFO, board member', ''],
]

/** Screenshots for the documentation, taken when asked: SCREENSHOTS=docs/screenshots npm test. */
const picture = async (name: string): Promise<void> => {
  const folder = process.env.SCREENSHOTS
  if (folder) await sheet.page.screenshot({ path: `${folder}/${name}.png` })
}

beforeAll(async () => {
  browser = await launchBrowser()
  workbench = await openTestWorkbench()
  const tab = workbench.book.insertTab('People', 0)
  tab.enterRaw(1, 1, ROWS)
  tab.setFrozenRows(1)
  tab.setColumnWidth(1, 240)
  sheet = await openSheetPage(browser, workbench.url, { width: 1600, height: 900 })
  sidebar = sheet.page.frameLocator('iframe').last()
  await sheet.page.getByRole('tab', { name: 'People' }).click()
  await sheet.menu('HeyReach', 'Connection')
  await sidebar.getByLabel('HeyReach API key').fill(workbench.heyReach?.keys[CLIENT] ?? '')
  await sidebar.getByLabel('Name of this client').fill(CLIENT)
  await sidebar.getByRole('button', { name: 'Connect', exact: true }).click()
  await sidebar.getByText('Connected', { exact: false }).first().waitFor()
})

afterAll(async () => {
  await browser?.close()
  await workbench?.close()
})

it('fills the selected rows beside what was typed, makes the missing columns, and says on the row whom HeyReach does not know', async () => {
  await sheet.goTo('A2:D7')
  await sheet.openSidebar('Get lead')
  await sidebar.getByRole('button', { name: 'Get 5 profiles' }).waitFor()
  await sidebar.getByText('A company page, not a person').waitFor()
  await picture('get-lead')
  await sidebar.getByRole('button', { name: /^More/ }).click()
  await sidebar.getByRole('checkbox', { name: /^Followers/ }).check()
  await sidebar.getByRole('checkbox', { name: /^Headline/ }).uncheck()
  await sidebar.getByText('new J').waitFor()
  await picture('get-lead-columns')
  await sidebar.getByRole('button', { name: 'Get 5 profiles' }).click()
  await sidebar.getByRole('heading', { name: '4 of 5 profiles found' }).waitFor()
  await sheet.shows('E1', 'HeyReach profile')
  await sheet.shows('E2', 'Found')
  await picture('get-lead-result')
  expect(await Promise.all(['B2', 'C2', 'D2', 'F2', 'G2', 'H2'].map(sheet.text))).toEqual([
    'Falkenau Maschinen', 'CFO', 'met at the fair', 'Annika', 'Brandt', 'Stuttgart, Germany',
  ])
  expect(await Promise.all(['B3', 'C3', 'C7', 'E5', 'E6'].map(sheet.text))).toEqual([
    'Bergtal (Zug)', 'Head of Finance', 'CFO, board member', 'Not known to HeyReach', '',
  ])
  expect(await Promise.all(['F1', 'G1', 'H1', 'I1', 'J1', 'K1'].map(sheet.text))).toEqual(['First name', 'Last name', 'Location', 'E-mail', 'Followers', ''])
  expect(sheet.complaints).toEqual([])
})

it('shows whose profile a pasted URL is, with one link to LinkedIn, and whom HeyReach does not know', async () => {
  await sheet.openSidebar('Get lead')
  await sidebar.getByRole('radio', { name: /A LinkedIn URL/ }).check()
  await sidebar.getByLabel('LinkedIn profile URL').fill('linkedin.com/in/reto-ammann-demo/?trk=feed')
  await sidebar.getByRole('button', { name: 'Get profile' }).click()
  await sidebar.getByRole('heading', { name: 'Reto Ammann' }).waitFor()
  await sidebar.getByText('Head of Finance at Bergtal Präzision').waitFor()
  await picture('get-lead-card')
  const link = sidebar.getByRole('link', { name: 'linkedin.com/in/reto-ammann-demo' })
  expect([await link.getAttribute('href'), await link.getAttribute('rel')]).toEqual([url('reto-ammann-demo'), 'noopener noreferrer'])

  await sidebar.getByLabel('LinkedIn profile URL').fill(url('nobody-knows-me-demo'))
  await sidebar.getByRole('button', { name: 'Get profile' }).click()
  await sidebar.getByRole('heading', { name: 'Not known to HeyReach' }).waitFor()
  await picture('get-lead-unknown')

  await sidebar.getByLabel('LinkedIn profile URL').fill('https://www.linkedin.com/company/donauwerk')
  await sidebar.getByRole('button', { name: 'Get profile' }).click()
  await sidebar.getByText('This cannot be used: a company page, not a person.').waitFor()
  expect(sheet.complaints).toEqual([])
})
