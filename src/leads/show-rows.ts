/** Selects rows on the sheet, so that the person sees which are meant. */
import type { Ports } from '../ports'
import { requireTab } from './lead-table'

export const showRows = ({ spreadsheet }: Pick<Ports, 'spreadsheet'>, { tabId, rows }: { tabId: number; rows: number[] }): void => {
  const wanted = [...new Set(rows)].filter((row) => Number.isInteger(row) && row > 0).sort((a, b) => a - b)
  const tab = requireTab(spreadsheet, tabId)
  if (wanted.length > 0) tab.selectRows(wanted)
}
