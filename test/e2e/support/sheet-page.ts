/** The workbench's page as a test uses it: by what a person sees, clicks and types. */
import type { Browser, Page } from 'playwright-core'

export interface SheetPage {
  page: Page
  /** What the console said that it should not have: errors, warnings, uncaught exceptions. */
  complaints: string[]
  cell(name: string): ReturnType<Page['locator']>
  text(name: string): Promise<string>
  /** Waits until the cell shows this. */
  shows(name: string, text: string): Promise<void>
  /** Clicks a cell, types, presses Enter. */
  type(name: string, text: string): Promise<void>
  rowNumbers(): Promise<number[]>
  menu(...captions: string[]): Promise<void>
  /** Opens the sidebar by an item of our menu, and waits until the one that was there has gone: it looks the same. */
  openSidebar(caption: string): Promise<void>
  /** Goes to a range by the name box. */
  goTo(range: string): Promise<void>
  selected(): Promise<string[]>
}

export const openSheetPage = async (browser: Browser, url: string, viewport = { width: 1280, height: 800 }): Promise<SheetPage> => {
  const context = await browser.newContext({ viewport, acceptDownloads: true })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: url })
  const page = await context.newPage()
  page.setDefaultTimeout(Number(process.env.E2E_PATIENCE_MS ?? 20_000))
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  await page.goto(url)
  await page.waitForSelector('body[data-opened]')

  const cell = (name: string) => {
    const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(name) ?? []
    return page.locator(`.tabulator-row[data-row="${row}"] > .tabulator-cell[tabulator-field="${column}"]`)
  }
  const text = async (name: string) => (await cell(name).textContent()) ?? ''
  const menu = async (...captions: string[]): Promise<void> => {
    const [bar, ...items] = captions
    await page.locator('#menu-bar').getByRole('menuitem', { name: bar, exact: true }).click()
    for (const caption of items) await page.locator('.popup-item').filter({ hasText: caption }).first().click()
  }
  return {
    page,
    complaints,
    cell,
    text,
    shows: async (name, wanted) => {
      const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(name) ?? []
      await page.waitForFunction(
        ([selector, expected]) => document.querySelector(selector!)?.textContent === expected,
        [`.tabulator-row[data-row="${row}"] > .tabulator-cell[tabulator-field="${column}"]`, wanted]
      )
    },
    type: async (name, words) => {
      await cell(name).click()
      await page.keyboard.type(words)
      await page.keyboard.press('Enter')
    },
    rowNumbers: () => page.locator('.tabulator-row').evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset.row))),
    menu,
    openSidebar: async (caption) => {
      const [former] = await page.locator('iframe').elementHandles()
      await menu('HeyReach', caption)
      await former?.waitForElementState('hidden')
    },
    goTo: async (range) => {
      await page.fill('#name-box', range)
      await page.press('#name-box', 'Enter')
    },
    selected: () =>
      page.locator('.tabulator-cell[aria-selected="true"]').evaluateAll((cells) =>
        cells.map((found) => `${found.getAttribute('tabulator-field')}${(found.parentElement as HTMLElement).dataset.row}`))
  }
}
