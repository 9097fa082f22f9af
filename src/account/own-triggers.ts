/**
 * The triggers of whoever looks after the sheet: one that writes what waits, one that checks. Google shows and deletes only those of the
 * person who runs (platform facts §5.2), so triggers of somebody who was replaced find that out themselves and go.
 */
import { NO_SHEET_KEY, readReceiving, type Receiving } from './receiving'
import { readRunner } from './stored-account'
import { AppError } from '../errors'
import type { Ports } from '../ports'
import { CANNOT_RECEIVE } from '../words'

/** Functions of `index.ts`, in tables: so the build finds that they are on the surface. */
const WRITE = { functionName: 'writeWaitingEvents' }
const CHECK = { functionName: 'checkNotifications' }
const OURS: string[] = [WRITE.functionName, CHECK.functionName]

type TriggerPorts = Pick<Ports, 'triggers'>
type MakingPorts = Pick<Ports, 'triggers' | 'scriptStore'>

const MAKE: Record<string, (ports: MakingPorts) => void> = {
  // A note of before: whoever takes over has the same web app, or one like it.
  [WRITE.functionName]: ({ triggers, scriptStore }) => triggers.everyMinutes(WRITE.functionName, scriptStore.get(NO_SHEET_KEY) === null ? 5 : 1),
  [CHECK.functionName]: ({ triggers }) => triggers.everyHour(CHECK.functionName),
}

/** Throws invalid-input in words where this person has not agreed to all that the script needs. */
export const requireConsent = ({ triggers }: TriggerPorts): void => {
  try {
    triggers.requireConsent()
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('invalid-input', { detail: CANNOT_RECEIVE.noConsent })
  }
}

/** New ones instead of this person's, which may be of another rhythm: first the new, then the old go. */
export const renewTriggers = (ports: MakingPorts): void => {
  const stale = ownTriggers(ports)
  for (const name of OURS) MAKE[name]?.(ports)
  for (const { id } of stale) ports.triggers.delete(id)
}

/** Makes those that are missing; of several for one function the first stays. True where the one that writes was missing. */
export const ensureTriggers = (ports: MakingPorts): boolean => {
  const there = ownTriggers(ports)
  for (const name of OURS) {
    const [first, ...more] = there.filter(({ functionName }) => functionName === name)
    if (!first) MAKE[name]?.(ports)
    for (const { id } of more) ports.triggers.delete(id)
  }
  return !there.some(({ functionName }) => functionName === WRITE.functionName)
}

export const deleteTriggers = (ports: TriggerPorts): void => {
  for (const { id } of ownTriggers(ports)) ports.triggers.delete(id)
}

/** The one that writes comes every minute from now on: the web app is given no spreadsheet. */
export const writeEveryMinute = ({ triggers }: TriggerPorts): void => {
  for (const { id, functionName } of triggers.list()) if (functionName === WRITE.functionName) triggers.delete(id)
  triggers.everyMinutes(WRITE.functionName, 1)
}

const ownTriggers = ({ triggers }: TriggerPorts) => triggers.list().filter(({ functionName }) => OURS.includes(functionName))

/**
 * At the start of every trigger's run: whether it may go on. The triggers of somebody who does not look after the sheet (any more)
 * delete themselves. `receiving`: for whoever has read it already.
 */
export const dropTriggersOfOthers = (
  ports: Pick<Ports, 'triggers' | 'scriptStore' | 'userStore'>,
  receiving: Receiving | null = readReceiving(ports),
): 'mine' | 'dropped' => {
  const runner = readRunner(ports)
  if (runner !== '' && receiving?.lookAfter?.runner === runner) return 'mine'
  deleteTriggers(ports)
  return 'dropped'
}
