/** One tab as CSV of what its cells show. */
import { stringify } from 'csv-stringify/sync'
import type { Tab } from './types'

export const tabToCsv = (tab: Tab): string => {
  const rows = tab.lastRow()
  const columns = tab.lastColumn()
  const texts = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => tab.displayText(row + 1, column + 1))
  )
  // As Sheets exports: CRLF between rows.
  return stringify(texts, { record_delimiter: '\r\n', quoted_match: /[\r\n]/ })
}
