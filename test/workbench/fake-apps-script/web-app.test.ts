/** What a client sees of doGet and doPost. */
import { createWebApp, type WebRequest, type WebResponse } from '../../../workbench/fake-apps-script/web-app'
import { userHtmlOf } from '../../../workbench/fake-apps-script/web-pages'
import { hostOf, OWNER, type Given } from './support'

const CODE = `
  function doGet(e) { return ContentService.createTextOutput(JSON.stringify(e)).setMimeType(ContentService.MimeType.JSON) }
  function doPost(e) {
    PropertiesService.getScriptProperties().setProperty('ran', 'yes')
    switch (e.parameter.mode) {
      case 'html': return HtmlService.createHtmlOutput('ok')
      case 'throw': throw new TypeError('bad <b>')
      case 'refuse': return SpreadsheetApp.getUi()
      case 'nothing': return
      case 'odd': return { a: 1 }
      default: return ContentService.createTextOutput(JSON.stringify(e))
    }
  }`
const setUp = (code = CODE, given: Given = {}, htmlAlso302 = false) => {
  const made = hostOf(code, given)
  const web = createWebApp({ run: made.host.run, deployer: OWNER, switches: { htmlAlso302 } })
  const follow = (response: WebResponse): WebResponse =>
    web.echo('GET', /user_content_key=([\w-]+)/.exec(response.headers.location ?? '')?.[1] ?? '')
  const event = (request: WebRequest): unknown => JSON.parse(follow(web.handle(request)).body)
  return { ...made, web, follow, event }
}

describe('the event', () => {
  it('of a GET (platform facts §1.1)', () => {
    expect(setUp().event({ method: 'GET', query: 'a=1&a=2&b=x%20y' })).toEqual({
      queryString: 'a=1&a=2&b=x%20y',
      parameter: { a: '1', b: 'x y' },
      parameters: { a: ['1', '2'], b: ['x y'] },
      contextPath: '',
      contentLength: -1,
    })
  })

  it('of JSON: no parameters, no headers, only the body (platform facts §1.1)', () => {
    const body = '{"é":1}'
    expect(setUp().event({ method: 'POST', query: 'k=s', contentType: 'application/json', body })).toEqual({
      queryString: 'k=s',
      parameter: { k: 's' },
      parameters: { k: ['s'] },
      contextPath: '',
      contentLength: 8,
      postData: { contents: body, length: 8, name: 'postData', type: 'application/json' },
    })
  })

  it('of JSON sent as a form has one bogus key (platform facts §1.1)', () => {
    expect(setUp().event({ method: 'POST', body: '{"a":1}' })).toMatchObject({ parameter: { '{"a":1}': '' } })
  })

  it('of an empty POST has no postData (platform facts §1.1)', () => {
    expect(setUp().event({ method: 'POST' })).toEqual({
      queryString: '',
      parameter: {},
      parameters: {},
      contextPath: '',
      contentLength: 0,
    })
  })

  it('has a path only for people signed in; others see the sign-in page (platform facts §1.1)', () => {
    const { web, event, host } = setUp()
    expect(event({ method: 'GET', path: '/a/b', signedIn: true })).toMatchObject({ pathInfo: 'a/b' })
    expect(web.handle({ method: 'POST', path: '/secret' })).toMatchObject({
      status: 200,
      body: expect.stringContaining('Sign in'),
    })
    expect(JSON.stringify(host.snapshot())).not.toContain('ran')
  })
})

describe('the answer', () => {
  it('of ContentService is a 302 to an address that works once, by GET (platform facts §10.13)', () => {
    const { web, follow, host } = setUp()
    const response = web.handle({ method: 'POST', contentType: 'application/json', body: '{}' })
    expect(response).toMatchObject({
      status: 302,
      headers: { location: expect.stringMatching(/^https:\/\/script\.googleusercontent\.com\/macros\/echo\?user_content_key=/) },
    })
    // All is done before the redirect is sent, followed or not.
    expect(host.snapshot()).toMatchObject({ properties: { script: { ran: 'yes' } } })
    const key = /user_content_key=([\w-]+)/.exec(response.headers.location ?? '')?.[1] ?? ''
    expect(web.echo('POST', key)).toMatchObject({ status: 405, headers: { allow: 'HEAD, GET' } })
    expect(follow(response)).toMatchObject({ status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' } })
    expect(follow(response).status).toBe(404)
  })

  it.each([
    [false, 200],
    [true, 302],
  ])('of HtmlService, with the switch htmlAlso302 at %s: %s (platform facts §10.13)', (htmlAlso302, status) => {
    const { web, follow } = setUp(CODE, {}, htmlAlso302)
    const response = web.handle({ method: 'POST', query: 'mode=html' })
    expect(response.status).toBe(status)
    expect(userHtmlOf((htmlAlso302 ? follow(response) : response).body)).toBe('ok')
  })

  it.each([
    ['throw', 'TypeError: bad &lt;b&gt; (line 7, file &quot;Code&quot;)'],
    ['refuse', 'Exception: Cannot call SpreadsheetApp.getUi() from this context. (line 8, file &quot;Code&quot;)'],
    ['nothing', 'The script completed but did not return anything.'],
    ['odd', 'The script completed but the returned value is not a supported return type.'],
  ])('of %s is 200 with a page that says so (platform facts §10.13)', (mode, text) => {
    const response = setUp().web.handle({ method: 'POST', query: `mode=${mode}` })
    expect(response.status).toBe(200)
    expect(response.body).toContain(text)
  })

  it('without doPost is 200 too (platform facts §1.2)', () => {
    const response = setUp('function doGet() {}').web.handle({ method: 'POST' })
    expect(response).toMatchObject({ status: 200, body: expect.stringContaining('Script function not found: doPost') })
  })

  it('to HEAD is 403 (platform facts §10.13)', () => {
    expect(setUp().web.handle({ method: 'HEAD' }).status).toBe(403)
  })

  it.each([
    { method: 'GET', query: 'c=1' },
    { method: 'POST', query: 'a=1&sid=2' },
    { method: 'POST', contentType: 'application/x-www-form-urlencoded', body: 'sid=2' },
  ])('to the reserved names in %j is 405 (platform facts §10.13)', (request) => {
    expect(setUp().web.handle(request)).toMatchObject({
      status: 405,
      body: expect.stringContaining('Sorry, the file you have requested does not exist.'),
    })
  })

  it('when too many run is the exec qps page (platform facts §10.13)', () => {
    const busy = {
      ok: false,
      error: { name: 'Exception', message: 'There are too many scripts running simultaneously for this Google user account.' },
      effects: [],
      log: [],
      calls: {},
      backendCalls: 0,
      httpCalls: 0,
      cellsRead: 0,
      bytesRead: 0,
      ms: 0,
    }
    const web = createWebApp({ run: () => busy, deployer: OWNER })
    expect(web.handle({ method: 'POST' })).toMatchObject({
      status: 200,
      body: expect.stringContaining(
        'Service invoked too many times in a short time: exec qps. Try Utilities.sleep(1000) between calls.',
      ),
    })
  })

  it('comes by a promise where executions do', async () => {
    const { host } = setUp()
    const web = createWebApp({ run: (request) => Promise.resolve(host.run(request)), deployer: OWNER })
    expect(userHtmlOf((await web.handle({ method: 'POST', query: 'mode=html' })).body)).toBe('ok')
  })
})

describe('HtmlService', () => {
  it.each(['<p class="a">it\'s &amp; \\x41 \\\\ </p><script>var a = "</script>"</script>', 'é 😀 \u2028 {"a":[1]}', ''])(
    'puts the HTML %j into Google’s page as an escaped text',
    (html) => {
      const { web } = setUp(`function doGet() { return HtmlService.createHtmlOutput(${JSON.stringify(html)}) }`)
      const { body } = web.handle({ method: 'GET' })
      expect(userHtmlOf(body)).toBe(html)
      expect(body.split('</script>')).toHaveLength(2)
      if (html.length > 2) expect(body).not.toContain(html)
    },
  )

  it('a word of plain letters is still found in it', () => {
    const { web } = setUp("function doGet() { return HtmlService.createHtmlOutput('ok 12 here') }")
    expect(web.handle({ method: 'GET' }).body).toContain('ok 12 here')
  })
})

describe('a body', () => {
  it('is counted in bytes as it came, and keeps its charset or not: unknown', () => {
    const made = hostOf(CODE)
    const post = (postDataCharset: 'kept' | 'dropped') => {
      const web = createWebApp({ run: made.host.run, deployer: OWNER, switches: { postDataCharset } })
      const { headers } = web.handle({ method: 'POST', contentType: 'application/json; charset=utf-8', body: 'é\uFFFD', bytes: 3 })
      return JSON.parse(web.echo('GET', /user_content_key=([\w-]+)/.exec(headers.location ?? '')?.[1] ?? '').body) as unknown
    }
    expect(post('kept')).toMatchObject({ contentLength: 3, postData: { length: 3, type: 'application/json; charset=utf-8' } })
    expect(post('dropped')).toMatchObject({ postData: { type: 'application/json' } })
  })

  it('of 50 MB arrives', () => {
    const made = hostOf('function doPost(e) { return ContentService.createTextOutput(String(e.postData.contents.length)) }')
    const web = createWebApp({ run: made.host.run, deployer: OWNER })
    const { headers } = web.handle({ method: 'POST', contentType: 'text/plain', body: 'x'.repeat(50 * 1024 * 1024) })
    expect(web.echo('GET', /user_content_key=([\w-]+)/.exec(headers.location ?? '')?.[1] ?? '').body).toBe('52428800')
  })
})

describe('who may call', () => {
  it.each([
    ['ANYONE', 302],
    ['DOMAIN', 302],
    ['MYSELF', 404],
  ])('%s: a stranger gets %s, and nothing runs (platform facts §1.2)', (access, status) => {
    const { host } = hostOf(CODE)
    const answer = createWebApp({ run: host.run, deployer: OWNER, access }).handle({ method: 'POST', body: 'x' })
    expect(answer.status).toBe(status)
    expect(JSON.stringify(host.snapshot())).not.toContain('ran')
  })

  it('nobody, before the deployer has authorised it: 200 with a page (platform facts §1.2)', () => {
    const { host } = hostOf(CODE)
    const web = createWebApp({ run: host.run, deployer: OWNER, switches: { webAppAuthorised: false } })
    expect(web.handle({ method: 'POST', body: 'x' })).toMatchObject({ status: 200, body: expect.stringContaining('Authorization needed') })
    expect(JSON.stringify(host.snapshot())).not.toContain('ran')
  })
})

describe('the active spreadsheet in a web app (platform facts §1.4)', () => {
  const ask = `function doPost() { return ContentService.createTextOutput(JSON.stringify([SpreadsheetApp.getActiveSpreadsheet(),
    SpreadsheetApp.getActive(), SpreadsheetApp.getActiveSheet(), LockService.getDocumentLock(), CacheService.getDocumentCache(),
    PropertiesService.getDocumentProperties()].map(function (one) { return one === null }))) }`
  it.each(['present', 'null'] as const)('%s: with all that hangs on it', (webappActive) => {
    const { web, follow } = setUp(ask, { switches: { webappActive } })
    const answer = follow(web.handle({ method: 'POST', body: 'x' })).body
    expect(JSON.parse(answer)).toEqual(Array.from({ length: 6 }, () => webappActive === 'null'))
  })
})
