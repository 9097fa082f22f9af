/** What is wrong with a connect form, and beside which field a refusal belongs. Pure. */
import type { ErrorCode } from '../errors'
import { CANNOT_CONNECT } from '../words'
import type { WordedError } from './protocol'

export type ConnectProblems = Partial<Record<'key' | 'name', { title: string; help: string }>>

export const connectProblems = (key: string, name: string): ConnectProblems => ({
  ...(key.trim() === '' ? { key: { title: CANNOT_CONNECT.noKey, help: '' } } : {}),
  ...(name.trim() === '' ? { name: { title: CANNOT_CONNECT.noName, help: '' } } : {}),
})

const OF_THE_KEY: readonly ErrorCode[] = ['bad-key', 'other-workspace', 'invalid-input']

/** Null: it has nothing to do with what was typed. */
export const placeOfError = ({ code }: WordedError): keyof ConnectProblems | null => (OF_THE_KEY.includes(code) ? 'key' : null)
