/** The script's own functions in cells: help while typing, Loading..., results that spill, errors that say why. */
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { createBook } from '../../workbench/fake-apps-script/model/create-book'
import { launchBrowser } from './support/browser'
import { openSheetPage, type SheetPage } from './support/sheet-page'
import { openTestWorkbench, type TestWorkbench } from './support/workbench'

jest.setTimeout(60_000)

let browser: Browser
let workbench: TestWorkbench
let sheet: SheetPage

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

beforeEach(async () => {
  const book = () => {
    const made = createBook({ name: 'A book for tests' })
    made.tabs[0]!.enter(1, 1, [['Ada'], ['Bo'], ['Cy']])
    return made
  }
  workbench = await openTestWorkbench({ projectDir: join(process.cwd(), 'test/fixtures/sample-project'), book })
  sheet = await openSheetPage(browser, workbench.url)
})
afterEach(async () => {
  const complaints = sheet.complaints
  await sheet.page.context().close()
  await workbench.close()
  expect(complaints).toEqual([])
})

const allow = () => workbench.callAs('you@example.com', 'allowGreeting', [])
const hint = () => sheet.page.locator('#function-hint')

describe('functions of the script in cells', () => {
  it('show Loading... until they have answered, then what they give, in as many cells as it takes', async () => {
    await sheet.type('C1', '=GREET(A1:A3)')
    await sheet.shows('C1', 'Loading...')
    await allow()
    await sheet.shows('C3', 'Hello Cy')
    await sheet.cell('C1').click()
    expect(await sheet.page.inputValue('#formula')).toBe('=GREET(A1:A3)')
  })

  it('follow their arguments, and give way to data', async () => {
    await allow()
    await sheet.type('C1', '=GREET(A1:A3,"Hi")')
    await sheet.shows('C2', 'Hi Bo')
    await sheet.type('A2', 'Bea')
    await sheet.shows('C2', 'Hi Bea')
    await sheet.type('C3', 'mine')
    await sheet.shows('C1', '#REF!')
    await sheet.cell('C3').click()
    await sheet.page.keyboard.press('Delete')
    await sheet.shows('C3', 'Hi Cy')
  })

  it('say why they failed', async () => {
    await allow()
    await sheet.type('C1', '=greet(A9)')
    await sheet.shows('C1', '#ERROR!')
    expect(await sheet.cell('C1').getAttribute('title')).toMatch(/^There is nobody to greet\. \(line \d+\)\.$/)
  })

  it('are helped with while they are typed, in the cell and in the formula bar', async () => {
    await sheet.cell('C1').click()
    await sheet.page.keyboard.type('=gre')
    await hint().getByText('Greets people, as soon as greeting is allowed.').waitFor()
    await sheet.page.keyboard.type('et(')
    await hint().getByText('GREET(names, [word])').waitFor()
    expect(await hint().locator('.hint-call b').textContent()).toBe('names')
    await sheet.page.keyboard.press('Escape')
    await hint().waitFor({ state: 'hidden' })
    await sheet.page.locator('#formula').click()
    await sheet.page.keyboard.type('=GREET(A1,')
    await hint().getByText('How to greet; Hello unless told.').waitFor()
    expect(await hint().locator('.hint-call b').textContent()).toBe('[word]')
    if (process.env.PICTURE) await sheet.page.screenshot({ path: process.env.PICTURE })
    await sheet.page.keyboard.press('Escape')
    await hint().waitFor({ state: 'hidden' })
  })
})
