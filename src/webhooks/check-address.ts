/** The pasted address: made clean, tried by a round trip, and kept when this very sheet's receiving script answers there. */
import { changeReceiving, requireReceiving } from '../account/receiving'
import { requireRunner } from '../account/stored-account'
import type { Ports } from '../ports'
import { ADDRESS_MISTAKE, addressProblemInWords } from '../words'
import { callOwnAddress } from './call-own-address'
import { readChecked, saveChecked, withAddress } from './checked'
import { cleanAddress } from './clean-address'

export type AddressChecked = { ok: true } | { ok: false; title: string; help: string }

/** Throws invalid-input (nobody looks after the sheet), platform-limit, busy. */
export const checkAddress = (ports: Ports, request: { url: string }): AddressChecked => {
  const { sheet, secret, url: before, urlBy: deployer } = requireReceiving(ports)
  const cleaned = cleanAddress(request.url)
  if ('mistake' in cleaned) return { ok: false, ...ADDRESS_MISTAKE[cleaned.mistake] }
  const { url } = cleaned
  const urlBy = requireRunner(ports)
  // It runs with the account of whoever deployed it: taken over, it needs one of one's own.
  if (url === before && deployer !== '' && deployer !== urlBy) return { ok: false, ...ADDRESS_MISTAKE['of-another'] }
  const outcome = callOwnAddress(ports, { url, secret })
  const now = ports.clock.now()
  if (outcome.ok) changeReceiving(ports, (current) => (current?.sheet === sheet ? { ...current, url, checkedAt: now, urlBy } : null))
  // What is wrong with an address that is not in use is no business of the sheet's health.
  if (outcome.ok || url === before) saveChecked(ports, withAddress(readChecked(ports), outcome, now))
  return outcome.ok ? { ok: true } : { ok: false, ...addressProblemInWords(outcome.problem, outcome.detail) }
}
