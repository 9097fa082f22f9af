/** Carries a person's edit out on the model. What the model refuses is thrown with its own words, and changes nothing. */
import type { Book, Rect, Tab } from '../fake-apps-script/model/types'
import type { Edit, RowRun } from './protocol'

/** Returns the id of a tab that was added. */
export const applyEdit = (book: Book, edit: Edit): number | undefined => {
  if (edit.op === 'add-tab') return book.insertTab().id
  const tab = book.tabById(edit.tab)
  if (!tab) throw new Error('This sheet has been deleted.')
  switch (edit.op) {
    case 'enter':
      makeRoom(tab, edit.row + edit.values.length - 1, edit.column + Math.max(0, ...edit.values.map((row) => row.length)) - 1)
      tab.enter(edit.row, edit.column, edit.values)
      return
    case 'fill':
      for (const rect of edit.rects) tab.enter(rect.row, rect.column, filled(rect, edit.value))
      return
    case 'clear':
      for (const rect of edit.rects) tab.clearContent(rect)
      return
    case 'insert-rows':
      tab.insertRows(edit.before, edit.count)
      return
    case 'delete-rows':
      if (edit.runs.reduce((sum, [, count]) => sum + count, 0) >= tab.rowCount) throw new Error("You can't delete all the rows on the sheet.")
      for (const [first, count] of lastFirst(edit.runs)) tab.deleteRows(first, count)
      return
    case 'insert-columns':
      tab.insertColumns(edit.before, edit.count)
      return
    case 'delete-columns':
      if (edit.count >= tab.columnCount) throw new Error("You can't delete all the columns on the sheet.")
      tab.deleteColumns(edit.first, edit.count)
      return
    case 'hide-rows':
      if (edit.runs.reduce((sum, [, count]) => sum + count, 0) >= tab.rowCount) throw new Error("You can't hide all the rows on the sheet.")
      for (const [first, count] of edit.runs) tab.hideRows(first, count)
      return
    case 'show-rows':
      for (const [first, count] of edit.runs) tab.showRows(first, count)
      return
    case 'hide-columns':
      if (edit.count >= tab.columnCount) throw new Error("You can't hide all the columns on the sheet.")
      tab.hideColumns(edit.first, edit.count)
      return
    case 'show-columns':
      tab.showColumns(1, tab.columnCount)
      return
    case 'sort':
      sortTab(tab, edit.column, edit.ascending)
      return
    case 'filter':
      tab.setFilter(edit.rect)
      return
    case 'filter-column':
      tab.setColumnFilter(edit.column, edit.hiddenValues)
      return
    case 'column-width':
      tab.setColumnWidth(edit.column, edit.px)
      return
    case 'freeze-rows':
      tab.setFrozenRows(edit.count)
      return
    case 'rename-tab':
      tab.rename(edit.name)
      return
    case 'hide-tab':
      tab.setHidden(edit.hidden)
      return
    case 'delete-tab':
      book.deleteTab(edit.tab)
      return
  }
}

/** A person who pastes beyond the grid gets a larger grid. */
const makeRoom = (tab: Tab, lastRow: number, lastColumn: number): void => {
  if (lastRow > tab.rowCount) tab.insertRows(tab.rowCount + 1, lastRow - tab.rowCount)
  if (lastColumn > tab.columnCount) tab.insertColumns(tab.columnCount + 1, lastColumn - tab.columnCount)
}

const filled = ({ rows, columns }: Rect, value: string): string[][] =>
  Array.from({ length: rows }, () => Array<string>(columns).fill(value))

const lastFirst = (runs: RowRun[]): RowRun[] => [...runs].sort((one, other) => other[0] - one[0])

/** With a filter its rows are sorted, header apart; else everything below the frozen rows. */
const sortTab = (tab: Tab, column: number, ascending: boolean): void => {
  const filter = tab.filter?.rect
  const inFilter = filter && column >= filter.column && column < filter.column + filter.columns
  const rect = inFilter
    ? { ...filter, row: filter.row + 1, rows: filter.rows - 1 }
    : { row: tab.frozenRows + 1, column: 1, rows: tab.lastRow() - tab.frozenRows, columns: tab.columnCount }
  if (rect.rows > 1) tab.sort(rect, column, ascending)
}
