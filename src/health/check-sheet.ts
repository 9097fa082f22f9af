/** “Check now” and the hourly check: notifications put right, what waits written, the sheet measured, changes logged. */
import { drainDeliveries } from '../deliveries/drain-deliveries'
import type { Ports } from '../ports'
import { checkNotifications, checkNow } from '../webhooks/check-notifications'
import { readHealthFacts } from './health-facts'
import { judgeHealth, needsAttention } from './judge-health'
import { logChanges } from './log-changes'
import { measureSheet } from './measure-sheet'

const WRITING_MS = 60_000

/** Throws what keeps this person from looking at HeyReach: not-connected, other-workspace. */
export const checkSheet = (ports: Ports, version: string): void => {
  writeWhatWaits(ports)
  try {
    checkNow(ports)
  } finally {
    measureAndLog(ports, version)
  }
}

/** The trigger's: nobody is there to be told. False where it is nobody's trigger any more. */
export const checkSheetHourly = (ports: Ports, version: string): boolean => {
  if (checkNotifications(ports) === 'dropped') return false
  measureAndLog(ports, version)
  return true
}

const writeWhatWaits = (ports: Ports): void => {
  if (ports.scriptLock.tryLock(0)) drainDeliveries(ports, { own: null, until: ports.clock.now() + WRITING_MS, receiver: null })
}

/** A sheet that refuses must not hide what the check has found. */
const measureAndLog = (ports: Ports, version: string): void => {
  try {
    measureSheet(ports)
    logChanges(ports, judgeHealth(readHealthFacts(ports, ports.spreadsheet.id(), version)))
  } catch {
    // Protected, or full: the card says so by what was found before.
  }
}

/** For the menu, at opening: one look at the properties. Never throws. */
export const somethingIsWrong = (ports: Ports, version: string): boolean => {
  try {
    return needsAttention(judgeHealth(readHealthFacts(ports, ports.spreadsheet.id(), version)))
  } catch {
    return false
  }
}
