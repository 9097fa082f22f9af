/** Utilities, HtmlService, identity: the small services. */
import { evaluate, hostOf, OWNER } from './support'

describe('Utilities', () => {
  it('digests are signed bytes, and the charset matters (platform facts §7)', () => {
    const hex = (expression: string) =>
      evaluate(`${expression}.map(function (b) { return (b & 255).toString(16).padStart(2, '0') }).join('')`)
    expect(hex(`Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'abc')`)).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
    expect(hex(`Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, 'é', Utilities.Charset.UTF_8)`)).toBe(
      hex(`Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, [-61, -87])`),
    )
    expect(hex(`Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, 'é')`)).toBe(
      hex(`Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, '?')`),
    )
    expect(hex(`Utilities.computeHmacSha256Signature('what do ya want for nothing?', 'Jefe')`)).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    )
    expect(evaluate(`Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'abc')[0]`)).toBe(-70)
  })

  it.each([
    [`Utilities.base64Encode('é?>')`, 'w6k/Pg=='],
    [`Utilities.base64EncodeWebSafe('é?>')`, 'w6k_Pg=='],
    [`Utilities.base64Encode([-1, 0])`, '/wA='],
    [`Utilities.base64Decode('w6k/Pg==')`, [-61, -87, 63, 62]],
    [`Utilities.base64DecodeWebSafe('w6k_Pg==')`, [-61, -87, 63, 62]],
    [`Utilities.base64Decode('!')`, 'Could not decode string.'],
    [`Utilities.newBlob('é').getBytes()`, [-61, -87]],
    [`Utilities.newBlob([104, 105], 'text/plain', 'n').getDataAsString()`, 'hi'],
    [`/^[0-9a-f-]{36}$/.test(Utilities.getUuid())`, true],
    [`Utilities.sleep(300001)`, 'Invalid argument: milliseconds'],
  ])('%s is %j (platform facts §7)', (expression, value) => {
    expect(evaluate(expression)).toEqual(value)
  })

  it.each([
    ['yyyy-MM-dd HH:mm:ss', 'UTC', '2026-03-05 00:07:09'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", 'UTC', '2026-03-05T00:07:09.012Z'],
    ['d MMM yy, h:mm a', 'America/New_York', '4 Mar 26, 7:07 PM'],
    ['EEEE EEE u D', 'UTC', 'Thursday Thu 4 64'],
    ['k K Z XXX', 'Asia/Kolkata', '5 5 +0530 +05:30'],
    ["hh 'o''clock'", 'UTC', "12 o'clock"],
  ])('formatDate by %s in %s (platform facts §7)', (pattern, zone, expected) => {
    expect(
      evaluate(
        `Utilities.formatDate(new Date(Date.UTC(2026, 2, 5, 0, 7, 9, 12)), ${JSON.stringify(zone)}, ${JSON.stringify(pattern)})`,
      ),
    ).toBe(expected)
  })

  it('formatDate needs its zone (platform facts §7)', () => {
    expect(evaluate(`Utilities.formatDate(new Date(0), 'yyyy')`)).toMatch(
      /don't match the method signature for Utilities.formatDate/,
    )
  })
})

describe('HtmlService', () => {
  it('serves the project’s files, and names one that is missing (platform facts §5.5)', () => {
    const given = { html: { Sidebar: '<body>hi</body>' } }
    expect(evaluate(`HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('T').getContent()`, given)).toBe('<body>hi</body>')
    expect(evaluate(`HtmlService.createHtmlOutputFromFile('Other')`, given)).toBe('No HTML file named Other was found.')
    expect(evaluate(`HtmlService.createHtmlOutputFromFile('toString')`, given)).toBe('No HTML file named toString was found.')
  })
})

describe('a person', () => {
  it('has an address only with the scope for it, and is unknown in a web app (platform facts §6.1)', () => {
    const manifest = { oauthScopes: ['https://www.googleapis.com/auth/userinfo.email'] }
    const { call, post } = hostOf(
      'function who() { console.log([Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail()].join()) }',
      { manifest },
    )
    expect(call('who').log).toEqual([`${OWNER},${OWNER}`])
    expect(post('who').log).toEqual([`,${OWNER}`])
  })

  it('sees toasts, where there is a person', () => {
    const { call, host } = hostOf(`function go() { SpreadsheetApp.getActive().toast('m', 't', 3) }`)
    expect(call('go').effects).toEqual([{ kind: 'toast', message: 'm', title: 't', seconds: 3 }])
    expect(host.run({ kind: 'time-trigger', functionName: 'go', user: OWNER }).effects).toEqual([])
  })

  it('answers dialogs', () => {
    const { call } = hostOf(
      `function go() { var ui = SpreadsheetApp.getUi(); return [ui.alert('a') === ui.Button.CLOSE, ui.alert('t', 'p', ui.ButtonSet.YES_NO) === ui.Button.CLOSE, JSON.stringify(ui.Button.YES)] }`,
    )
    expect(call('go').value).toEqual([true, true, '"YES"'])
  })
})
