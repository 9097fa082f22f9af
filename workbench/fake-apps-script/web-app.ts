/**
 * The address of a web app, as data: what a client sees of doGet and doPost. Status and headers are the platform's, never
 * the script's (platform facts §1.1, §1.2).
 */
import { randomUUID } from 'node:crypto'
import type { WebOutput } from './execution/finish-execution'
import { FILE } from './execution/run-in-context'
import { TEXTS } from './google-error'
import type { ExecutionRequest, ExecutionResult, Switches } from './types'
import { errorPage, htmlServicePage, page } from './web-pages'
import { webEvent } from './web-event'

export interface WebRequest {
  method: string
  /** What stands after /exec: `''`, `/some/path`. */
  path?: string
  /** Raw, without the question mark. */
  query?: string
  contentType?: string
  body?: string
  /** Of the body as it came; by its text when not given. */
  bytes?: number
  /** Of somebody signed in to Google; a path after /exec needs it. */
  signedIn?: boolean
}

export interface WebResponse {
  status: number
  headers: Record<string, string>
  body: string
}

export interface WebAppOptions<R extends ExecutionResult | Promise<ExecutionResult>> {
  run(request: ExecutionRequest): R
  /** Whom it runs as: the deployer. */
  deployer: string
  /** Its id, where a project has several. */
  deployment?: string
  switches?: Partial<Pick<Switches, 'htmlAlso302' | 'webAppAuthorised' | 'postDataCharset'>>
  /** Of the manifest: who may call. Open to anyone when not given. */
  access?: string
  /** Where one-time answers are fetched; Google's own address when not given. */
  echoUrl?: string
}

/** Answers at once with an in-process host, by a promise with threads. */
type Answered<R> = R extends Promise<ExecutionResult> ? Promise<WebResponse> : WebResponse

export interface WebApp<R> {
  handle(request: WebRequest): Answered<R> | WebResponse
  /** The second leg of a redirect: GET or HEAD, once. */
  echo(method: string, key: string): WebResponse
}

const GOOGLE_ECHO = 'https://script.googleusercontent.com/macros/echo'
/** Google keeps these for itself. */
const RESERVED_PARAMETERS = ['c', 'sid']

export const createWebApp = <R extends ExecutionResult | Promise<ExecutionResult>>(options: WebAppOptions<R>): WebApp<R> => {
  const waiting = new Map<string, WebResponse>()

  const redirect = (answer: WebResponse): WebResponse => {
    const key = randomUUID()
    waiting.set(key, answer)
    const location = `${options.echoUrl ?? GOOGLE_ECHO}?user_content_key=${key}&lib=emulated`
    return {
      status: 302,
      headers: { 'content-type': HTML, location },
      body: page('Moved Temporarily', `<a href="${location.replace('&', '&amp;')}">here</a>`),
    }
  }

  const respond = (result: ExecutionResult, functionName: string): WebResponse => {
    if (!result.ok) return errorAnswer(result, functionName)
    const { status, headers, body, output } = result.value as WebOutput
    const answer = { status, headers, body: PAGES[output](body) }
    return output === 'text' || (output === 'html' && options.switches?.htmlAlso302) ? redirect(answer) : answer
  }

  return {
    handle: (request) => {
      const refusal = refuse(request)
      if (refusal) return refusal
      const closed = turnAway(options.access)
      if (closed) return closed
      if (options.switches?.webAppAuthorised === false)
        return { status: 200, headers: { 'content-type': HTML }, body: errorPage('Authorization needed') }
      const functionName = request.method === 'POST' ? 'doPost' : 'doGet'
      const { deployer, deployment } = options
      const call = { kind: 'web-app' as const, functionName, args: [webEvent(request, options.switches?.postDataCharset)], user: deployer }
      const result = options.run(deployment === undefined ? call : { ...call, deployment })
      // The code has run by now, in full, whatever the client does with a redirect.
      return (
        result instanceof Promise ? result.then((late) => respond(late, functionName)) : respond(result, functionName)
      ) as Answered<R>
    },
    echo: (method, key) => {
      if (method !== 'GET' && method !== 'HEAD') return { status: 405, headers: { allow: 'HEAD, GET' }, body: '' }
      const answer = waiting.get(key)
      if (!answer)
        return {
          status: 404,
          headers: { 'content-type': HTML },
          body: errorPage('Sorry, the file you have requested does not exist.'),
        }
      if (method === 'GET') waiting.delete(key)
      return method === 'GET' ? answer : { ...answer, body: '' }
    },
  }
}

const HTML = 'text/html; charset=utf-8'

/** What each kind of output becomes: only text goes out as it is. */
const PAGES: Record<WebOutput['output'], (body: string) => string> = {
  text: (body) => body,
  html: htmlServicePage,
  nothing: errorPage,
  unsupported: errorPage,
}

/** A stranger at an app that is not open to anyone: to a naive sender a redirect like any other (platform facts §1.2). */
const turnAway = (access = 'ANYONE_ANONYMOUS'): WebResponse | null => {
  if (access === 'ANYONE_ANONYMOUS') return null
  if (access === 'MYSELF')
    return { status: 404, headers: { 'content-type': HTML }, body: errorPage('Sorry, the file you have requested does not exist.') }
  const location = 'https://accounts.google.com/ServiceLogin?passive=1209600'
  return { status: 302, headers: { 'content-type': HTML, location }, body: page('Moved Temporarily', `<a href="${location}">here</a>`) }
}

/** What never reaches the script. */
const refuse = ({
  method,
  path = '',
  query = '',
  contentType = '',
  body = '',
  signedIn = false,
}: WebRequest): WebResponse | null => {
  const html = { 'content-type': HTML }
  if (method === 'HEAD') return { status: 403, headers: html, body: '' }
  if (method !== 'GET' && method !== 'POST')
    return { status: 405, headers: { ...html, allow: 'GET, POST, HEAD' }, body: errorPage('Method not allowed.') }
  const form = contentType.startsWith('application/x-www-form-urlencoded') ? body : ''
  const names = [...new URLSearchParams(query).keys(), ...new URLSearchParams(form).keys()]
  if (names.some((name) => RESERVED_PARAMETERS.includes(name)))
    return { status: 405, headers: html, body: errorPage('Sorry, the file you have requested does not exist.') }
  if (path !== '' && path !== '/' && !signedIn)
    return { status: 200, headers: html, body: page('Sign in - Google Accounts', 'Sign in to continue') }
  return null
}

/** 200, whatever went wrong: a sender cannot tell it from success by the status. */
const errorAnswer = ({ error, errorLine }: ExecutionResult, functionName: string): WebResponse => {
  const message = error?.message ?? 'unknown'
  const busy = message === TEXTS.tooManyRunning
  const missing = message === `Script function not found: ${functionName}`
  const text = busy
    ? 'Service invoked too many times in a short time: exec qps. Try Utilities.sleep(1000) between calls.'
    : missing
      ? message
      : `${error?.name ?? 'Error'}: ${message}${errorLine ? ` (line ${errorLine}, file "${FILE}")` : ''}`
  return { status: 200, headers: { 'content-type': HTML }, body: errorPage(text) }
}
