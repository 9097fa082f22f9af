/**
 * What came back from our own address → who answers there, or why not: pure. Google answers 200 for nearly everything, its own pages
 * among them, often in the owner's language (platform facts §1.2): what is not known again is shown as it is.
 */
import { PRODUCT } from '../account/product'
import { isObject, numberOf, parseJson, textOf } from '../heyreach/read-json'
import type { HttpOutcome } from '../ports'

export type AddressProblem =
  | 'sign-in' // not open to anyone
  | 'authorization' // the deployer has not agreed to what the script needs
  | 'not-found'
  | 'old-version' // ours, of before it could receive
  | 'other-sheet' // ours, of another spreadsheet
  | 'not-ours'
  | 'timeout'
  | 'unreachable'
  | 'google-page' // a page of Google's that says what is wrong

export type CheckAnswer =
  | { kind: 'ours'; version: string; schema: number | null; nonce: string; refused: boolean }
  /** `detail`: Google's own text, where it says something. */
  | { kind: 'problem'; problem: AddressProblem; detail: string }

export const readCheckAnswer = (outcome: HttpOutcome): CheckAnswer => {
  if (outcome.kind === 'lost') return problem(/time[d ]*-?out/i.test(outcome.detail) ? 'timeout' : 'unreachable', outcome.detail)
  const { status, body } = outcome
  const answered = parseJson(body)
  if (isObject(answered)) return readOurs(answered)
  const text = textOnPage(body)
  if (status >= 300 && status < 400) return problem(isSignIn(locationOf(outcome.headers)) ? 'sign-in' : 'not-ours', '')
  if (status === 404 || /file you have requested does not exist/i.test(text)) return problem('not-found', '')
  if (/authori[sz]ation (?:is )?(?:needed|required)/i.test(text)) return problem('authorization', '')
  if (/script function not found: do(?:Post|Get)|did not return anything|not a supported return type/i.test(text)) return problem('old-version', text)
  if (status === 401 || status === 403 || (!isErrorPage(body) && isSignIn(body))) return problem('sign-in', '')
  if (status === 408 || status === 504) return problem('timeout', text)
  if (status >= 500) return problem('unreachable', text)
  return isErrorPage(body) || status >= 400 ? problem('google-page', text) : problem('not-ours', '')
}

const problem = (cause: AddressProblem, detail: string): CheckAnswer => ({ kind: 'problem', problem: cause, detail })

const readOurs = (answered: Record<string, unknown>): CheckAnswer =>
  answered['product'] === PRODUCT
    ? {
        kind: 'ours',
        version: textOf(answered['version']),
        schema: numberOf(answered['schema']),
        nonce: textOf(answered['nonce']),
        refused: answered['refused'] === true,
      }
    : problem('not-ours', '')

/** Where a redirect leads; '' where it does not say. */
export const locationOf = (headers: Record<string, string>): string => {
  const name = Object.keys(headers).find((key) => key.toLowerCase() === 'location')
  return name === undefined ? '' : String(headers[name])
}

/** Its title is in the owner's language; these are a few. */
const isErrorPage = (body: string): boolean => /<title>\s*(?:Error|Fehler|Erreur|Errore|Erro|Fout|Napaka)\b/i.test(body)

const isSignIn = (text: string): boolean => /accounts\.google\.com|ServiceLogin|<title>[^<]*Google Accounts/i.test(text)

const MOST = 200

const textOnPage = (body: string): string => {
  const text = body
    .replace(/<(?:head|style|script)[\s\S]*?<\/(?:head|style|script)>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#0?39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
  return text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text
}
