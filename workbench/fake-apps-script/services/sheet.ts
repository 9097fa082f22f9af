/** One sheet: its ranges, its grid, what is hidden. */
import { local, look, read, write, type Handlers } from '../execution/handler'
import type { Execution } from '../execution/execution'
import { refuse, TEXTS } from '../google-error'
import type { Entered, Rect } from '../model/types'
import type * as signatures from '../signatures/spreadsheet'
import { refTo, type Ref } from '../wire'
import { parseA1, tabNamedIn } from './a1-notation'
import * as active from './active'
import { checkCells } from './cell-input'
import { checkRules, modelRule, ruleHandle, type RuleRef } from './format-rule'
import { bookHandle, rangeListHandle, rangeOn, wholeTab, type RangeListRef, type RangeRef } from './refs'
import * as structure from './structure'

const DEFAULT_COLUMN_WIDTH = 100

/** Handlers of a sheet know it by its id. */
type Id = number
const refToSheet = (id: Id): Ref<Id> => refTo('Sheet', id) as Ref<Id>

const whenActive = (x: Execution, id: Id, handle: (x: Execution) => Ref | null): Ref | null =>
  active.activeTab(x)?.id === id ? handle(x) : null

const hide = (hidden: boolean) =>
  write<Id>((x, id) => {
    if (hidden && x.host.book.tabs.filter((tab) => !tab.hidden).length < 2) refuse("You can't hide all the sheets in a document.")
    structure.change(x, id, null, (tab) => tab.setHidden(hidden), true)
    // Nobody can look at a hidden sheet: the next one that shows becomes the active one.
    const next = x.host.book.tabs.find((tab) => !tab.hidden && tab.id !== id)
    if (hidden && next && active.activeTab(x)?.id === id) active.activateTab(x, next.id)
    return refToSheet(id)
  })

const rowsHidden = (hidden: boolean) =>
  write<Id>((x, id, first: number, count: number = 1) =>
    structure.change(x, id, null, (tab) => (hidden ? tab.hideRows(first, count) : tab.showRows(first, count))),
  )

const columnsHidden = (hidden: boolean) =>
  write<Id>((x, id, first: number, count: number = 1) =>
    structure.change(x, id, null, (tab) => (hidden ? tab.hideColumns(first, count) : tab.showColumns(first, count))),
  )

const clearing = (looksToo: boolean) =>
  write<Id>((x, id) => {
    structure.change(x, id, wholeTab(x.tab(id)), (tab) => {
      tab.clearContent(wholeTab(tab))
      if (!looksToo) return
      tab.setFormat(wholeTab(tab), structure.PLAIN)
      tab.setFormatRules([])
    })
    return refToSheet(id)
  })

const setRules = (x: Execution, id: Id, rules: RuleRef[]): void => {
  checkRules(x, x.tab(id), rules)
  structure.change(x, id, null, (tab) => {
    checkRules(x, tab, rules)
    tab.setFormatRules(rules.map(modelRule))
  })
}

const cell = (row: number, column: number, rows = 1, columns = 1): Rect => ({ row, column, rows, columns })

const inserting = (how: (x: Execution, id: Id, position: number, count: number) => void) =>
  write<Id>((x, id, position: number, count: number = 1) => {
    how(x, id, position, count)
    return refToSheet(id)
  })

const rowsBefore = inserting((x, id, row, count) => structure.insertRows(x, id, row, count, 'below'))
const rowsAfter = inserting((x, id, row, count) => structure.insertRows(x, id, row + 1, count, 'above'))
const columnsBefore = inserting((x, id, column, count) => structure.insertColumns(x, id, column, count))
const columnsAfter = inserting((x, id, column, count) => structure.insertColumns(x, id, column + 1, count))
const rowsGone = inserting((x, id, row, count) => structure.deleteRows(x, id, row, count))
const columnsGone = inserting((x, id, column, count) => structure.deleteColumns(x, id, column, count))

export const Sheet: Handlers<typeof signatures.Sheet, Id> = {
  activate: write((x, id) => {
    active.activateTab(x, id)
    return refToSheet(id)
  }),
  appendRow: write((x, id, cells: Entered[]) => {
    checkCells([cells])
    structure.appendRow(x, id, cells, (tab, row) => {
      if (cells.length > 0) tab.enter(row, 1, [cells])
    })
    return refToSheet(id)
  }),
  clear: clearing(true),
  clearConditionalFormatRules: write((x, id) => setRules(x, id, [])),
  clearContents: clearing(false),
  deleteColumn: columnsGone,
  deleteColumns: columnsGone,
  deleteRow: rowsGone,
  deleteRows: rowsGone,
  getActiveCell: look((x, id) => whenActive(x, id, active.currentCell)),
  getActiveRange: look((x, id) => whenActive(x, id, active.activeRange)),
  getActiveRangeList: look((x, id) => whenActive(x, id, active.activeRangeList)),
  getColumnWidth: look((x, id, column: number) => x.tab(id).columnWidths[column] ?? DEFAULT_COLUMN_WIDTH),
  getConditionalFormatRules: read((x, id) => x.tab(id).formatRules.map((rule) => ruleHandle(x.tab(id), rule))),
  getCurrentCell: look((x, id) => whenActive(x, id, active.currentCell)),
  getDataRange: read((x, id) => {
    const tab = x.tab(id)
    return rangeOn(tab, cell(1, 1, Math.max(1, tab.lastRow()), Math.max(1, tab.lastColumn())))
  }),
  getFilter: look((x, id) => (x.tab(id).filter ? refTo('Filter', id) : null)),
  getFrozenRows: look((x, id) => x.tab(id).frozenRows),
  getIndex: look((x, id) => x.host.book.tabs.findIndex((tab) => tab.id === id) + 1),
  getLastColumn: read((x, id) => x.tab(id).lastColumn()),
  getLastRow: read((x, id) => x.tab(id).lastRow()),
  getMaxColumns: look((x, id) => x.tab(id).columnCount),
  getMaxRows: look((x, id) => x.tab(id).rowCount),
  getName: look((x, id) => x.tab(id).name),
  getParent: local(() => bookHandle()),
  getRange: look((x, id, first: string | number, column?: number, rows?: number, columns?: number) => {
    const tab = x.tab(id)
    if (typeof first === 'number') return rangeOn(tab, cell(Math.trunc(first), column ?? 1, rows, columns))
    const named = tabNamedIn(x.host.book, first) ?? tab
    return rangeOn(named, parseA1(named, first))
  }),
  getRangeList: look((x, id, texts: string[]) => {
    const tab = x.tab(id)
    if (texts.length === 0) refuse('Range list must contain at least one range.')
    return rangeListHandle(
      id,
      texts.map((text) => rangeOn(tab, parseA1(tab, text)).ref),
    )
  }),
  getSelection: local(() => refTo('Selection', null)),
  getSheetId: local((_, id) => id),
  getSheetName: look((x, id) => x.tab(id).name),
  hideColumns: columnsHidden(true),
  hideRows: rowsHidden(true),
  hideSheet: hide(true),
  insertColumnAfter: columnsAfter,
  insertColumnBefore: columnsBefore,
  insertColumns: columnsBefore,
  insertColumnsAfter: columnsAfter,
  insertColumnsBefore: columnsBefore,
  insertRowAfter: rowsAfter,
  insertRowBefore: rowsBefore,
  insertRows: rowsBefore,
  insertRowsAfter: rowsAfter,
  insertRowsBefore: rowsBefore,
  isColumnHiddenByUser: look((x, id, column: number) => x.tab(id).isColumnHidden(column)),
  isRowHiddenByFilter: read((x, id, row: number) => x.tab(id).isHiddenByFilter(row)),
  isRowHiddenByUser: look((x, id, row: number) => x.tab(id).isHiddenByUser(row)),
  isSheetHidden: look((x, id) => x.tab(id).hidden),
  setActiveRange: write((x, _, range: Ref<RangeRef>) => {
    active.activateRange(x, range.ref)
    return range
  }),
  setActiveRangeList: write((x, _, list: Ref<RangeListRef>) => {
    active.activateRangeList(x, list.ref)
    return list
  }),
  setColumnWidth: write((x, id, column: number, width: number) => {
    structure.change(x, id, null, (tab) => tab.setColumnWidth(column, width))
    return refToSheet(id)
  }),
  setColumnWidths: write((x, id, first: number, count: number, width: number) => {
    structure.change(x, id, null, (tab) => {
      for (let column = first; column < first + count; column++) tab.setColumnWidth(column, width)
    })
    return refToSheet(id)
  }),
  setConditionalFormatRules: write((x, id, rules: Ref<RuleRef>[]) => setRules(x, id, rules.map(({ ref }) => ref))),
  setCurrentCell: write((x, _, range: Ref<RangeRef>) => {
    active.activateCell(x, range.ref)
    return range
  }),
  setFrozenRows: write((x, id, count: number) => structure.change(x, id, null, (tab) => tab.setFrozenRows(count), true)),
  setName: write((x, id, name: string) => {
    const holder = x.host.book.tabByName(name)
    if (holder && holder.id !== id) refuse(TEXTS.sheetExists(name))
    structure.change(x, id, null, (tab) => tab.rename(name), true)
    return refToSheet(id)
  }),
  setTabColor: write((x, id, color: string | null) => {
    structure.change(x, id, null, (tab) => tab.setColor(color || null))
    return refToSheet(id)
  }),
  showColumns: columnsHidden(false),
  showRows: rowsHidden(false),
  showSheet: hide(false),
}
