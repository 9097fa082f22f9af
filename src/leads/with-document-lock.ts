/** Status writing and reading as one piece: people's runs on one sheet take turns. */
import { AppError } from '../errors'
import type { Ports } from '../ports'

const PATIENCE_MS = 20_000

/** Throws busy when somebody else holds the lock for too long. Whoever works inside flushes before it ends. */
export const withDocumentLock = <T>({ documentLock }: Pick<Ports, 'documentLock'>, work: () => T): T => {
  if (!documentLock.tryLock(PATIENCE_MS)) throw new AppError('busy')
  try {
    return work()
  } finally {
    documentLock.release()
  }
}
