/** Status writing and reading as one piece: people's runs on one sheet take turns. */
import { AppError } from '../errors'
import type { Ports } from '../ports'

const PATIENCE_MS = 20_000

/**
 * Throws busy when somebody else holds the lock for too long. Whoever works inside flushes before it ends. After an error what is in
 * the buffer is written all the same, now: later it would land outside the lock, and a refusal then would cover the error's own words.
 */
export const withDocumentLock = <T>({ documentLock, spreadsheet }: Pick<Ports, 'documentLock' | 'spreadsheet'>, work: () => T): T => {
  if (!documentLock.tryLock(PATIENCE_MS)) throw new AppError('busy')
  try {
    return work()
  } catch (error) {
    flushQuietly(spreadsheet)
    throw error
  } finally {
    documentLock.release()
  }
}

const flushQuietly = (spreadsheet: Ports['spreadsheet']): void => {
  try {
    spreadsheet.flush()
  } catch {
    // The error that led here is the one to tell.
  }
}
