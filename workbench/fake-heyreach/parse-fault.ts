/** A fault as JSON gives it, or what is wrong with it. */
import { isRecord } from './known-names'
import type { Fault, FaultEffect } from './types'

export const parseFault = (value: unknown): Fault | { wrong: string } => {
  if (!isRecord(value)) return { wrong: 'A fault is an object.' }
  const { route, leads, times, after } = value
  if (route !== undefined && typeof route !== 'string') return { wrong: 'route: a text such as "/campaign/GetAll".' }
  if (leads !== undefined && !isTexts(leads)) return { wrong: 'leads: a list of profile URLs.' }
  if (times !== undefined && !isCount(times)) return { wrong: 'times: a whole number.' }
  if (after !== undefined && !isCount(after)) return { wrong: 'after: a whole number.' }
  const effect = parseEffect(value.effect)
  if (!effect) return { wrong: `effect: one of ${effects}.` }
  return { route, leads, times, after, effect }
}

const effects = '{status}, {delayMs}, {drop: before|after}, {refuseLeads: true}, {dropLeadsSilently: true}'

const parseEffect = (value: unknown): FaultEffect | null => {
  if (!isRecord(value)) return null
  const { status, delayMs, drop, refuseLeads, dropLeadsSilently, body, headers, carriedOut } = value
  if (isCount(status) && status >= 100 && status <= 599) {
    return {
      status,
      ...(typeof body === 'string' ? { body } : {}),
      ...(isHeaders(headers) ? { headers } : {}),
      ...(carriedOut === true ? { carriedOut } : {})
    }
  }
  if (isCount(delayMs)) return { delayMs }
  if (drop === 'before' || drop === 'after') return { drop }
  if (refuseLeads === true) return { refuseLeads }
  return dropLeadsSilently === true ? { dropLeadsSilently } : null
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((item) => typeof item === 'string')

const isHeaders = (value: unknown): value is Record<string, string> => isRecord(value) && isTexts(Object.values(value))
