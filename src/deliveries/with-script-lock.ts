/** A person's work on the Events tabs: takes its turn with what receivers and the trigger write. */
import { AppError } from '../errors'
import type { Ports } from '../ports'

const PATIENCE_MS = 25_000

/** Throws busy. */
export const withScriptLock = <T>({ scriptLock }: Pick<Ports, 'scriptLock'>, work: () => T): T => {
  if (!scriptLock.tryLock(PATIENCE_MS)) throw new AppError('busy')
  try {
    return work()
  } finally {
    scriptLock.release()
  }
}
