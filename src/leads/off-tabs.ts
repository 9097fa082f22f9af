/**
 * Tabs whose rows do not follow events: a list of tab ids in a cell of a hidden tab, where a web app too can read it (document
 * properties it may not see).
 */
import type { Tab } from '../ports'

/** A1 is the tab's heading, A2 how far events have become contacts. */
const PLACE = { row: 3, column: 1 }

/** Of the hidden tab `CONTACTS_MEMORY_TAB`, or null where there is none. Whatever people have made of the cell: what is no list is none. */
export const readOffTabs = (memory: Tab | null): Set<number> => {
  try {
    const [[text] = []] = memory?.values({ ...PLACE, rows: 1, columns: 1 }) ?? []
    return parseOffTabs(text)
  } catch {
    // Rows were deleted: out of the grid (platform facts §2.1).
    return new Set()
  }
}

/** For who has read the cell along with its neighbours. */
export const parseOffTabs = (cell: unknown): Set<number> => {
  try {
    const ids: unknown = JSON.parse(String(cell))
    return new Set(Array.isArray(ids) ? ids.filter((id): id is number => Number.isInteger(id)) : [])
  } catch {
    return new Set()
  }
}

/** Buffered until `flush`. */
export const writeOffTabs = (memory: Tab, ids: Iterable<number>): void => {
  const lacking = PLACE.row - memory.gridRows()
  if (lacking > 0) memory.addRows(lacking)
  memory.writeCells([{ ...PLACE, value: JSON.stringify([...ids]) }])
}
