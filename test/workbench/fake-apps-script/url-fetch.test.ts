/** UrlFetchApp: what is sent, what comes back, what is thrown. */
import type { FetchRequest, FetchResult } from '../../../workbench/fake-apps-script/types'
import { evaluate, hostOf, refusalOf } from './support'

const answering = (
  answer: (
    request: FetchRequest,
  ) => Partial<{ status: number; headers: Record<string, string>; body: string; ms: number }> | FetchResult,
) => ({
  fetch: (request: FetchRequest) => ({ status: 200, headers: {}, body: '', ms: 100, ...answer(request) }) as FetchResult,
})
const URL = 'https://api.example.com/v1/leads?x=1'
const fetched = (options: string, rest = '.getContentText()', given = {}) =>
  evaluate(`UrlFetchApp.fetch(${JSON.stringify(URL)}${options && `, ${options}`})${rest}`, given)

describe('a request', () => {
  it.each([
    ['', { method: 'GET', body: null }],
    [
      '{ method: "post", payload: "x" }',
      { method: 'POST', body: 'x', headers: expect.objectContaining({ 'Content-Type': 'application/x-www-form-urlencoded' }) },
    ],
    [
      '{ payload: "x", contentType: "application/json" }',
      { method: 'POST', body: 'x', headers: expect.objectContaining({ 'Content-Type': 'application/json' }) },
    ],
    ['{ method: "PUT", payload: { a: 1, b: "c d" } }', { method: 'PUT', body: 'a=1&b=c+d' }],
    ['{ method: "get", payload: "x" }', { method: 'GET', body: null }],
    [
      '{ headers: { "X-API-KEY": "k" } }',
      { headers: expect.objectContaining({ 'X-API-KEY': 'k', 'User-Agent': expect.stringContaining('Google-Apps-Script') }) },
    ],
  ])('%s is sent as Google does (platform facts §7)', (options, expected) => {
    const { call, sent } = hostOf(`function go() { UrlFetchApp.fetch(${JSON.stringify(URL)}${options && `, ${options}`}) }`)
    expect(call('go')).toMatchObject({ ok: true, httpCalls: 1 })
    expect(sent).toMatchObject([{ url: URL, ...expected }])
  })

  it.each([
    ['{ payload: undefined }', 'Attribute provided with no value: payload'],
    ['{ headers: { a: null } }', 'Attribute provided with no value: a'],
    ['{ method: "trace" }', 'Attribute provided with invalid value: method'],
    ['{ headers: [1] }', 'Attribute provided with invalid value: headers'],
    [
      '{ headers: Object.fromEntries(Array.from({ length: 101 }, (_, i) => ["h" + i, "x"])) }',
      'Limit Exceeded: URLFetch Header Size.',
    ],
    ['{ headers: { a: "x".repeat(8192) } }', 'Limit Exceeded: URLFetch Header Size.'],
    ['{ payload: "x".repeat(50 * 1024 * 1024 + 1) }', 'Limit Exceeded: URLFetch POST Size.'],
  ])('%s is refused (platform facts §10.12)', (options, message) => {
    expect(fetched(options)).toBe(message)
  })

  it('an address has at most 2,082 characters, and is one (platform facts §10.12)', () => {
    const long = (length: number) =>
      evaluate(`UrlFetchApp.fetch('https://example.com/' + 'x'.repeat(${length - 20})).getResponseCode()`)
    expect(long(2082)).toBe(200)
    expect(long(2083)).toBe('Limit Exceeded: URLFetch URL Length.')
    expect(evaluate(`UrlFetchApp.fetch('nowhere')`)).toBe('Invalid argument: nowhere')
    expect(evaluate(`UrlFetchApp.fetch('ftp://example.com/')`)).toBe('Invalid argument: ftp://example.com/')
  })

  it('counts against the day, each of a group for itself (platform facts §10.12)', () => {
    const { call } = hostOf(`function go(n) { UrlFetchApp.fetchAll(new Array(n).fill('https://example.com/')) }`, {
      dailyLimits: { urlfetch: 3 },
    })
    expect(call('go', 3)).toMatchObject({ ok: true, httpCalls: 3, calls: { 'UrlFetchApp.fetchAll': 1 } })
    expect(refusalOf(call('go', 1))).toBe('Service invoked too many times for one day: urlfetch.')
  })
})

describe('an answer', () => {
  it('has code, text, headers', () => {
    const given = answering(() => ({ status: 201, headers: { 'Retry-After': '3' }, body: 'é' }))
    expect(
      evaluate(
        `(function (r) { return [r.getResponseCode(), r.getContentText(), r.getHeaders(), r.getAllHeaders(), r.getContent()] })(UrlFetchApp.fetch('https://example.com/'))`,
        given,
      ),
    ).toEqual([201, 'é', { 'Retry-After': '3' }, { 'Retry-After': '3' }, [-61, -87]])
  })

  it('of 400 and more throws unless muted (platform facts §10.12)', () => {
    const given = answering(() => ({ status: 429, body: 'slow '.repeat(30) }))
    expect(fetched('', '', given)).toBe(
      `Request failed for https://api.example.com returned code 429. Truncated server response: ${'slow '.repeat(20)} (use muteHttpExceptions option to examine full response)`,
    )
    expect(fetched('{ muteHttpExceptions: true }', '.getResponseCode()', given)).toBe(429)
  })

  it.each([
    ['address-unavailable', `Address unavailable: ${URL}`],
    ['timeout', `Timeout: ${URL}`],
    ['dns-error', `DNS error: ${URL}`],
  ] as const)('that never comes (%s) throws, muted or not (platform facts §10.12)', (failure, message) => {
    expect(fetched('{ muteHttpExceptions: true }', '', { fetch: () => ({ failure, ms: 1 }) })).toBe(message)
  })

  it('that takes longer than the script would wait throws, where that counts (platform facts §7)', () => {
    const slow = (fetchTimeout: 'honoured' | 'ignored') => ({ ...answering(() => ({ body: 'late', ms: 6_000 })), switches: { fetchTimeout } })
    expect(fetched('{ timeoutSeconds: 5 }', '.getContentText()', slow('honoured'))).toBe(`Timeout: ${URL}`)
    expect(fetched('{ timeoutSeconds: 7 }', '.getContentText()', slow('honoured'))).toBe('late')
    expect(fetched('{ timeoutSeconds: 5 }', '.getContentText()', slow('ignored'))).toBe('late')
  })

  it('of a redirect is followed, as GET without the body, and only where the whitelist goes (platform facts §7)', () => {
    const given = answering(({ url, method, body }) =>
      url === URL ? { status: 302, headers: { location: '/next' } } : { body: `${method} ${url} ${body}` },
    )
    expect(fetched('{ method: "post", payload: "x" }', '.getContentText()', given)).toBe('GET https://api.example.com/next null')
    expect(fetched('{ followRedirects: false }', '.getResponseCode()', given)).toBe(302)
    expect(fetched('', '', { ...given, manifest: { urlFetchWhitelist: ['https://api.example.com/v1/'] } })).toMatch(
      /not whitelisted/,
    )
  })

  it('takes the time that its server takes, a group as long as its slowest (platform facts §8.3)', () => {
    const { call } = hostOf(
      `function one() { UrlFetchApp.fetch('https://example.com/1000') }\nfunction all() { UrlFetchApp.fetchAll(['https://example.com/1000', 'https://example.com/3000']) }`,
      {
        fetch: ({ url }) => ({ status: 200, headers: {}, body: '', ms: Number(url.split('/').at(-1)) }),
      },
    )
    expect(call('one').ms).toBe(400 + 120 + 1000)
    expect(call('all').ms).toBe(400 + 300 + 3000 + 4)
  })
})

describe('fetchAll', () => {
  const code = `function go(n) {
    return UrlFetchApp.fetchAll(Array.from({ length: n }, function (_, i) { return { url: 'https://example.com/' + i,
      method: 'post', payload: 'p', muteHttpExceptions: true } })).map(function (r) { return r.getContentText() })
  }`

  it('answers in order what was sent in another (platform facts §10.12)', () => {
    const order: string[] = []
    const { call } = hostOf(
      code,
      answering(({ url }) => {
        order.push(url)
        return { body: url }
      }),
    )
    const inOrder = Array.from({ length: 8 }, (_, index) => `https://example.com/${index}`)
    expect(call('go', 8).value).toEqual(inOrder)
    expect(order).not.toEqual(inOrder)
    expect([...order].sort()).toEqual(inOrder)
  })

  it('throws all away for one that never came, although all were sent (platform facts §10.12)', () => {
    let sent = 0
    const { call } = hostOf(code, {
      fetch: ({ url }) => {
        sent++
        return url.endsWith('/2') ? { failure: 'address-unavailable', ms: 1 } : { status: 200, headers: {}, body: '', ms: 1 }
      },
    })
    expect(refusalOf(call('go', 5))).toBe('Address unavailable: https://example.com/2')
    expect(sent).toBe(5)
  })

  it('throws all away for one refusal that is not muted (platform facts §7)', () => {
    const { call } = hostOf(
      code.replace(', muteHttpExceptions: true', ''),
      answering(({ url }) => ({ status: url.endsWith('/1') ? 500 : 200 })),
    )
    expect(refusalOf(call('go', 3))).toMatch(/^Request failed for https:\/\/example\.com returned code 500\./)
  })

  it('sends nothing when one request is wrong', () => {
    const { call, sent } = hostOf(`function go() { UrlFetchApp.fetchAll(['https://example.com/', { method: 'get' }]) }`)
    expect(refusalOf(call('go'))).toBe('Attribute provided with no value: url')
    expect(sent).toEqual([])
  })
})
