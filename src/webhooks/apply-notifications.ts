/** Settings kept, and HeyReach made so. Kept first: should this end on the way, the hourly check goes on. */
import { changeReceiving, requireReceiving } from '../account/receiving'
import { pinWorkspace, requireAccount } from '../account/stored-account'
import { AppError } from '../errors'
import type { Ports } from '../ports'
import type { NotificationsRequest } from '../sidebar/protocol'
import { checkChoice } from './check-choice'
import { recordPass } from './check-notifications'
import { PAGE_PATIENCE_MS, runPass } from './run-pass'

/** Throws whatever keeps HeyReach from being as wanted: what could be done is done by then. */
export const applyNotifications = (ports: Ports, request: NotificationsRequest): void => {
  const { types, on } = checkChoice(requireReceiving(ports), request)
  const { workspace } = requireAccount(ports)
  const sheet = ports.spreadsheet.id()
  // Events of this client stand in the sheet from now on: it stays theirs.
  pinWorkspace(ports, workspace)
  changeReceiving(ports, (current) => (current?.sheet === sheet ? { ...current, types, on, applied: true } : null))
  passOrThrow(ports)
}

/** For whoever waits at the page. */
export const passOrThrow = (ports: Ports): void => {
  const { error } = recordPass(ports, 'person', runPass(ports, PAGE_PATIENCE_MS))
  if (error) throw error instanceof AppError ? error : new AppError('unexpected')
}
