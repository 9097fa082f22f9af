/** The panel beside the sheet: notifications as a person sees, tests, repeats and breaks them in the emulated HeyReach. */
import type { Browser } from 'playwright-core'
import { WEB_APP_ADDRESS } from '../../workbench/server/fetch-transport'
import { launchBrowser } from './support/browser'
import { openSheetPage } from './support/sheet-page'
import { openTestWorkbench, type TestWorkbench } from './support/workbench'

const acme = 'Acme Robotics'
let browser: Browser
let workbench: TestWorkbench

beforeAll(async () => (browser = await launchBrowser()), 60_000)
afterAll(() => browser.close())
afterEach(() => workbench.close())

const open = async () => {
  workbench = await openTestWorkbench({ heyReachGoesOn: true })
  const fake = workbench.heyReach!
  const id = fake.putWebhook({ webhookName: 'sheet liked', eventType: 'LIKED_POST', webhookUrl: `${WEB_APP_ADDRESS}?k=SECRET` })
  const sheet = await openSheetPage(browser, workbench.url, { width: 1600, height: 900 })
  const panel = sheet.page.locator('#panel')
  await panel.getByText('Notifications: 1').click()
  return { fake, id, sheet, panel }
}

it('shows them with name, kind and host, and what was delivered, never the secret', async () => {
  const { fake, sheet, panel } = await open()
  await panel.getByText('Liked post → script.google.com').waitFor()
  fake.emit({ campaignId: 61001, profileUrl: 'https://www.linkedin.com/in/annika-brandt-demo', kind: 'post-liked' })
  await panel.getByText('Liked · Annika Brandt').waitFor()
  expect(await panel.innerHTML()).not.toContain('SECRET')
  expect(JSON.stringify(await (await fetch(`${workbench.url}/api/heyreach`)).json())).not.toContain('SECRET')
  expect(sheet.complaints).toEqual([])
}, 30_000)

it('sends a test, and an old event once more', async () => {
  const { fake, panel } = await open()
  const repeat = panel.getByRole('button', { name: 'Repeat an old event' })
  expect(await repeat.isDisabled()).toBe(true)
  await panel.getByRole('button', { name: 'Send test' }).click()
  await panel.getByText('Test: Liked').waitFor()
  fake.emit({ campaignId: 61001, profileUrl: 'https://www.linkedin.com/in/annika-brandt-demo', kind: 'post-liked' })
  await repeat.click()
  await panel.getByText('Again: Liked · Annika Brandt').waitFor()
  expect(fake.deliveries.log().map(({ kind }) => kind)).toEqual(['test', 'event', 'repeat'])
}, 30_000)

it('breaks one by hand: off, on again, deleted', async () => {
  const { fake, panel } = await open()
  const active = () => fake.webhooks(acme).map(({ isActive }) => isActive)
  await panel.getByRole('button', { name: 'Switch off' }).click()
  await panel.getByText('Notifications: 1, 1 off').waitFor()
  expect(active()).toEqual([false])
  expect(await panel.getByRole('button', { name: 'Send test' }).isDisabled()).toBe(true)
  await panel.getByRole('button', { name: 'Switch on' }).click()
  await panel.getByRole('button', { name: 'Switch off' }).waitFor()
  expect(active()).toEqual([true])
  await panel.getByRole('button', { name: 'Delete' }).click()
  await panel.getByText('No notifications are set up.').first().waitFor()
  await panel.getByText('Liked post').waitFor({ state: 'detached' })
  expect(active()).toEqual([])
}, 30_000)
