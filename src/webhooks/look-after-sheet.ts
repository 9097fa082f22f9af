/**
 * Somebody says that they look after this sheet: from now on their triggers do its work, and those of whoever did so before go by
 * themselves. A sheet that is new, or a copy, gets a tag and a secret of its own, so that it touches nothing of any other's.
 */
import { changeReceiving, ownReceiving, type Receiving } from '../account/receiving'
import { requireRunner } from '../account/stored-account'
import { AppError } from '../errors'
import type { Ports } from '../ports'
import { CANNOT_RECEIVE } from '../words'
import { forgetChecked } from './checked'
import { newSecret, newTag } from './new-secret'
import { DEFAULT_TYPES } from './notification-types'
import { ensureTriggers, renewTriggers, requireConsent } from '../account/own-triggers'

const LONGEST_NAME = 80

/** Throws invalid-input (no name, no consent), busy. */
export const lookAfterSheet = (ports: Ports, request: { name: string }): void => {
  const name = request.name.replace(/\s+/g, ' ').trim()
  if (name === '') throw new AppError('invalid-input', { detail: CANNOT_RECEIVE.noName })
  if (name.length > LONGEST_NAME) throw new AppError('invalid-input', { detail: CANNOT_RECEIVE.longName(LONGEST_NAME) })
  requireConsent(ports)

  const lookAfter = { name, runner: requireRunner(ports), since: ports.clock.now() }
  const sheet = ports.spreadsheet.id()
  if (!ownReceiving(ports)) forgetChecked(ports)
  // Should this end here, the new triggers find that it is not they, and go; whoever looks after the sheet still does.
  renewTriggers(ports)
  changeReceiving(ports, (current) => ({ ...(current?.sheet === sheet ? current : newReceiving(ports, sheet)), lookAfter }))
  // One may have run a moment ago, before this was known, and gone.
  ensureTriggers(ports)
}

const newReceiving = (ports: Pick<Ports, 'uuid'>, sheet: string): Receiving => ({
  sheet,
  tag: newTag(ports),
  secret: newSecret(ports),
  old: [],
  url: '',
  checkedAt: 0,
  urlBy: '',
  types: DEFAULT_TYPES,
  on: true,
  applied: false,
  lookAfter: null,
})
