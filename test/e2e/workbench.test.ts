/** The spreadsheet in the browser, on a small sample script: what a person can do with mouse and keyboard, and what is kept. */
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { createBook } from '../../workbench/fake-apps-script/model/create-book'
import { launchBrowser } from './support/browser'
import { openSheetPage, type SheetPage } from './support/sheet-page'
import { openTestWorkbench, type TestWorkbench } from './support/workbench'

const ROWS = [
  ['Name', 'City', 'Score', 'Site'],
  ['Ada', 'Berlin', '3', 'https://example.com/ada'],
  ['Bo', 'Lyon', '1', ''],
  ['Cy', 'Berlin', '2', ''],
  ['Di', 'Oslo', '5', ''],
  ['Ed', 'Lyon', '4', '']
]

const bookForTest = () => {
  const book = createBook({ name: 'A book for tests' })
  book.tabs[0]!.rename('People')
  book.tabs[0]!.enter(1, 1, ROWS)
  book.tabs[0]!.setFrozenRows(1)
  return book
}

jest.setTimeout(60_000)

let browser: Browser
let workbench: TestWorkbench
let sheet: SheetPage

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

beforeEach(async () => {
  workbench = await openTestWorkbench({ projectDir: join(process.cwd(), 'test/fixtures/sample-project'), book: bookForTest })
  sheet = await openSheetPage(browser, workbench.url)
})
afterEach(async () => {
  const complaints = sheet.complaints
  await sheet.page.context().close()
  await workbench.close()
  expect(complaints).toEqual([])
})

const people = () => workbench.book.tabByName('People')!

describe('cells', () => {
  it('takes what is typed, and Escape takes it back', async () => {
    await sheet.type('A7', 'Flo')
    await sheet.shows('A7', 'Flo')
    expect(people().cell(7, 1)?.value).toBe('Flo')
    await sheet.cell('A7').click()
    await sheet.page.keyboard.type('nobody')
    await sheet.page.keyboard.press('Escape')
    await sheet.type('B7', 'Rome')
    await sheet.shows('B7', 'Rome')
    expect(people().cell(7, 1)?.value).toBe('Flo')
  })

  it('edits in place with F2, in the formula bar, and moves on by Enter and Tab', async () => {
    await sheet.cell('A2').click()
    await sheet.page.keyboard.press('F2')
    await sheet.page.keyboard.type('m')
    await sheet.page.keyboard.press('Tab')
    await sheet.shows('A2', 'Adam')
    expect(await sheet.page.inputValue('#name-box')).toBe('B2')
    await sheet.page.fill('#formula', 'Bonn')
    await sheet.page.press('#formula', 'Enter')
    await sheet.shows('B2', 'Bonn')
    expect(await sheet.page.inputValue('#name-box')).toBe('B3')
  })

  it('computes formulas and shows them in the formula bar', async () => {
    await sheet.type('C7', '=SUM(C2:C6)')
    await sheet.shows('C7', '15')
    await sheet.cell('C7').click()
    expect(await sheet.page.inputValue('#formula')).toBe('=SUM(C2:C6)')
  })

  it('clears every selected range with Delete, and Ctrl+Z brings it back', async () => {
    await sheet.cell('A2').click()
    await sheet.cell('B4').click({ modifiers: ['Control'] })
    await sheet.page.keyboard.press('Delete')
    await sheet.shows('B4', '')
    expect([await sheet.text('A2'), await sheet.text('A3')]).toEqual(['', 'Bo'])
    await sheet.page.keyboard.press('Control+z')
    await sheet.shows('B4', 'Berlin')
    await sheet.shows('A2', 'Ada')
  })

  it('copies and pastes a block, also beyond the end of the grid', async () => {
    await sheet.goTo('A2:B3')
    await sheet.page.keyboard.press('Control+c')
    await sheet.goTo('Z1000')
    await sheet.page.keyboard.press('Control+v')
    await sheet.shows('AA1001', 'Lyon')
    expect([people().rowCount, people().columnCount]).toEqual([1001, 27])
  })

  it('opens a cell’s address from a chip, not by the click that selects', async () => {
    await sheet.cell('D2').click()
    const link = sheet.page.locator('.link-chip a')
    expect(await link.getAttribute('href')).toBe('https://example.com/ada')
    expect(await link.getAttribute('rel')).toContain('noopener')
  })
})

describe('selection', () => {
  it('takes several ranges by dragging with Ctrl, and whole rows by their numbers', async () => {
    const drag = async (from: string, to: string) => {
      const start = (await sheet.cell(from).boundingBox())!
      const end = (await sheet.cell(to).boundingBox())!
      await sheet.page.mouse.move(start.x + 9, start.y + 9)
      await sheet.page.mouse.down()
      await sheet.page.mouse.move(end.x + 9, end.y + 9, { steps: 4 })
      await sheet.page.mouse.up()
    }
    await drag('A2', 'B3')
    await sheet.page.keyboard.down('Control')
    await drag('A5', 'A6')
    await sheet.page.keyboard.up('Control')
    expect((await sheet.selected()).sort()).toEqual(['A2', 'A3', 'A5', 'A6', 'B2', 'B3'])
    await sheet.page.locator('.tabulator-row[data-row="4"] > .row-number').click({ modifiers: ['Control'] })
    expect(await sheet.selected()).toContain('Z4')
    await sheet.menu('Sample', 'Say hello')
    await sheet.shows('E1', 'A2:B3 A5:A6 A4:Z4')
  })

  it('goes by keyboard: arrows, Shift, Ctrl jumps, whole lines, everything', async () => {
    await sheet.cell('A2').click()
    await sheet.page.keyboard.press('Shift+ArrowRight')
    await sheet.page.keyboard.press('Shift+ArrowDown')
    expect(await sheet.page.inputValue('#name-box')).toBe('A2:B3')
    await sheet.page.keyboard.press('Control+ArrowDown')
    expect(await sheet.page.inputValue('#name-box')).toBe('A6')
    await sheet.page.keyboard.press('Shift+Space')
    expect(await sheet.page.inputValue('#name-box')).toBe('A6:Z6')
    await sheet.page.keyboard.press('Control+a')
    expect(await sheet.page.inputValue('#name-box')).toBe('A1:Z1000')
  })
})

describe('rows', () => {
  it('inserts and deletes rows', async () => {
    await sheet.cell('A3').click()
    await sheet.menu('Insert', '1 row above')
    await sheet.shows('A4', 'Bo')
    expect(await sheet.text('A3')).toBe('')
    await sheet.goTo('A3:A4')
    await sheet.page.getByRole('button', { name: 'Delete the selected rows' }).click()
    await sheet.shows('A3', 'Cy')
    expect(people().rowCount).toBe(999)
  })

  it('hides rows, leaves a gap in the numbers, and shows them again from there', async () => {
    await sheet.goTo('A3:A4')
    await sheet.page.getByRole('button', { name: 'Hide the selected rows' }).click()
    await sheet.cell('A3').waitFor({ state: 'detached' })
    expect((await sheet.rowNumbers()).slice(0, 4)).toEqual([1, 2, 5, 6])
    await sheet.page.getByRole('button', { name: 'Show hidden rows above row 5' }).click()
    await sheet.shows('A3', 'Bo')
  })

  it('sorts below the header by the current column', async () => {
    await sheet.cell('C4').click()
    await sheet.page.getByRole('button', { name: 'Sort sheet Z → A' }).click()
    await sheet.shows('A2', 'Di')
    expect([await sheet.text('A1'), await sheet.text('A6')]).toEqual(['Name', 'Bo'])
  })

  it('filters by a column’s values; selecting across leaves the hidden rows’ numbers out of sight', async () => {
    await sheet.cell('A2').click()
    await sheet.page.getByRole('button', { name: 'Create or remove a filter' }).click()
    await sheet.page.locator('[data-filter-column="2"]').click()
    await sheet.page.getByRole('checkbox', { name: 'Lyon' }).uncheck()
    await sheet.page.getByRole('button', { name: 'OK', exact: true }).click()
    await sheet.cell('A3').waitFor({ state: 'detached' })
    expect((await sheet.rowNumbers()).slice(0, 5)).toEqual([1, 2, 4, 5, 7])
    expect(people().isHiddenByFilter(6)).toBe(true)
    await sheet.goTo('A2:A5')
    await sheet.page.keyboard.press('Delete')
    await sheet.shows('A4', '')
    expect(people().cell(3, 1)?.value).toBe('Bo')
    await sheet.page.getByRole('button', { name: 'Create or remove a filter' }).click()
    await sheet.shows('A3', 'Bo')
  })
})

describe('sheets', () => {
  it('adds, renames, hides and lists sheets', async () => {
    await sheet.page.getByRole('button', { name: 'Add sheet' }).click()
    await sheet.page.getByRole('tab', { name: 'Sheet2', selected: true }).dblclick()
    await sheet.page.keyboard.type('More')
    await sheet.page.keyboard.press('Enter')
    const tab = sheet.page.getByRole('tab', { name: 'More' })
    await tab.click({ button: 'right' })
    await sheet.page.getByRole('menuitem', { name: 'Hide sheet' }).click()
    await tab.waitFor({ state: 'detached' })
    await sheet.shows('A2', 'Ada')
    await sheet.page.getByRole('button', { name: 'All sheets' }).click()
    await sheet.page.getByRole('menuitemcheckbox', { name: 'More' }).click()
    await sheet.page.getByRole('tab', { name: 'More', selected: true }).waitFor()
    expect(workbench.book.tabs.map(({ name, hidden }) => [name, hidden])).toEqual([['People', false], ['More', false]])
  })

  it('gives a tab as CSV', async () => {
    const answer = await fetch(`${workbench.url}/export/People.csv`)
    expect(answer.headers.get('content-type')).toContain('text/csv')
    expect((await answer.text()).split('\r\n').slice(0, 3)).toEqual(['Name,City,Score,Site', 'Ada,Berlin,3,https://example.com/ada', 'Bo,Lyon,1,'])
  })
})

describe('the script', () => {
  it('shows its menu, runs an item by keyboard alone, and toasts', async () => {
    await sheet.page.keyboard.press('Alt+/')
    for (const key of ['ArrowLeft', 'ArrowDown', 'Enter']) await sheet.page.keyboard.press(key)
    await sheet.page.getByText('Hello from the script').waitFor()
    await sheet.shows('E1', 'A1')
  })

  it('waits for alert and prompt', async () => {
    await sheet.menu('Sample', 'Ask first')
    await sheet.page.getByRole('dialog', { name: 'Really?' }).getByRole('button', { name: 'Yes' }).click()
    await sheet.shows('E2', 'yes')
    await sheet.menu('Sample', 'Ask a name')
    await sheet.page.getByRole('dialog', { name: 'Name' }).getByRole('textbox').fill('Grace')
    await sheet.page.keyboard.press('Enter')
    await sheet.shows('E3', 'Grace')
  })

  it('says an error as its message', async () => {
    await sheet.menu('Sample', 'Go wrong')
    await sheet.page.getByRole('alert').filter({ hasText: 'This went wrong on purpose' }).waitFor()
  })

  it('has a sidebar that calls back, fails in words, and cannot look outside its frame', async () => {
    await sheet.goTo('B2:B4')
    await sheet.menu('Sample', 'Open sidebar')
    const frame = sheet.page.frameLocator('#sidebar iframe')
    const says = (text: string) => frame.getByText(text).waitFor()
    await frame.getByText('Add up').click()
    await says('answer 42')
    await frame.getByText('Where am I').click()
    await says('answer B2:B4')
    await frame.getByText('Fail').click()
    await says('failed This went wrong on purpose')
    await frame.getByText('Write a note').click()
    await says('answer null')
    await sheet.cell('E4').filter({ hasText: /./ }).waitFor()
    await frame.getByText('Peek outside').click()
    await says('origin null, secret_ undefined')
    expect(await sheet.page.locator('#sidebar iframe').getAttribute('sandbox')).not.toContain('same-origin')
    await sheet.page.getByRole('button', { name: 'Close sidebar' }).click()
    expect(await sheet.page.locator('#sidebar').isHidden()).toBe(true)
  })

  it('answers at its web address: a redirect for text, at once for a page', async () => {
    const posted = await fetch(workbench.webAppUrl, { method: 'POST', body: 'news', redirect: 'manual' })
    expect(posted.status).toBe(302)
    expect(await (await fetch(posted.headers.get('location')!)).text()).toBe('got news')
    const page = await fetch(workbench.webAppUrl)
    expect([page.status, page.headers.get('content-security-policy')]).toEqual([200, expect.stringContaining('sandbox')])
    expect((await fetch(workbench.webAppUrl, { method: 'HEAD' })).status).toBe(403)
  })
})

describe('the workbench', () => {
  it('keeps everything over a restart', async () => {
    await sheet.type('A8', 'kept')
    await sheet.shows('A8', 'kept')
    workbench = await workbench.restart()
    const again = await openSheetPage(browser, workbench.url)
    await again.shows('A8', 'kept')
    expect(again.complaints).toEqual([])
    await again.page.context().close()
    // The first page has lost its server, which its console may say.
    sheet.complaints.length = 0
  })

  it('says that it is emulated, and shows the campaigns of the emulated HeyReach without any key', async () => {
    await sheet.page.getByText('Emulated – no Google account, no real HeyReach').waitFor()
    await sheet.page.locator('.panel-toggle').click()
    await sheet.page.locator('.campaign-head').first().click()
    await sheet.page.locator('.leads li').first().waitFor()
    const html = await sheet.page.content()
    const state = await (await fetch(`${workbench.url}/api/heyreach`)).text()
    for (const key of Object.values(workbench.heyReach!.keys)) {
      expect(html).not.toContain(key)
      expect(state).not.toContain(key)
      expect(state).not.toContain(key.slice(-4))
    }
  })

  it('stays quick with 10,000 rows of 26 columns', async () => {
    const tab = people()
    tab.insertRows(tab.rowCount + 1, 10_001 - tab.rowCount)
    tab.enterRaw(2, 1, Array.from({ length: 10_000 }, (_, row) => Array.from({ length: 26 }, (_, column) => `r${row + 2} c${column + 1}`)))
    await sheet.shows('A2', 'r2 c1')
    await sheet.goTo('Y9000')
    await sheet.shows('Y9000', 'r9000 c25')
    await sheet.type('Z9001', 'changed')
    await sheet.shows('Z9001', 'changed')
    // A step of the keyboard is on the screen within a blink.
    const started = Date.now()
    for (let count = 0; count < 20; count++) await sheet.page.keyboard.press('ArrowDown')
    await sheet.page.waitForFunction(() => (document.querySelector('#name-box') as HTMLInputElement).value === 'Z9022')
    expect(Date.now() - started).toBeLessThan(4000)
  })
})
