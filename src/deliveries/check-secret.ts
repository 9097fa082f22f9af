/**
 * Whether a delivery comes from a notification of this sheet. Google shows no headers and HeyReach signs nothing (platform facts §1.1),
 * so the secret stands in the address. It is read from the cache; a refusal costs no property operation, but one a minute.
 */
import { RECEIVING_KEY, parseReceiving, SECRETS_CACHE_KEY } from '../account/receiving'
import type { Ports } from '../ports'

const KEEP_SECONDS = 21_600
/** How long a look at the property counts after a secret was refused. */
const LOOKED_SECONDS = 60
const LOOKED = 'heyreach.secrets.looked'

export interface Checked {
  ours: boolean
  /** It was in the cache: this took one call, else three. */
  cheap: boolean
}

export const checkSecret = (ports: Pick<Ports, 'scriptCache' | 'scriptStore' | 'clock'>, secret: string): Checked => {
  if (secret === '') return { ours: false, cheap: true }
  const kept = ports.scriptCache.get(SECRETS_CACHE_KEY)
  if (kept !== null) {
    if (matches(kept, secret)) return { ours: true, cheap: true }
    // Renewed since? Whoever guesses must not use up the day's property operations.
    if (ports.scriptCache.get(LOOKED) !== null) return { ours: false, cheap: true }
    ports.scriptCache.put(LOOKED, '1', LOOKED_SECONDS)
  }
  const now = secretsOf(parseReceiving(ports.scriptStore.get(RECEIVING_KEY)), ports.clock.now())
  ports.scriptCache.put(SECRETS_CACHE_KEY, now, KEEP_SECONDS)
  return { ours: matches(now, secret), cheap: false }
}

/** One a line; an old one counts until its time is over. */
const secretsOf = (receiving: ReturnType<typeof parseReceiving>, now: number): string =>
  receiving ? [receiving.secret, ...receiving.old.filter(({ until }) => until === null || until > now).map((old) => old.secret)].join('\n') : ''

const matches = (kept: string, secret: string): boolean => kept.split('\n').some((known) => known !== '' && sameText(known, secret))

/** Takes as long for a wrong one as for the right one. */
const sameText = (known: string, given: string): boolean => {
  let difference = known.length ^ given.length
  for (let index = 0; index < known.length; index += 1) difference |= known.charCodeAt(index) ^ given.charCodeAt(index)
  return difference === 0
}
