/** Every refusal and every way on, as an ops person sees it in a real browser: what it says, what to do, and that doing it helps. */
import type { Browser, FrameLocator } from 'playwright-core'
import { launchBrowser } from './support/browser'
import { openSheetPage, type SheetPage } from './support/sheet-page'
import { openTestWorkbench, type TestWorkbench } from './support/workbench'

jest.setTimeout(120_000)

let browser: Browser
let workbench: TestWorkbench
let sheet: SheetPage
let sidebar: FrameLocator

const CLIENT = 'Acme Robotics'
const [RUNNING, PAUSED, FINISHED] = [61001, 61002, 61004]
const ADD_ROUTE = '/campaign/AddLeadsToCampaignV2'
const STOP_ROUTE = '/campaign/StopLeadInCampaign'

/** All of them, when asked: ALL_SCREENSHOTS=some/folder npm test. They are for looking at, not for the README. */
const picture = async (name: string): Promise<void> => {
  const folder = process.env.ALL_SCREENSHOTS
  if (folder) await sheet.page.screenshot({ path: `${folder}/${name}.png` })
}

const heyReach = () => {
  if (!workbench.heyReach) throw new Error('no emulated HeyReach')
  return workbench.heyReach
}
const tab = () => {
  const found = workbench.book.tabByName('Leads')
  if (!found) throw new Error('no Leads tab')
  return found
}
const columnOf = (header: string): number =>
  Array.from({ length: tab().lastColumn() }, (_, index) => index + 1).find((column) => tab().displayText(1, column) === header) ?? 0
const cellOf = (row: number, header: string): string => tab().displayText(row, columnOf(header))
const statusOf = (row: number): string => cellOf(row, 'HeyReach status')

const connect = async (client: string, name = client): Promise<void> => {
  await sheet.menu('HeyReach', 'Connection')
  await sidebar.getByLabel('HeyReach API key').fill(heyReach().keys[client] ?? '')
  await sidebar.getByLabel('Name of this client').fill(name)
  await sidebar.getByRole('button', { name: 'Connect', exact: true }).click()
}
const openAdd = async (range: string, campaign?: RegExp): Promise<void> => {
  await sheet.goTo(range)
  await sheet.openSidebar('Add to campaign')
  await sidebar.getByLabel('Search by name or status').waitFor()
  if (campaign) await pick(campaign)
}
const pick = async (campaign: RegExp): Promise<void> => {
  await sidebar.getByLabel('Search by name or status').click()
  await sidebar.getByRole('option', { name: campaign }).click()
}
/** `selected`: what was selected there, so that the page has got there. */
const openTab = async (name: string, selected: string): Promise<void> => {
  await sheet.page.getByRole('tab', { name, exact: true }).click()
  await sheet.page.waitForFunction((range) => document.querySelector<HTMLInputElement>('#name-box')?.value === range, selected)
}
const addButton = () => sidebar.getByRole('button', { name: /^Add \d+ to / })
const see = async (text: string | RegExp): Promise<void> => {
  try {
    await sidebar.getByText(text).locator('visible=true').first().waitFor()
  } catch {
    throw new Error(`${text} is not to be seen in the sidebar, which says: ${await sidebar.locator('body').innerText()}`)
  }
}

beforeAll(async () => {
  browser = await launchBrowser()
  workbench = await openTestWorkbench({ user: 'editor@example.com', owner: 'owner@example.com' })
  sheet = await openSheetPage(browser, workbench.url, { width: 1440, height: 900 })
  sidebar = sheet.page.frameLocator('iframe').last()
})

afterAll(async () => {
  await browser?.close()
  await workbench?.close()
})

afterEach(async () => {
  heyReach().clearFaults()
  if (process.env.ALL_SCREENSHOTS) await sheet.page.screenshot({ path: `${process.env.ALL_SCREENSHOTS}/last.png` })
})

describe('connecting', () => {
  it('comes first: Add and Stop say so and lead there', async () => {
    await sheet.menu('HeyReach', 'Add to campaign')
    await see('Connect to HeyReach first')
    await picture('01-not-connected')
    await connect(CLIENT)
    await see(/Connected to HeyReach/)
    await picture('02-connected')
  })

  it('asks the client’s name and a key that can be one', async () => {
    await sidebar.getByRole('button', { name: 'Replace key' }).click()
    await sidebar.getByLabel('HeyReach API key').fill('short')
    await sidebar.getByRole('button', { name: 'Connect', exact: true }).click()
    await see(/does not look like an API key/)
    await picture('03-not-a-key')
    await sidebar.getByRole('button', { name: 'Cancel' }).click()
  })
})

describe('choosing', () => {
  it('offers this row or all rows without a status when one cell is selected', async () => {
    await openAdd('B4')
    await sidebar.getByText('Only row 4').waitFor()
    await sidebar.getByText(/All \d+ rows without a status/).waitFor()
    await picture('04-one-cell')
  })

  it('says which campaigns cannot be picked, and why', async () => {
    await sidebar.getByLabel('Search by name or status').click()
    await sidebar.getByText(/Drafts take no leads/).waitFor()
    await picture('05-campaign-states')
    await sheet.page.keyboard.press('Escape')
  })

  it('says that nothing is selected that could be added', async () => {
    await openAdd('A900:D905')
    await see('No lead is in the selection.')
    await picture('06-empty-selection')
  })

  it('says what to do with a tab that a formula fills', async () => {
    const copy = workbench.book.insertTab('From another sheet')
    copy.enter(1, 1, [['=FILTER(Leads!A1:F20,Leads!A1:A20<>"")']])
    await openTab('From another sheet', 'A1')
    await openAdd('A2:F5', /CFO DACH/)
    await see(/come from FILTER in A1/)
    expect(await sidebar.getByRole('button', { name: /^Add/ }).last().isDisabled()).toBe(true)
    await picture('07-filled-by-a-formula')
    await openTab('Leads', 'A900:D905')
  })

  it('says what to do on an empty tab', async () => {
    workbench.book.insertTab('Empty')
    await openTab('Empty', 'A1')
    await sheet.menu('HeyReach', 'Add to campaign')
    await see(/is empty\. Put headers/)
    await picture('08-empty-tab')
    await openTab('Leads', 'A900:D905')
  })
})

describe('campaigns that do not run', () => {
  it('finished: adding needs a tick, and the button says what it does', async () => {
    await openAdd('A2:D3', /Trade fair/)
    await see(/Tick that HeyReach may start/)
    await picture('09-finished-needs-a-tick')
    await sidebar.getByLabel(/may start this finished campaign again/).check()
    await sidebar.getByRole('button', { name: /and start it again$/ }).waitFor()
    await picture('10-finished-ticked')
    await sidebar.getByRole('button', { name: /and start it again$/ }).click()
    await see(/was finished and is running now/)
    await picture('11-finished-started')
    expect(heyReach().ledger(FINISHED).filter(({ added }) => added > 0)).toHaveLength(2)
    await sidebar.getByRole('button', { name: 'Done' }).click()
  })

  it('paused: leads wait; a tick resumes it', async () => {
    await openAdd('A4:D5', /Plant managers/)
    await see(/It stays paused/)
    await sidebar.getByLabel(/Resume this paused campaign/).waitFor()
    await picture('12-paused')
    await addButton().click()
    await see(/is paused\. Leads wait/)
    expect(heyReach().campaigns().find(({ id }) => id === PAUSED)?.status).toBe('PAUSED')
    await sidebar.getByRole('button', { name: 'Done' }).click()
  })

  it('paused, and HeyReach resumes it by itself: told, and paused again by one press', async () => {
    heyReach().switches.pausedAdd = 'wakes'
    await openAdd('A6:D7', /Plant managers/)
    await addButton().click()
    await see(/HeyReach resumed it although it was told not to/)
    await picture('13-woke-unasked')
    await sidebar.getByRole('button', { name: 'Pause it again' }).click()
    await see(/is paused\. Leads wait/)
    await picture('14-paused-again')
    expect(heyReach().campaigns().find(({ id }) => id === PAUSED)?.status).toBe('PAUSED')
    heyReach().switches.pausedAdd = 'stays-paused'
    await sidebar.getByRole('button', { name: 'Done' }).click()
  })

  it('turned into a draft since the preview: nothing is sent, in words', async () => {
    heyReach().addFault({ route: ADD_ROUTE, effect: { status: 400, body: JSON.stringify({ errorMessage: 'You cannot add new leads to a draft campaign.' }) } })
    await openAdd('A8:D9', /CFO DACH/)
    await addButton().click()
    await see(/You cannot add new leads to a draft campaign/)
    await picture('15-refused-by-heyreach')
    expect([statusOf(8), statusOf(9)]).toEqual(['Not added', 'Not added'])
    heyReach().clearFaults()
    await sidebar.getByRole('button', { name: /Continue with 2 rows/ }).click()
    await see('2 added to Acme – CFO DACH')
    await sidebar.getByRole('button', { name: 'Done' }).click()
  })
})

describe('runs that meet trouble', () => {
  it('refused leads: exactly those rows fail, and are listed', async () => {
    heyReach().addFault({ leads: ['https://www.linkedin.com/in/jean-luc-moreau-demo'], effect: { refuseLeads: true } })
    heyReach().addFault({ leads: ['https://www.linkedin.com/in/sofia-papadaki-demo'], effect: { dropLeadsSilently: true } })
    await openAdd('A10:D12', /CFO DACH/)
    await addButton().click()
    await see('2 rows to look at')
    await see(/took no notice of this lead/)
    await picture('16-two-failed')
    expect([10, 11, 12].map(statusOf)).toEqual(['Failed', 'Failed', 'In campaign'])
    await sidebar.getByRole('button', { name: 'Done' }).click()
  })

  it('HeyReach does not answer: not confirmed, never “failed”; asking again finishes', async () => {
    heyReach().addFault({ route: ADD_ROUTE, times: 6, effect: { status: 503 } })
    await openAdd('A13:D14', /CFO DACH/)
    await addButton().click()
    await sidebar.getByRole('button', { name: /Continue with 2 rows|Ask again for 2 rows/ }).waitFor({ timeout: 60_000 })
    await picture('17-not-confirmed')
    expect([13, 14].map(statusOf)).toEqual(['Adding…', 'Adding…'])
    heyReach().clearFaults()
    await sidebar.getByRole('button', { name: /Continue with 2 rows|Ask again for 2 rows/ }).click()
    await see('2 added to Acme – CFO DACH')
    expect([13, 14].map(statusOf)).toEqual(['In campaign', 'In campaign'])
    await sidebar.getByRole('button', { name: 'Done' }).click()
  })

  it('protected status columns: nothing is sent, and it says what is protected', async () => {
    tab().protect({ rect: { row: 1, column: columnOf('HeyReach campaign'), rows: 100, columns: 4 }, editors: ['somebody.else@example.com'] })
    const before = heyReach().ledger(RUNNING).length
    await openAdd('A15:D16', /CFO DACH/)
    await addButton().click()
    await see(/protected/)
    await picture('18-protected')
    expect(heyReach().ledger(RUNNING)).toHaveLength(before)
    tab().unprotectAll()
    await sidebar.getByRole('button', { name: /Continue with 2 rows/ }).click()
    await see('2 added to Acme – CFO DACH')
    await sidebar.getByRole('button', { name: 'Done' }).click()
  })

  it('a column renamed between preview and Add: nothing is sent blank', async () => {
    await openAdd('A17:D18', /CFO DACH/)
    await addButton().waitFor()
    tab().enterRaw(1, 1, [['Given name']])
    await addButton().click()
    await see(/“First name” is gone or renamed/)
    await picture('19-column-renamed')
    tab().enterRaw(1, 1, [['First name']])
    await sidebar.getByRole('button', { name: 'Add more' }).click()
  })

  it('added by mistake: “Stop these” stops just those', async () => {
    await openAdd('A17:D19', /CFO DACH/)
    await addButton().click()
    await sidebar.getByRole('button', { name: 'Stop these 3' }).click()
    await see(/Stop 3 leads in Acme – CFO DACH\?/)
    await picture('20-stop-these')
    await sidebar.getByRole('button', { name: 'Stop 3', exact: true }).click()
    await see('3 of 3 leads stopped')
    await picture('21-these-stopped')
    expect([17, 18, 19].map(statusOf)).toEqual(['Stopped', 'Stopped', 'Stopped'])
    await sidebar.getByRole('button', { name: 'Done' }).click()
  })

  it('who was stopped is not started again', async () => {
    await openAdd('A17:D19', /CFO DACH/)
    await see(/Stopped in this campaign before/)
    await picture('22-stopped-before')
  })

  it('who is in another campaign of the sheet is asked for', async () => {
    await openAdd('A2:D5', /CFO DACH/)
    await sidebar.getByLabel(/Also add people who are in another campaign/).waitFor()
    await picture('23-in-another-campaign')
  })
})

describe('stopping', () => {
  it('a pasted URL: wrong ones get words, the right one is stopped and its row says so', async () => {
    await sheet.menu('HeyReach', 'Stop')
    await sidebar.getByText('A LinkedIn URL', { exact: true }).click()
    await sidebar.getByLabel('LinkedIn profile URL').fill('https://www.linkedin.com/company/acme/')
    await sidebar.getByText('Everywhere').click()
    await see(/a company page, not a person/)
    await picture('24-pasted-company')
    await sidebar.getByLabel('LinkedIn profile URL').fill('linkedin.com/in/priyanka-rao-demo')
    await sidebar.getByRole('button', { name: 'Stop 1' }).click()
    await see('1 of 1 lead stopped')
    await picture('25-pasted-stopped')
    expect(statusOf(9)).toBe('Stopped')
    await sidebar.getByRole('button', { name: 'Done' }).click()
  })

  it('rows that cannot be stopped say why', async () => {
    await sheet.goTo('A40:D45')
    await sheet.menu('HeyReach', 'Stop')
    await see(/None of these rows can be stopped/)
    await picture('26-nothing-to-stop')
  })

  it('not confirmed, and asked again: stopped', async () => {
    heyReach().addFault({ route: STOP_ROUTE, effect: { drop: 'after' } })
    await sheet.goTo('A8:D8')
    await sheet.menu('HeyReach', 'Stop')
    await sidebar.getByRole('button', { name: 'Stop 1' }).click()
    await sidebar.getByRole('button', { name: 'Ask again for 1 lead' }).waitFor({ timeout: 60_000 })
    await picture('27-stop-not-confirmed')
    heyReach().clearFaults()
    await sidebar.getByRole('button', { name: 'Ask again for 1 lead' }).click()
    await see('1 of 1 lead stopped')
    expect(statusOf(8)).toBe('Stopped')
    await sidebar.getByRole('button', { name: 'Done' }).click()
  })
})

describe('keys', () => {
  it('another workspace’s key is refused', async () => {
    await sheet.menu('HeyReach', 'Connection')
    await sidebar.getByRole('button', { name: 'Replace key' }).click()
    await sidebar.getByLabel('HeyReach API key').fill(heyReach().keys['Borealis Foods'] ?? '')
    await sidebar.getByRole('button', { name: 'Connect', exact: true }).click()
    await see('This key belongs to another HeyReach workspace.')
    await picture('28-other-workspace')
    await sidebar.getByRole('button', { name: 'Cancel' }).click()
  })

  it('revoked while the preview stands: nothing is lost, rows are not added', async () => {
    await openAdd('A20:D21', /CFO DACH/)
    await addButton().waitFor()
    heyReach().revokeKey(heyReach().keys[CLIENT] ?? '')
    await addButton().click()
    await see('HeyReach does not accept this API key.')
    await picture('29-key-revoked')
    expect([20, 21].map(statusOf).every((status) => status === '' || status === 'Not added')).toBe(true)
  })
})

it('the console stayed quiet', () => expect(sheet.complaints).toEqual([]))
