/** From nothing to events in the sheet, in a real browser: set up, receive, repair, try again, hand over. */
import type { Browser, FrameLocator } from 'playwright-core'
import { launchBrowser } from './support/browser'
import { openSheetPage, type SheetPage } from './support/sheet-page'
import { openTestWorkbench, type TestWorkbench } from './support/workbench'

jest.setTimeout(120_000)

const CLIENT = 'Acme Robotics'

let browser: Browser
let workbench: TestWorkbench
let sheet: SheetPage
let sidebar: FrameLocator

const picture = async (name: string): Promise<void> => {
  const folder = process.env.SCREENSHOTS
  if (folder) await sheet.page.screenshot({ path: `${folder}/${name}.png` })
}

interface EventRow {
  type: string
  name: string
  /** Epoch ms, to the second. */
  timestamp: number
  received: number
}

const eventRows = (): EventRow[] => {
  const tab = workbench.book.tabByName('Events')
  if (!tab) return []
  const column = (header: string): number => {
    for (let at = 1; at <= tab.lastColumn(); at += 1) if (tab.displayText(1, at) === header) return at
    throw new Error(`no column ${header}`)
  }
  const [type, name, timestamp, received] = ['event_type', 'lead_full_name', 'timestamp', 'received_at'].map(column)
  return Array.from({ length: Math.max(0, tab.lastRow() - 1) }, (_, index) => ({
    type: tab.displayText(index + 2, type ?? 0),
    name: tab.displayText(index + 2, name ?? 0),
    timestamp: Date.parse(tab.displayText(index + 2, timestamp ?? 0)),
    received: Date.parse(tab.displayText(index + 2, received ?? 0)),
  }))
}

/** Looks again until it is so; the patience is the page's. */
const until = async <T>(look: () => T | Promise<T>, isSo: (value: T) => boolean, ms = 20_000): Promise<T> => {
  const end = Date.now() + ms
  for (;;) {
    const value = await look()
    if (isSo(value)) return value
    if (Date.now() > end) throw new Error(`not so in ${ms} ms: ${JSON.stringify(value).slice(0, 400)}`)
    await sheet.page.waitForTimeout(100)
  }
}

const become = async (who: string): Promise<void> => {
  await sheet.page.getByRole('button', { name: /^You are/ }).click()
  await sheet.page.locator('.popup-item').filter({ hasText: who }).click()
  await sheet.page.getByRole('button', { name: `You are ${who}` }).waitFor()
}

const button = (name: string | RegExp) => sidebar.getByRole('button', { name, exact: typeof name === 'string' })

/** The page also says it to screen readers, so that it may stand there twice. */
const says = (words: string | RegExp) => sidebar.getByText(words).first().waitFor()

const pasteAddress = async (address: string): Promise<void> => {
  await sidebar.getByLabel('Web app URL').fill(address)
  await button('Test').click()
}

const reopen = async (): Promise<void> => {
  await sheet.page.reload()
  await sheet.page.waitForSelector('body[data-opened]')
}

beforeAll(async () => {
  browser = await launchBrowser()
  workbench = await openTestWorkbench({ heyReachGoesOn: true, heyReachOptions: { outreach: { dayMs: 60_000, seed: 7 } } })
  sheet = await openSheetPage(browser, workbench.url, { width: 1440, height: 900 })
  sidebar = sheet.page.frameLocator('iframe').last()
})

afterAll(async () => {
  await browser?.close()
  await workbench?.close()
})

describe('receiving events, in the browser', () => {
  it('is set up from nothing in three steps, a wrong address told in words', async () => {
    await sheet.menu('HeyReach', 'Connection')
    await sidebar.getByLabel('HeyReach API key').fill(workbench.heyReach?.keys[CLIENT] ?? '')
    await sidebar.getByLabel('Name of this client').fill(CLIENT)
    await sidebar.getByText('Everyone who can edit this sheet').click()
    await button('Connect').click()
    await says('Connected to HeyReach')

    await sheet.menu('HeyReach', 'Events and notifications')
    await says('This sheet receives no events.')
    await picture('events-not-set-up')
    await sidebar.getByLabel(/your name|who looks after|name/i).first().fill('Nora')
    await button('I look after it').click()
    await pasteAddress('https://script.google.com/macros/s/another/exec')
    await says('Google knows no web app at this address.')
    await picture('events-wrong-address')
    await pasteAddress('https://script.google.com/macros/s/local/exec')
    await says('Events to receive')
    await says(/11 will be made/)
    await picture('events-plan')
    await button(/^Make 11/).click()
    await says('All is well.')
    await picture('events-set-up')
    expect(workbench.heyReach?.webhooks(CLIENT)).toHaveLength(11)
  })

  it('fills Events within five seconds of what happens to leads that were added', async () => {
    await sheet.page.getByRole('tab', { name: 'Leads', exact: true }).click()
    await sheet.goTo('A2:D7')
    await sheet.menu('HeyReach', 'Add to campaign')
    await sidebar.getByLabel('Search by name or status').click()
    await sidebar.getByRole('option', { name: /CFO DACH/ }).click()
    await button(/^Add 6 to/).click()
    await says(/6 added|Added 6|added/)
    const rows = await until(eventRows, (found) => found.length >= 6)
    expect(rows.map(({ type }) => type)).toContain('VIEWED_PROFILE')
    // Written moments after it happened: by the sheet's own clock, in whole seconds.
    for (const { timestamp, received } of rows) expect(received - timestamp).toBeLessThanOrEqual(5_000)
    await sheet.page.getByRole('tab', { name: 'Events', exact: true }).click()
    await sheet.menu('HeyReach', 'Events and notifications')
    await says('All is well.')
    await until(eventRows, (found) => found.length >= 14, 40_000)
    await picture('events')
  })

  it('says in the menu that a notification is gone, and puts it right at a press', async () => {
    const [gone] = workbench.heyReach?.webhooks(CLIENT) ?? []
    workbench.heyReach?.removeWebhook(gone?.id ?? 0)
    await reopen()
    await sheet.menu('HeyReach', 'Events and notifications')
    await says('1 notification at HeyReach is not as it should be.')
    await reopen()
    await sheet.page.locator('#menu-bar').getByRole('menuitem', { name: 'HeyReach (!)', exact: true }).waitFor()
    await picture('events-wrong')
    await sheet.menu('HeyReach (!)', 'Events and notifications')
    await button('Check now').first().click()
    await says('All is well.')
    expect(workbench.heyReach?.webhooks(CLIENT)).toHaveLength(11)
    await reopen()
    await sheet.page.locator('#menu-bar').getByRole('menuitem', { name: 'HeyReach', exact: true }).waitFor()
  })

  it('tries an unreadable event again once it can be read', async () => {
    const [webhook] = workbench.heyReach?.webhooks(CLIENT) ?? []
    const address = (webhook?.webhookUrl ?? '').replace('https://script.google.com', workbench.url).replace(/&t=\w+/, '')
    const body = { lead: { id: '900000999', profile_url: 'https://www.linkedin.com/in/late-reader-demo', full_name: 'Late Reader' }, timestamp: '2026-09-14T09:00:00Z' }
    const answered = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    expect(answered.status).toBe(200)
    await sheet.menu('HeyReach', 'Events and notifications')
    await button('Check now').first().click()
    await says('1 event could not be read.')
    await sidebar.getByText(/^Unreadable events/).first().click()
    await says('It does not say what happened.')
    await picture('events-unreadable')
    await button(/^Try again/).first().click()
    await says('It still cannot be read.')
    // The person writes what kind it is: as a newer version might know it.
    const tab = workbench.book.tabByName('Unreadable events')
    tab?.enterRaw(2, 6, [['VIEWED_PROFILE']])
    await button(/^Try again/).first().click()
    await says('One is in Events now.')
    await until(eventRows, (found) => found.some(({ name }) => name === 'Late Reader'))
  })

  it('is taken over by a second person, and the notifications move to their web app', async () => {
    await become('mia@example.com')
    await sheet.menu('HeyReach', 'Events and notifications')
    await says(/Nora/)
    await picture('events-of-another')
    await button('Take over').first().click()
    await sidebar.getByRole('textbox').first().fill('Mia')
    await button('Take over').last().click()
    await sheet.menu('Apps Script', 'Deployments')
    const dialog = sheet.page.getByRole('dialog', { name: 'Apps Script (emulated)' })
    await dialog.getByRole('button', { name: 'New deployment' }).click()
    await dialog.getByText('mia@example.com').waitFor()
    await dialog.getByRole('button', { name: 'Copy' }).nth(1).click()
    await dialog.getByRole('button', { name: 'Copied' }).waitFor()
    const address = await sheet.page.evaluate(() => navigator.clipboard.readText())
    await sheet.page.keyboard.press('Escape')
    await pasteAddress('https://script.google.com/macros/s/local/exec')
    await says('That is the web app of whoever looked after this sheet before.')
    await pasteAddress(address)
    await button(/^Change 11/).click()
    const addresses = () => [...new Set((workbench.heyReach?.webhooks(CLIENT) ?? []).map(({ webhookUrl }) => webhookUrl.split('?')[0]))]
    await until(addresses, (found) => found.length === 1 && found[0] === address)
    await says('All is well.')
    // Hers run; the ones of before go at their next run.
    const ofBefore = workbench.host.triggers().find(({ user }) => user === 'you@example.com')
    await workbench.host.fireTrigger(ofBefore?.id ?? '')
    expect(new Set(workbench.host.triggers().map(({ user }) => user))).toEqual(new Set(['mia@example.com']))
    const before = eventRows().length
    await until(eventRows, (found) => found.length > before, 40_000)
    expect(sheet.complaints).toEqual([])
  })
})
