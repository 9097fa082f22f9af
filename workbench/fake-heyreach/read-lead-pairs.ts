/** The leads of an add request, typed; what the server would not bind becomes a problem of the whole request. */
import { createReader, type Reader } from './create-reader'
import { isRecord } from './known-names'
import type { CustomField, LeadFields } from './state'

export interface LeadPair {
  linkedInAccountId: number | null
  lead: Omit<LeadFields, 'profileUrl'> & { profileUrl: string | null }
}

export const mostPairs = 100

const texts = ['firstName', 'lastName', 'location', 'summary', 'companyName', 'position', 'about', 'emailAddress'] as const

export const readLeadPairs = (body: Reader): LeadPair[] => {
  const pairs = body.list('accountLeadPairs')
  if (pairs.length > mostPairs) {
    body.problem('accountLeadPairs', `The field AccountLeadPairs must be a list with a maximum length of '${mostPairs}'.`)
  }
  return pairs.flatMap((pair, index) => readPair(body, pair, `accountLeadPairs[${index}]`))
}

const readPair = (body: Reader, pair: unknown, path: string): LeadPair[] => {
  if (!isRecord(pair) || !isRecord(pair.lead)) {
    body.problem(`${path}.Lead`, 'The Lead field is required.')
    return []
  }
  const outer = createReader(pair)
  const inner = createReader(pair.lead)
  const lead: LeadPair['lead'] = { profileUrl: inner.text('profileUrl'), customUserFields: readCustomFields(inner, pair.lead) }
  for (const name of texts) if (name in pair.lead) lead[name] = inner.text(name)
  const linkedInAccountId = outer.optionalInteger('linkedInAccountId')
  pass(outer, body, `${path}.`)
  pass(inner, body, `${path}.Lead.`)
  return [{ linkedInAccountId, lead }]
}

/** An array of {name, value}; an object map is a common mistake and is refused. */
const readCustomFields = (inner: Reader, lead: Record<string, unknown>): CustomField[] => {
  if (lead.customUserFields === undefined || lead.customUserFields === null) return []
  return inner.list('customUserFields').flatMap((field) => {
    if (isRecord(field) && typeof field.name === 'string' && typeof field.value === 'string') {
      return [{ name: field.name, value: field.value }]
    }
    inner.problem('customUserFields', 'Each must have a Name and a Value, both strings.')
    return []
  })
}

const pass = (from: Reader, to: Reader, path: string): void => {
  for (const [field, messages] of Object.entries(from.problems() ?? {})) {
    for (const message of messages) to.problem(`${path}${field}`, message)
  }
}
