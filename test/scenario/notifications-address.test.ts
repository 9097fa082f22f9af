/** The pasted address: every cause for which it is not the right one, in words that say what to do. */
import type { FetchRequest, FetchResult, Project } from '../../workbench/fake-apps-script/types'
import { errorPage, page } from '../../workbench/fake-apps-script/web-pages'
import { builtProject } from './support/receiving'
import { callAsPage } from './support/call-as-page'
import { addressOf, checkedOf, lookAfter, notifyingSheet, receivingOf } from './support/notifying'
import { OWNER } from './support/sheet'

const opened = () => {
  const made = notifyingSheet()
  lookAfter(made.sheet)
  const check = (url: string) => callAsPage(made.sheet, OWNER, 'checkAddress', { url })
  return { ...made, check }
}

const OURS = addressOf('AKfycb-ours_1')

describe('the right address, however it was copied,', () => {
  it.each([
    OURS,
    ` ${OURS} \n`,
    `"${OURS}"`,
    `${OURS}?k=1`,
    `${OURS}#top`,
    `${OURS}/`,
    OURS.replace('https://', ''),
    OURS.replace('https', 'http'),
    OURS.replace('script.google.com', 'Script.Google.com'),
    OURS.replace('.com/macros', '.com/a/acme.example/macros'),
    OURS.replace('.com/macros', '.com/a/macros/acme.example'),
    OURS.replace('.com/macros', '.com/a/macros/acme.example/macros'),
    OURS.replace('/macros/s', '/macros/u/1/s'),
    OURS.replace('macros/s', 'macros/ s'),
  ])('is kept in the one form that is open to all: %j', (pasted) => {
    const { world, sheet, check } = opened()
    world.deploy(sheet, 'AKfycb-ours_1')
    expect(check(pasted)).toMatchObject({ ok: true, state: { address: { checkedAt: expect.any(Number) } } })
    expect(receivingOf(sheet).url).toBe(OURS)
  })
})

describe('what is no address of a web app', () => {
  it.each([
    ['', 'Paste the web app’s address first.'],
    ['   ', 'Paste the web app’s address first.'],
    [OURS.replace('/exec', '/dev'), 'That is the test address.'],
    ['https://script.google.com/home/projects/1abc/edit', 'That is the script editor’s address.'],
    ['https://script.google.com/u/0/home/projects/1abc/edit', 'That is the script editor’s address.'],
    ['https://script.google.com/d/1abc/edit', 'That is the script editor’s address.'],
    ['https://script.google.com/macros/d/1abc/edit', 'That is the script editor’s address.'],
    ['https://script.google.com/macros/library/d/1abc/3', 'That is the address of a library.'],
    ['https://docs.google.com/spreadsheets/d/1abc/edit#gid=0', 'That is the address of a spreadsheet.'],
    ['https://evil.example/macros/s/abc/exec', 'That is no address of a web app.'],
    ['https://evil.example/https://script.google.com/macros/s/abc/exec', 'That is no address of a web app.'],
    ['https://script.google.com.evil.example/macros/s/abc/exec', 'That is no address of a web app.'],
    ['https://evil.example@script.google.com/macros/s/abc/exec', 'That is no address of a web app.'],
    ['my web app', 'That is no address of a web app.'],
  ])('is said before anything is asked: %j', (pasted, title) => {
    const { world, sheet, check } = opened()
    let asked = 0
    world.putInFront(() => void (asked += 1))
    const answer = check(pasted)
    expect(answer).toMatchObject({ ok: false, title })
    expect({ asked, url: receivingOf(sheet).url }).toEqual({ asked: 0, url: '' })
    if (!answer.ok) expect(answer.help).toMatch(/\/exec|Take the one/)
  })
})

const html = (body: string, status = 200, headers: Record<string, string> = {}): FetchResult => ({ status, headers: { 'content-type': 'text/html', ...headers }, body, ms: 400 })
const json = (value: unknown): FetchResult => ({ status: 200, headers: {}, body: JSON.stringify(value), ms: 400 })
const US = { product: 'HeyReach for Sheets', version: '0.0.9' }
const byMethod = (post: FetchResult, get: FetchResult) => ({ method }: FetchRequest) => (method === 'POST' ? post : get)

describe('what answers there', () => {
  it.each<[string, (request: FetchRequest) => FetchResult, string, RegExp]>([
    ['a redirect to sign in', () => html(page('Moved', ''), 302, { Location: 'https://accounts.google.com/ServiceLogin?x=1' }), 'Google asks for a sign-in at this address.', /“Anyone”/],
    ['a sign-in page', () => html(page('Sign in - Google Accounts', 'Sign in')), 'Google asks for a sign-in at this address.', /“Anyone”/],
    ['not shared', () => html(page('Access Denied', 'no'), 403), 'Google asks for a sign-in at this address.', /“Anyone”/],
    ['a bad sign-in', () => html('Unauthorized', 401), 'Google asks for a sign-in at this address.', /“Anyone”/],
    ['not authorised', () => html(errorPage('Authorization needed')), 'The web app has not been authorised.', /Whoever deployed it must agree/],
    ['an archived deployment', () => html(errorPage('Sorry, the file you have requested does not exist.')), 'Google knows no web app at this address.', /Manage deployments/],
    ['nothing', () => html('<html>Page Not Found</html>', 404), 'Google knows no web app at this address.', /Manage deployments/],
    ['ours without doPost', byMethod(html(errorPage('Script function not found: doPost')), json(US)), 'An old version of the script answers there.', /New version → Deploy/],
    ['ours that takes the check for a delivery', byMethod(html(page('', 'ok')), json(US)), 'An old version of the script answers there.', /New version → Deploy/],
    ['ours that repeats no nonce', () => json({ ...US, schema: 1 }), 'An old version of the script answers there.', /New version → Deploy/],
    ['ours that repeats another nonce', () => json({ ...US, schema: 1, nonce: 'kept from before' }), 'An old version of the script answers there.', /New version → Deploy/],
    ['ours of another spreadsheet', () => json({ ...US, refused: true }), 'That is the web app of another spreadsheet.', /Extensions → Apps Script/],
    ['somebody else’s script', () => json({ ok: true }), 'Something else answers at this address.', /not this add-on/],
    ['somebody else’s script without doPost', byMethod(html(errorPage('Script function not found: doPost')), html(page('My app', 'hello'))), 'Something else answers at this address.', /not this add-on/],
    ['a script without either', () => html(errorPage('Script function not found: doPost')), 'Something else answers at this address.', /not this add-on/],
    ['a redirect elsewhere', () => html('', 302, { location: 'https://example.com/' }), 'Something else answers at this address.', /not this add-on/],
    ['Google’s refusal', () => html(errorPage('Service invoked too many times in a short time: exec qps.')), 'Google shows an error at this address.', /exec qps/],
    ['an exception', () => html(errorPage('TypeError: x is undefined (line 12, file "Code")')), 'Google shows an error at this address.', /TypeError: x is undefined \(line 12, file "Code"\)/],
    ['a server error', () => html('<html>oops</html>', 500), 'The web app could not be reached.', /again in a minute/],
    ['no answer in time', () => ({ failure: 'timeout', ms: 10_000 }), 'The web app took too long to answer.', /again in a minute/],
    ['nobody', () => ({ failure: 'address-unavailable', ms: 100 }), 'The web app could not be reached.', /again in a minute/],
  ])('%s: is said in words that say what to do, and is not kept', (_, answer, title, help) => {
    const { world, sheet, check } = opened()
    world.putInFront((request) => (request.url.startsWith(OURS) ? answer(request) : undefined))
    const checked = check(OURS)
    expect(checked).toMatchObject({ ok: false, title })
    if (!checked.ok) expect(checked.help).toMatch(help)
    expect(receivingOf(sheet).url).toBe('')
    expect(checkedOf(sheet).addressAt).toBe(0)
  })

  it('never sends anything to where a redirect leads outside Google’s script addresses', () => {
    const { world, check } = opened()
    const asked: string[] = []
    world.putInFront(({ url }) => {
      asked.push(new URL(url).host)
      return html('', 302, { location: 'https://evil.example/collect' })
    })
    check(OURS)
    expect(new Set(asked)).toEqual(new Set(['script.google.com']))
  })

  it('gives up on a redirect that leads in circles', () => {
    const { world, check } = opened()
    world.putInFront(() => html('', 302, { location: OURS }))
    expect(check(OURS)).toMatchObject({ ok: false, title: 'Something else answers at this address.' })
  })
})

describe('a web app deployed', () => {
  it.each([
    ['for signed-in people only', 'ANYONE', 'Google asks for a sign-in at this address.'],
    ['for its owner only', 'MYSELF', 'Google knows no web app at this address.'],
  ])('%s is told', (_, access, title) => {
    const { world, sheet, check } = opened()
    expect(check(world.deploy(sheet, 'AKfycb-closed', { access }))).toMatchObject({ ok: false, title })
  })

  it('and never authorised is told', () => {
    const { world, sheet, check } = opened()
    sheet.host.setSwitches({ webAppAuthorised: false })
    expect(check(world.deploy(sheet, 'AKfycb-first'))).toMatchObject({ ok: false, title: 'The web app has not been authorised.' })
  })

  it('of another spreadsheet is told, and that one notices nothing', () => {
    const { world, check } = opened()
    const other = notifyingSheet({ world })
    lookAfter(other.sheet)
    expect(check(world.deploy(other.sheet, 'AKfycb-other'))).toMatchObject({ ok: false, title: 'That is the web app of another spreadsheet.' })
    expect(receivingOf(other.sheet).url).toBe('')
  })

  it('with a version of before there was receiving is told', () => {
    const { world, sheet, check } = opened()
    const { code, ...rest } = builtProject()
    const old: Project = { ...rest, code: code.replace(/function doPost\b/, 'function doPostOfLater') }
    sheet.host.setProject(old, { for: 'web-app' })
    expect(check(world.deploy(sheet, 'AKfycb-old'))).toMatchObject({ ok: false, title: 'An old version of the script answers there.' })
  })
})
