/** What the last check of the notifications has found: small, in one script property, for whoever shows how the sheet is. */
import { isObject, numberOf, parseJson, textOf } from '../heyreach/read-json'
import { AppError, type ErrorCode } from '../errors'
import type { Ports } from '../ports'
import type { AddressOutcome } from './call-own-address'
import type { AddressProblem } from './read-check-answer'

export const CHECKED_KEY = 'heyreach.checked'

export interface Checked {
  /** Epoch ms of the last check, 0 for none yet; and who made it. */
  at: number
  by: 'trigger' | 'person'
  /** The last one by the hourly trigger: its heartbeat. */
  triggerAt: number
  /** Notifications as wanted, and not (missing, wrong, too many), when the check was over. */
  right: number
  wrong: number
  /** Why some are wrong, or why nobody could look. */
  error: ErrorCode | null
  detail: string
  /** The last round trip to the address; null problem: all well, and these versions answer there. */
  addressAt: number
  addressProblem: AddressProblem | null
  addressDetail: string
  receivingVersion: string
  receivingSchema: number | null
}

const NEVER: Checked = {
  at: 0,
  by: 'person',
  triggerAt: 0,
  right: 0,
  wrong: 0,
  error: null,
  detail: '',
  addressAt: 0,
  addressProblem: null,
  addressDetail: '',
  receivingVersion: '',
  receivingSchema: null,
}

export const readChecked = ({ scriptStore }: Pick<Ports, 'scriptStore'>): Checked => parseChecked(scriptStore.get(CHECKED_KEY))

export const parseChecked = (text: string | null | undefined): Checked => {
  const stored = parseJson(text ?? '')
  if (!isObject(stored)) return NEVER
  const problem = textOf(stored['addressProblem'])
  const error = textOf(stored['error'])
  return {
    at: numberOf(stored['at']) ?? 0,
    by: stored['by'] === 'trigger' ? 'trigger' : 'person',
    triggerAt: numberOf(stored['triggerAt']) ?? 0,
    right: numberOf(stored['right']) ?? 0,
    wrong: numberOf(stored['wrong']) ?? 0,
    error: error === '' ? null : (error as ErrorCode),
    detail: textOf(stored['detail']),
    addressAt: numberOf(stored['addressAt']) ?? 0,
    addressProblem: problem === '' ? null : (problem as AddressProblem),
    addressDetail: textOf(stored['addressDetail']),
    receivingVersion: textOf(stored['receivingVersion']),
    receivingSchema: numberOf(stored['receivingSchema']),
  }
}

export const saveChecked = ({ scriptStore }: Pick<Ports, 'scriptStore'>, checked: Checked): void =>
  scriptStore.set(CHECKED_KEY, JSON.stringify(checked))

export const forgetChecked = ({ scriptStore }: Pick<Ports, 'scriptStore'>): void => scriptStore.delete(CHECKED_KEY)

/** What is not ours carries a message of Google's, as short as possible. */
const MOST = 200

export const withError = (checked: Checked, thrown: unknown): Checked => {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const error = thrown instanceof AppError ? thrown.code : 'unexpected'
  const detail = thrown instanceof AppError ? (thrown.facts.detail ?? '') : message
  return { ...checked, error, detail: detail.slice(0, MOST) }
}

export const withAddress = (checked: Checked, outcome: AddressOutcome, now: number): Checked =>
  outcome.ok
    ? { ...checked, addressAt: now, addressProblem: null, addressDetail: '', receivingVersion: outcome.version, receivingSchema: outcome.schema }
    : { ...checked, addressAt: now, addressProblem: outcome.problem, addressDetail: outcome.detail.slice(0, MOST) }
