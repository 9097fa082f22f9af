/**
 * Requests through UrlFetchApp, several at once. Its infrastructure exceptions (address unavailable, time-out) name the URL,
 * are not silenced by muteHttpExceptions, and take the answers of a whole group with them (platform facts §2.1, §7).
 */
import { AppError } from '../errors'
import type { Http, HttpOutcome, HttpRequest } from '../ports'

/** Stated, though it may be ignored (platform facts §7). */
const TIMEOUT_SECONDS = 30

export const googleHttp = (): Http => ({
  sendAll: (requests) => {
    if (requests.length === 0) return []
    try {
      return UrlFetchApp.fetchAll(requests.map(asGoogle)).map(asOutcome)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      if (isRefusal(message)) throw new AppError('platform-limit', { detail: withoutUrls(message) })
      return requests.map((): HttpOutcome => ({ kind: 'lost', detail: withoutUrls(message) }))
    }
  },
})

const asGoogle = (request: HttpRequest): GoogleAppsScript.URL_Fetch.URLFetchRequest =>
  ({
    url: request.url,
    method: request.method,
    headers: request.headers,
    ...(request.body === undefined ? {} : { contentType: 'application/json', payload: request.body }),
    muteHttpExceptions: true,
    followRedirects: request.followRedirects ?? false,
    timeoutSeconds: request.timeoutSeconds ?? TIMEOUT_SECONDS,
  }) as GoogleAppsScript.URL_Fetch.URLFetchRequest

const asOutcome = (response: GoogleAppsScript.URL_Fetch.HTTPResponse): HttpOutcome => ({
  kind: 'answer',
  status: response.getResponseCode(),
  headers: response.getHeaders() as Record<string, string>,
  body: response.getContentText(),
})

/** Google did not even try: a daily limit, no permission, an address that is not on our list. */
const isRefusal = (message: string): boolean =>
  /invoked too many times for one day|You do not have permission to call|not whitelisted|whitelist|Authorization is required/i.test(message)

const withoutUrls = (message: string): string => message.replace(/https?:\/\/\S+/g, '(address)').slice(0, 200)
