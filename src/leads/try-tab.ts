/** Work on one of several tabs: in whatever state people have left it (emptied, protected, deleted this moment), the others lose nothing. */
import { AppError } from '../errors'
import type { Ports } from '../ports'

/** False where it failed. What is in the buffer by then goes out now: a refusal of it would otherwise fall on the next tab. */
export const tryTab = (spreadsheet: Ports['spreadsheet'], work: () => void): boolean => {
  try {
    work()
    return true
  } catch (error) {
    if (isOurs(error)) throw error
    try {
      spreadsheet.flush()
    } catch {
      // The tab refuses it.
    }
    return false
  }
}

/** What Google throws comes in any language and kind. */
const isOurs = (error: unknown): boolean =>
  error instanceof AppError ? error.code !== 'invalid-input' : error instanceof TypeError || error instanceof ReferenceError
