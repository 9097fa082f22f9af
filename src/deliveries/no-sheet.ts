/**
 * A web app that is given no spreadsheet can only keep (documented so, and observed not to be so: platform facts §1.4). It leaves
 * a note, and the trigger then writes what waits every minute instead of every five.
 */
import { NO_SHEET_KEY } from '../account/receiving'
import type { Ports } from '../ports'

const NOTED = 'heyreach.noSheet.noted'
const KEEP_SECONDS = 21_600

/** `asked`: the web app has no spreadsheet. `minutes`: the trigger runs every minute. */
export type NoSheet = 'asked' | 'minutes'

export const noteNoSheet = ({ scriptCache, scriptStore }: Pick<Ports, 'scriptCache' | 'scriptStore'>): void => {
  if (scriptCache.get(NOTED) !== null) return
  if (scriptStore.get(NO_SHEET_KEY) === null) scriptStore.set(NO_SHEET_KEY, 'asked' satisfies NoSheet)
  scriptCache.put(NOTED, '1', KEEP_SECONDS)
}
