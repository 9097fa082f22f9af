/** What HeyReach says of people: from what it said before, else asked now, as many as the time of a formula allows. */
import { readSharedKey } from '../account/stored-account'
import { createHeyReachClient } from '../heyreach/client'
import type { LeadLookup } from '../heyreach/api-types'
import { profileUrlOfKey } from '../linkedin/normalize-profile-url'
import type { Ports } from '../ports'
import { FORMULA } from '../words'
import type { KeptLead } from './kept-leads'
import { openLeadCache } from './lead-cache'
import type { Asked } from './person-cells'

export type AskPorts = Pick<Ports, 'documentStore' | 'scriptCache' | 'documentCache' | 'documentLock' | 'http' | 'clock' | 'sha256'>

export interface AskOptions {
  anew: boolean
  /** Nothing is sent after it; a request that is under way may take `ANSWER_SECONDS` more. */
  deadline: number
}

/** A formula is over after 30 s, with nothing to show for it: no request may hang on. */
export const ANSWER_SECONDS = 5
/** Who was asked anew a short while ago is not asked again: so a long column is got through in several runs. */
const ANEW_LASTS_MS = 600_000
const OWNER_CHARACTERS = 12

/** By key, of all. null: there is no key that formulas may use. */
export const askHeyReach = (ports: AskPorts, keys: readonly string[], { anew, deadline }: AskOptions): Map<string, Asked> | null => {
  const shared = keys.length > 0 ? readSharedKey(ports) : ''
  if (shared === null) return null
  if (shared === '') return new Map()
  const cache = openLeadCache(ports, ports.sha256(`formulas:${shared}`).slice(0, OWNER_CHARACTERS))
  const now = ports.clock.now()
  const known = new Map([...cache.read(keys)].filter(([, one]) => !anew || (one.anew && now - one.at < ANEW_LASTS_MS)))
  const open = keys.filter((key) => !known.has(key))
  const client = createHeyReachClient(ports, shared, { answerSeconds: ANSWER_SECONDS })
  const found = open.length > 0 ? client.getLeads(open.map(profileUrlOfKey), deadline) : []
  const at = ports.clock.now()
  cache.keep(open.flatMap((key, index) => keptOf(key, found[index], at, anew)))
  const left = found.filter(isLeft).length
  const notYet = anew ? FORMULA.notAskedAgainYet(left) : FORMULA.notAskedYet(left)
  return new Map([
    ...[...known].map(([key, { lead }]): [string, Asked] => [key, lead ? { kind: 'lead', lead } : { kind: 'unknown' }]),
    ...open.map((key, index): [string, Asked] => [key, askedOf(found[index], notYet)]),
  ])
}

const keptOf = (key: string, found: LeadLookup | undefined, at: number, anew: boolean): KeptLead[] =>
  found && found.kind !== 'failed' ? [{ key, lead: found.kind === 'found' ? found.lead : null, at, anew }] : []

/** Not asked for want of time; a bad key and Google’s own refusals have words of their own. */
const isLeft = (found: LeadLookup): boolean =>
  found.kind === 'failed' && !found.wasAsked && (found.error.code === 'rate-limited' || found.error.code === 'unreachable')

const askedOf = (found: LeadLookup | undefined, notYet: string): Asked => {
  if (!found || isLeft(found)) return { kind: 'words', text: notYet }
  if (found.kind === 'found') return { kind: 'lead', lead: found.lead }
  return found.kind === 'unknown-lead' ? { kind: 'unknown' } : { kind: 'words', text: FORMULA.failed(found.error) }
}
