/** Who may do what where: contexts, scopes, the whitelist, protections. */
import { EDITOR, evaluate, hostOf, OWNER, refusalOf } from './support'

const auth = (name: string) => `https://www.googleapis.com/auth/${name}`

describe('contexts', () => {
  const code = `
    function ui() { SpreadsheetApp.getUi(); return 'ui' }
    function sidebar() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x').setTitle('T')) }
    function dialog() { SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput('x').setWidth(5), 'T') }
    function ask() { return String(SpreadsheetApp.getUi().alert('Sure?')) }
    function fetch() { UrlFetchApp.fetch('https://example.com/') }
    function write() { SpreadsheetApp.getActiveSheet().getRange('A1').setValue(1) }
    function read() { return SpreadsheetApp.getActiveSheet().getRange('A1').getValue() }
    function trigger() { ScriptApp.newTrigger('read').timeBased().everyMinutes(5).create() }
    function flush() { SpreadsheetApp.flush() }
    function menu() { SpreadsheetApp.getUi().createMenu('M').addItem('a',
      'b').addSeparator().addSubMenu(SpreadsheetApp.getUi().createMenu('N').addItem('c', 'd')).addToUi() }
    function text() { ContentService.createTextOutput('x') }
    function setUser() { PropertiesService.getUserProperties().setProperty('a', '1') }
    function getUser() { return PropertiesService.getUserProperties().getProperty('key') }
    function setOwn() { PropertiesService.getUserProperties().setProperty('key', Session.getScriptTimeZone()) }`

  it.each(['time-trigger', 'web-app', 'custom-function'] as const)('a %s has no UI (platform facts §10.5)', (kind) => {
    const { host } = hostOf(code)
    expect(refusalOf(host.run({ kind, functionName: 'ui', args: [], user: OWNER }))).toBe(
      'Cannot call SpreadsheetApp.getUi() from this context.',
    )
  })

  it.each(['menu', 'sidebar'] as const)('a %s shows sidebars and dialogs (platform facts §10.5)', (kind) => {
    const { host, at } = hostOf(code)
    const run = (functionName: string) => host.run({ kind, functionName, user: OWNER, session: at })
    expect(run('sidebar').effects).toEqual([{ kind: 'sidebar', title: 'T', html: 'x' }])
    expect(run('dialog').effects).toMatchObject([{ kind: 'dialog', title: 'T', html: 'x', width: 5, modal: true }])
  })

  it.each([
    ['sidebar', `You do not have permission to call Ui.showSidebar. Required permissions: ${auth('script.container.ui')}`],
    ['dialog', `You do not have permission to call Ui.showModalDialog. Required permissions: ${auth('script.container.ui')}`],
    ['fetch', `You do not have permission to call UrlFetchApp.fetch. Required permissions: ${auth('script.external_request')}`],
    ['trigger', `You do not have permission to call ScriptApp.newTrigger. Required permissions: ${auth('script.scriptapp')}`],
    ['ask', 'You do not have permission to call Ui.alert.'],
  ])('a simple trigger may not: %s (platform facts §10.5)', (name, message) => {
    const { host, at } = hostOf(code)
    expect(refusalOf(host.run({ kind: 'simple-trigger', functionName: name, user: OWNER, session: at }))).toBe(message)
  })

  it('a simple trigger may show menus and write the sheet (platform facts §10.5)', () => {
    const { host, at, tab } = hostOf(code)
    const run = (functionName: string) => host.run({ kind: 'simple-trigger', functionName, user: OWNER, session: at })
    expect(run('menu').effects).toEqual([
      {
        kind: 'menu',
        caption: 'M',
        items: [
          { kind: 'item', caption: 'a', functionName: 'b' },
          { kind: 'separator' },
          { kind: 'submenu', caption: 'N', items: [{ kind: 'item', caption: 'c', functionName: 'd' }] },
        ],
      },
    ])
    expect(run('write').ok).toBe(true)
    expect(tab.displayText(1, 1)).toBe('1')
  })

  it.each([
    ['write', 'You do not have permission to call setValue.'],
    ['trigger', `You do not have permission to call ScriptApp.newTrigger. Required permissions: ${auth('script.scriptapp')}`],
    ['text', 'You do not have permission to call ContentService.createTextOutput.'],
    ['setUser', 'You do not have permission to call setProperty.'],
  ])('a custom function may not: %s (platform facts §10.5)', (name, message) => {
    expect(refusalOf(hostOf(code).custom(name))).toBe(message)
  })

  it.each(['read', 'fetch', 'flush'])('a custom function may: %s (platform facts §4)', (name) => {
    expect(hostOf(code).custom(name).ok).toBe(true)
  })

  it('user properties are the owner’s in a custom function, whoever looks (platform facts §4)', () => {
    const { host, callAs, at } = hostOf(code)
    callAs(OWNER, 'setOwn')
    expect(callAs(EDITOR, 'getUser').value).toBeNull()
    expect(host.run({ kind: 'custom-function', functionName: 'getUser', args: [], user: EDITOR, session: at }).value).toBe(
      'Etc/UTC',
    )
  })

  it('custom functions take and give dates (platform facts §4)', () => {
    const { custom } = hostOf('function next(d, blank) { return [[new Date(d.getTime() + 1), blank === ""]] }')
    expect(custom('next', new Date(5), '').value).toEqual([[new Date(6), true]])
  })

  it.each(['present', 'null'] as const)('in doPost the active spreadsheet is: %s (platform facts §1.4)', (webappActive) => {
    const { post } = hostOf(
      `function doPost() {
        console.log([SpreadsheetApp.getActiveSpreadsheet(), SpreadsheetApp.getActive(), LockService.getDocumentLock(),
          PropertiesService.getDocumentProperties(),
          CacheService.getDocumentCache(),
            SpreadsheetApp.getActiveSheet()].map(function (x) { return x === null ? 'null' : 'present' }).join())
        console.log(LockService.getScriptLock().tryLock(0), SpreadsheetApp.getActiveRange(), SpreadsheetApp.getActiveRangeList())
        return ContentService.createTextOutput('ok')
      }`,
      { switches: { webappActive } },
    )
    expect(post('doPost').log).toEqual([Array(6).fill(webappActive).join(), 'true null null'])
  })
})

describe('scopes', () => {
  it.each([
    [
      'openById',
      `SpreadsheetApp.openById('x')`,
      `You do not have permission to call SpreadsheetApp.openById. Required permissions: ${auth('spreadsheets')}`,
    ],
    [
      'the e-mail address',
      'Session.getActiveUser().getEmail()',
      `You do not have permission to call Session.getActiveUser. Required permissions: ${auth('userinfo.email')}`,
    ],
  ])('currentonly and its kin do not open: %s (platform facts §10.6)', (_, expression, message) => {
    expect(evaluate(expression)).toBe(message)
  })

  it.each([
    ['UrlFetchApp.fetch("https://example.com/")', 'UrlFetchApp.fetch', 'script.external_request'],
    ['SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(""))', 'Ui.showSidebar', 'script.container.ui'],
    ['ScriptApp.getProjectTriggers()', 'ScriptApp.getProjectTriggers', 'script.scriptapp'],
  ])('%s needs its scope (platform facts §10.6)', (expression, name, scope) => {
    const manifest = { oauthScopes: [auth('spreadsheets.currentonly')] }
    expect(evaluate(expression, { manifest })).toBe(
      `You do not have permission to call ${name}. Required permissions: ${auth(scope)}`,
    )
  })

  it('without a scope for the spreadsheet nothing of it opens (platform facts §10.6)', () => {
    expect(evaluate('SpreadsheetApp.getActiveSpreadsheet()', { manifest: { oauthScopes: [] } })).toBe(
      `You do not have permission to call SpreadsheetApp.getActiveSpreadsheet. Required permissions: (${auth('spreadsheets.currentonly')} || ${auth('spreadsheets')})`,
    )
  })

  it('the full scope opens this spreadsheet by its id, and no other (platform facts §10.6)', () => {
    const given = { manifest: { oauthScopes: [auth('spreadsheets')] }, bookOptions: { id: 'this-book' } }
    expect(evaluate(`SpreadsheetApp.openById('this-book').getName()`, given)).toBe('Book')
    expect(evaluate(`SpreadsheetApp.openById('other').getName()`, given)).toBe(
      'You do not have permission to access the requested document.',
    )
  })
})

describe('urlFetchWhitelist', () => {
  const given = { manifest: { urlFetchWhitelist: ['https://api.example.com/v1/', 'https://*.example.org/a'] } }
  it.each([
    ['https://api.example.com/v1/leads', true],
    ['https://API.example.com/v1/', true],
    ['https://x.example.org/a', true],
    ['https://x.example.org/a/b?c', true],
    ['https://x.example.org/ab', false],
    ['https://example.org/a', false],
    ['http://api.example.com/v1/leads', false],
    ['https://api.example.com/v2/', false],
    ['https://api.example.com/V1/', false],
    ['https://api.example.com:444/v1/', false],
    ['https://api.example.com.evil.net/v1/', false],
    ['https://api.example.com/v1/../v2/', false],
  ])('%s: %s (platform facts §6.2)', (url, allowed) => {
    const said = evaluate(`UrlFetchApp.fetch(${JSON.stringify(url)}).getResponseCode()`, given)
    if (allowed) expect(said).toBe(200)
    else expect(said).toMatch(/not whitelisted/)
  })

  it.each(['http://api.example.com/', 'https://api.example.com', 'https://*/x', 'api.example.com/', 'https://a.*.com/'])(
    'the entry %s makes no manifest (platform facts §6.2)',
    (entry) => {
      expect(() => hostOf('', { manifest: { urlFetchWhitelist: [entry] } })).toThrow(/Invalid manifest/)
    },
  )
})

describe('protections', () => {
  const code = `
    function write(a1) { SpreadsheetApp.getActiveSheet().getRange(a1).setValue('x') }
    function row() { SpreadsheetApp.getActiveSheet().deleteRow(1) }`
  const refusal =
    'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.'
  const guarded = () => {
    const given = hostOf(code)
    given.tab.protect({ rect: { row: 1, column: 1, rows: 2, columns: 2 }, editors: ['named@example.com'] })
    return given
  }

  it('stop whoever is neither owner nor named (platform facts §3.2)', () => {
    const { callAs, tab } = guarded()
    expect(refusalOf(callAs(EDITOR, 'write', 'B2'))).toBe(refusal)
    expect(refusalOf(callAs(EDITOR, 'row'))).toBe(refusal)
    expect(tab.displayText(2, 2)).toBe('')
    expect(callAs(EDITOR, 'write', 'C3').ok).toBe(true)
  })

  it.each([
    ['between protected rows', 'insertRowsBefore(2, 1)', false],
    ['below them', 'insertRowsBefore(3, 1)', true],
    ['elsewhere', 'setFrozenRows(1)', true],
  ])('new rows %s: %s (platform facts §3.2)', (_, expression, ok) => {
    const { callAs, tab } = hostOf(`function go() { SpreadsheetApp.getActiveSheet().${expression} }`)
    tab.protect({ rect: { row: 1, column: 1, rows: 2, columns: 2 }, editors: [] })
    expect(callAs(EDITOR, 'go').ok).toBe(ok)
    tab.protect({ rect: null, editors: [] })
    expect(refusalOf(callAs(EDITOR, 'go'))).toBe(refusal)
  })

  it('let the owner and the named pass (platform facts §3.2)', () => {
    const { callAs } = guarded()
    expect(callAs(OWNER, 'write', 'A1').ok).toBe(true)
    expect(callAs('named@example.com', 'write', 'A1').ok).toBe(true)
  })
})
