/** A tab as CSV, cells as displayed, rows and columns up to the last filled one, hidden rows too, as Google exports it. */
import { stringify } from 'csv-stringify/sync'
import type { Book, Tab } from '../fake-apps-script/model/types'

export const exportCsv = (book: Book, tab: Tab): string => {
  book.recalculate()
  const columns = tab.lastColumn()
  const rows = Array.from({ length: tab.lastRow() }, (_, down) =>
    Array.from({ length: columns }, (_, right) => tab.displayText(down + 1, right + 1)))
  return stringify(rows, { record_delimiter: 'windows', quoted_match: /[\r\n]/ })
}
