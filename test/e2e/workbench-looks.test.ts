/** A tab to work in, as the page shows it: stage colours, links, a header that stays, filter buttons, hidden columns, long texts. */
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { createBook } from '../../workbench/fake-apps-script/model/create-book'
import type { Book, FormatRule } from '../../workbench/fake-apps-script/model/types'
import { launchBrowser } from './support/browser'
import { openSheetPage, type SheetPage } from './support/sheet-page'
import { openTestWorkbench, type TestWorkbench } from './support/workbench'

const HEADERS = ['Name', 'Stage', 'Last reply', 'Replied at', 'LinkedIn', 'Campaign', 'Remarks', 'contact_id']
const WIDTHS = [160, 105, 320, 135, 240, 170, 220, 150]
const COLOURS = {
  Invited: ['rgb(227, 237, 253)', 'rgb(11, 75, 179)'],
  Accepted: ['rgb(230, 224, 250)', 'rgb(74, 47, 163)'],
  Replied: ['rgb(217, 242, 229)', 'rgb(11, 107, 66)']
} as const
const STAGES = Object.keys(COLOURS) as (keyof typeof COLOURS)[]
const LONG = 'Hi, thanks for reaching out, this sounds interesting. Could we talk next week, on Tuesday at ten?'

const bookOf = (rows: number): Book => {
  const book = createBook({ name: 'Looks', timeZone: 'Europe/Berlin' })
  const tab = book.tabs[0]!
  if (rows > 900) tab.insertRows(1000, rows)
  tab.enter(1, 1, [HEADERS, ...Array.from({ length: rows }, (_, index) => [
    `Person ${index}`, STAGES[index % 3]!, LONG, new Date(Date.UTC(2026, 10, 5, 9, 5)),
    `https://www.linkedin.com/in/person-${index}`, 'Acme – CFO DACH', '', `c${index}`
  ])])
  tab.setFormat({ row: 2, column: 4, rows: tab.rowCount - 1, columns: 1 }, { format: 'd mmm yyyy, hh:mm' })
  WIDTHS.forEach((width, index) => tab.setColumnWidth(index + 1, width))
  tab.setFrozenRows(1)
  tab.setFilter({ row: 1, column: 1, rows: tab.rowCount, columns: HEADERS.length })
  tab.hideColumns(6, 1)
  tab.hideColumns(8, 1)
  tab.setFormatRules(STAGES.map((text): FormatRule => ({
    criteria: 'TEXT_EQUAL_TO', text, style: { background: COLOURS[text][0], color: COLOURS[text][1] },
    ranges: [{ row: 2, column: 2, rows: tab.rowCount - 1, columns: 1 }]
  })))
  return book
}

jest.setTimeout(90_000)

let browser: Browser
let workbench: TestWorkbench
let sheet: SheetPage

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const open = async (rows: number): Promise<void> => {
  workbench = await openTestWorkbench({ projectDir: join(process.cwd(), 'test/fixtures/sample-project'), book: () => bookOf(rows) })
  sheet = await openSheetPage(browser, workbench.url, { width: 1560, height: 800 })
}
afterEach(async () => {
  const complaints = sheet.complaints
  await sheet.page.context().close()
  await workbench.close()
  expect(complaints).toEqual([])
})

const tab = () => workbench.book.tabs[0]!
const colours = (name: string) =>
  sheet.cell(name).evaluate((cell) => [getComputedStyle(cell).backgroundColor, getComputedStyle(cell).color])
const chip = () => sheet.page.locator('.link-chip')
const scrollTo = (top: number) => sheet.page.locator('.tabulator-tableholder').evaluate((holder, to) => void (holder.scrollTop = to), top)

describe('colours by rules', () => {
  it('stand in their cells, and follow what is typed, in any case', async () => {
    await open(200)
    expect(await colours('B2')).toEqual(COLOURS.Invited)
    expect(await colours('B4')).toEqual(COLOURS.Replied)
    expect((await colours('B1'))[0]).not.toBe(COLOURS.Invited[0])
    await sheet.type('B2', 'replied')
    await sheet.shows('B2', 'replied')
    expect(await colours('B2')).toEqual(COLOURS.Replied)
    await sheet.type('B2', 'Something else')
    await sheet.shows('B2', 'Something else')
    expect((await colours('B2'))[0]).not.toBe(COLOURS.Replied[0])
  })

  it('follow what a script changes, rows that move, and rules that go', async () => {
    await open(200)
    tab().insertRows(2, 1)
    tab().enter(2, 2, [['Accepted']])
    await sheet.shows('B2', 'Accepted')
    // Above the first row of the range: the range has moved down.
    expect((await colours('B2'))[0]).not.toBe(COLOURS.Accepted[0])
    expect(await colours('B3')).toEqual(COLOURS.Invited)
    tab().setFormatRules([])
    await sheet.page.waitForFunction((colour) => !document.querySelector(`.tabulator-cell[style*="${colour}"]`), COLOURS.Invited[0])
  })

  it('are there wherever one scrolls to in 20,000 rows, of which few are drawn', async () => {
    await open(20_000)
    await sheet.goTo('B19001')
    await sheet.shows('B19001', 'Invited')
    expect(await colours('B19001')).toEqual(COLOURS.Invited)
    expect((await sheet.rowNumbers()).length).toBeLessThan(150)
  })
})

describe('links', () => {
  beforeEach(() => open(200))

  it('show their address beside the cell on which the pointer rests; its click opens it apart from this page', async () => {
    const { page } = sheet
    await page.context().route('https://www.linkedin.com/**', (route) => route.fulfill({ contentType: 'text/html', body: '<title>A profile</title>' }))
    await sheet.cell('A3').click()
    await sheet.cell('E5').hover()
    const link = chip().getByRole('link')
    await link.waitFor()
    expect(await link.textContent()).toBe('linkedin.com/in/person-3')
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
    const [opened] = await Promise.all([page.context().waitForEvent('page'), link.click()])
    await opened.waitForLoadState()
    expect(opened.url()).toBe('https://www.linkedin.com/in/person-3')
    expect(await opened.evaluate(() => window.opener === null && document.referrer === '')).toBe(true)
    await opened.close()
    // The grid still has the keys, and the selection is where it was.
    await page.keyboard.press('ArrowDown')
    expect(await sheet.selected()).toEqual(['A4'])
  })

  it('leave the rows above and below free, and go when the pointer goes', async () => {
    await sheet.cell('E5').hover()
    await chip().waitFor()
    const box = (await chip().boundingBox())!
    const cell = (await sheet.cell('E5').boundingBox())!
    expect([Math.round(box.y), Math.round(box.height)]).toEqual([Math.round(cell.y), Math.round(cell.height)])
    await sheet.cell('E6').click()
    expect(await sheet.selected()).toEqual(['E6'])
    await sheet.cell('A2').hover()
    expect(await chip().textContent()).toBe('linkedin.com/in/person-4')
    await sheet.cell('A2').click()
    await chip().waitFor({ state: 'hidden' })
  })

  it('are selected and edited like any cell', async () => {
    await sheet.type('E5', 'no link')
    await sheet.shows('E5', 'no link')
    expect(await sheet.cell('E5').getAttribute('class')).not.toContain('is-link')
    await sheet.cell('E4').dblclick()
    expect(await sheet.page.locator('.cell-editor').inputValue()).toBe('https://www.linkedin.com/in/person-2')
    expect(await chip().isVisible()).toBe(false)
    await sheet.page.keyboard.press('Escape')
    expect(await chip().isVisible()).toBe(true)
  })

  it.each([
    ['a rich text’s address', 'Ann', 'https://example.com/ann', 'https://example.com/ann'],
    ['an address of the web alone', 'HTTPS://example.com/x', null, 'https://example.com/x'],
    ['not what runs here', 'Click me', 'javascript:alert(1)', null],
    ['not what stands in a text', 'see https://example.com/x', null, null],
    ['not half an address', 'https://', null, null],
    ['nothing of what looks like HTML', 'https://example.com/"><img/src=x/onerror=alert(1)>', null, 'https://example.com/%22%3E%3Cimg/src=x/onerror=alert(1)%3E']
  ])('%s', async (_what, text, link, expected) => {
    if (link) tab().setLink(2, 7, text, link)
    else tab().enter(2, 7, [[text]])
    await sheet.shows('G2', text)
    await sheet.cell('G2').click()
    expect(await chip().isVisible()).toBe(expected !== null)
    if (expected) expect(await chip().getByRole('link').getAttribute('href')).toBe(expected)
    expect(await chip().locator('img').count()).toBe(0)
    expect((await sheet.cell('G2').getAttribute('class'))?.includes('is-link')).toBe(expected !== null)
  })
})

describe('a tab to work in', () => {
  beforeEach(() => open(200))

  it('keeps its header with filter buttons in sight while rows scroll by under it', async () => {
    await scrollTo(2400)
    await sheet.cell('A110').waitFor()
    expect(await sheet.cell('A1').isVisible()).toBe(true)
    const bottom = await sheet.cell('A1').evaluate((cell) => cell.getBoundingClientRect().bottom)
    expect(bottom).toBeLessThanOrEqual(await sheet.page.locator('.tabulator-tableholder').evaluate((holder) => holder.getBoundingClientRect().top))
    const filters = await sheet.page.locator('.filter-button:visible').evaluateAll((buttons) => buttons.map((button) => (button as HTMLElement).dataset.filterColumn))
    expect(filters).toEqual(['1', '2', '3', '4', '5', '7'])
  })

  it('hides a link’s card with the row that goes under the header', async () => {
    await sheet.cell('E5').click()
    await chip().waitFor()
    await scrollTo(300)
    await chip().waitFor({ state: 'hidden' })
  })

  it('leaves hidden columns out, with a mark where they are', async () => {
    expect(await sheet.page.locator('.tabulator-col:visible').evaluateAll((found) => found.slice(1, 8).map((column) => column.textContent))).toEqual(['A', 'B', 'C', 'D', 'E', 'G', 'I'])
    expect(await sheet.page.locator('.tabulator-col.after-hidden:visible').allTextContents()).toEqual(['G', 'I'])
  })

  it('has its widths, its times, and cuts long texts off', async () => {
    for (const [letters, width] of [['A', 160], ['C', 320], ['E', 240]] as const)
      expect(await sheet.cell(`${letters}2`).evaluate((cell) => (cell as HTMLElement).offsetWidth)).toBe(width)
    expect(await sheet.text('D2')).toBe('5 Nov 2026, 10:05')
    const shown = await sheet.cell('C2').evaluate((cell) => ({ fits: cell.scrollWidth <= cell.clientWidth, overflow: getComputedStyle(cell).overflowX, height: (cell as HTMLElement).offsetHeight }))
    expect(shown).toEqual({ fits: false, overflow: 'hidden', height: 24 })
  })
})
