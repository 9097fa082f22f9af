/** Ranges and lists of ranges: reading and writing cells. */
import { local, look, read, write, type Handler, type Handlers } from '../execution/handler'
import type { Execution } from '../execution/execution'
import { refuse, TEXTS } from '../google-error'
import type { Cell, Entered, Rect, Tab } from '../model/types'
import type * as signatures from '../signatures/spreadsheet'
import { enumValue, refTo, type EnumValue, type Ref } from '../wire'
import { toA1 } from './a1-notation'
import * as active from './active'
import { checkCells, checkShape, repeated } from './cell-input'
import { cellsOf, scriptValue } from './cell-values'
import { checkMayEdit, rangeHandle, rangeOn, sheetHandle, type RangeListRef, type RangeRef } from './refs'
import type { RichText } from './rich-text'
import { change, PLAIN } from './structure'

type Look = Partial<Omit<Cell, 'value' | 'formula'>>

const itself = ({ tabId, ...rect }: RangeRef): Ref => rangeHandle(tabId, rect)

/** Only reads: the grid must still hold the range. */
const onCells = <T>(x: Execution, range: RangeRef, pick: (cell: Cell | undefined, row: number, column: number) => T): T[][] => {
  const tab = x.tab(range.tabId)
  rangeOn(tab, range)
  x.host.book.recalculate()
  return cellsOf(tab, range, pick)
}

const all = <T>(pick: (cell: Cell | undefined) => T): Handler<RangeRef> => read((x, range) => onCells(x, range, pick))
const first = <T>(pick: (cell: Cell | undefined) => T): Handler<RangeRef> =>
  read((x, range) => onCells(x, { ...range, rows: 1, columns: 1 }, pick)[0]?.[0])

/** What a script is handed of a sheet: counted, for comparing ways of reading. */
const counted = <T>(x: Execution, values: T[][]): T[][] => {
  for (const row of values)
    for (const value of row) {
      x.counts.cellsRead++
      x.counts.bytesRead += Buffer.byteLength(value instanceof Date ? value.toISOString() : String(value))
    }
  return values
}

const valuesOf = (x: Execution, range: RangeRef) => counted(x, onCells(x, range, (cell) => scriptValue(x.host.book, cell)))

const formulaOf = (cell?: Cell): string => cell?.formula ?? ''
const formatOf = (cell?: Cell): string => cell?.format ?? 'General'
const noteOf = (cell?: Cell): string => cell?.note ?? ''
const backgroundOf = (cell?: Cell): string => cell?.background ?? '#ffffff'
const weightOf = (cell?: Cell): string => (cell?.bold ? 'bold' : 'normal')

const enter = (x: Execution, range: RangeRef, values: Entered[][]): Ref => {
  checkCells(values)
  change(x, range.tabId, range, (tab) => tab.enter(range.row, range.column, values))
  return itself(range)
}

const paint = (x: Execution, range: RangeRef, look: Look): Ref => {
  change(x, range.tabId, range, (tab) => tab.setFormat(range, look))
  return itself(range)
}

/** One look for the whole range. */
const painting = (lookOf: (value: never) => Look): Handler<RangeRef> =>
  write((x, range, value) => paint(x, range, lookOf(value as never)))

/** One look for each cell. */
const paintingEach = (lookOf: (value: never) => Look): Handler<RangeRef> =>
  write((x, range, values: unknown[][]) => {
    checkShape(values, range)
    change(x, range.tabId, range, (tab) =>
      eachCell(range, (rect, row, column) => tab.setFormat(rect, lookOf(values[row]?.[column] as never))),
    )
    return itself(range)
  })

const eachCell = (range: Rect, visit: (cell: Rect, row: number, column: number) => void): void => {
  for (let row = 0; row < range.rows; row++)
    for (let column = 0; column < range.columns; column++)
      visit({ row: range.row + row, column: range.column + column, rows: 1, columns: 1 }, row, column)
}

/** With the equals sign or without it: setFormula takes both. */
const asFormula = (text: string | null): string => (!text ? '' : text.startsWith('=') ? text : `=${text}`)
const colour = (text: string | null): string | undefined => text ?? undefined
const background = (text: string | null): Look => ({ background: colour(text) })
const fontColour = (text: string | null): Look => ({ color: colour(text) })
const weight = (text: string | null): Look => ({ bold: text === 'bold' || undefined })
const format = (text: string | null): Look => ({ format: text ?? undefined })
const vertical = (text: string | null): Look => {
  if (text === 'top' || text === 'middle') return { vertical: text }
  // [guess] Google's words for another alignment are not known to us.
  return text === null || text === 'bottom' ? { vertical: undefined } : refuse(`Unsupported vertical alignment: ${text}`)
}
const note = (text: string | null): Look => ({ note: text || undefined })

const clearing = (what: { content: boolean; look: Look | null }): Handler<RangeRef> =>
  write((x, range) => {
    change(x, range.tabId, range, (tab: Tab) => {
      if (what.content) tab.clearContent(range)
      if (what.look) tab.setFormat(range, what.look)
    })
    return itself(range)
  })

const richTextOf = (x: Execution, range: RangeRef): (Ref | null)[][] => {
  const tab = x.tab(range.tabId)
  return onCells(x, range, (cell, row, column) => {
    // Numbers, dates and formulas' numbers have no rich text at Google: null.
    if (typeof (cell?.value ?? '') !== 'string') return null
    return refTo('RichTextValue', { text: tab.displayText(row, column), link: cell?.link ?? null } satisfies RichText)
  })
}

const numbers = (pick: (range: RangeRef) => number): Handler<RangeRef> => local((_, range) => pick(range))

export const Range: Handlers<typeof signatures.Range, RangeRef> = {
  activate: write((x, range) => {
    active.activateRange(x, range)
    return itself(range)
  }),
  activateAsCurrentCell: write((x, range) => {
    active.activateCell(x, range)
    return itself(range)
  }),
  clear: clearing({ content: true, look: PLAIN }),
  clearContent: clearing({ content: true, look: null }),
  clearFormat: clearing({ content: false, look: { ...PLAIN } }),
  clearNote: clearing({ content: false, look: { note: undefined } }),
  // Made at once: the script is told at once when there is one already.
  createFilter: write((x, range) => {
    x.commit()
    const tab = x.tab(range.tabId)
    rangeOn(tab, range)
    checkMayEdit(x, tab, null)
    tab.setFilter({ row: range.row, column: range.column, rows: range.rows, columns: range.columns })
    return refTo('Filter', range.tabId)
  }),
  getA1Notation: local((_, range) => toA1(range)),
  getBackground: first(backgroundOf),
  getBackgrounds: all(backgroundOf),
  getCell: look((_, range, row: number, column: number) => {
    if (row < 1 || column < 1 || row > range.rows || column > range.columns) refuse('Cell reference out of range')
    return rangeHandle(range.tabId, { row: range.row + row - 1, column: range.column + column - 1, rows: 1, columns: 1 })
  }),
  getColumn: numbers((range) => range.column),
  getFilter: look((x, range) => (x.tab(range.tabId).filter ? refTo('Filter', range.tabId) : null)),
  getDisplayValue: read((x, range) => displayOf(x, { ...range, rows: 1, columns: 1 })[0]?.[0]),
  getDisplayValues: read((x, range) => displayOf(x, range)),
  getFontWeights: all(weightOf),
  getFormula: first(formulaOf),
  getFormulas: all(formulaOf),
  getHeight: numbers((range) => range.rows),
  getLastColumn: numbers((range) => range.column + range.columns - 1),
  getLastRow: numbers((range) => range.row + range.rows - 1),
  getNote: first(noteOf),
  getNotes: all(noteOf),
  getNumColumns: numbers((range) => range.columns),
  getNumRows: numbers((range) => range.rows),
  getNumberFormat: first(formatOf),
  getNumberFormats: all(formatOf),
  getRichTextValue: read((x, range) => richTextOf(x, { ...range, rows: 1, columns: 1 })[0]?.[0]),
  getRichTextValues: read((x, range) => richTextOf(x, range)),
  getRow: numbers((range) => range.row),
  getSheet: local((x, range) => sheetHandle(x.tab(range.tabId))),
  getValue: read((x, range) => valuesOf(x, { ...range, rows: 1, columns: 1 })[0]?.[0]),
  getValues: read(valuesOf),
  getWidth: numbers((range) => range.columns),
  getWrapStrategies: all((cell) => enumValue('WrapStrategy', cell?.wrap ? 'WRAP' : cell?.clip ? 'CLIP' : 'OVERFLOW')),
  isBlank: read((x, range) =>
    onCells(x, range, (cell) => (cell?.value ?? '') === '' && !cell?.formula)
      .flat()
      .every(Boolean),
  ),
  offset: look((x, range, rows: number, columns: number, height: number = range.rows, width: number = range.columns) =>
    rangeOn(x.tab(range.tabId), { row: range.row + rows, column: range.column + columns, rows: height, columns: width }),
  ),
  setBackground: painting(background),
  setBackgrounds: paintingEach(background),
  setFontColor: painting(fontColour),
  setFontColors: paintingEach(fontColour),
  setFontStyle: painting((text: string) => ({ italic: text === 'italic' || undefined })),
  setFontWeight: painting(weight),
  setFontWeights: paintingEach(weight),
  setFormula: write((x, range, text: string) => enter(x, range, repeated(asFormula(text), range))),
  setFormulas: write((x, range, texts: string[][]) => {
    checkShape(texts, range)
    return enter(
      x,
      range,
      texts.map((row) => row.map(asFormula)),
    )
  }),
  setNote: painting(note),
  setNotes: paintingEach(note),
  setNumberFormat: painting(format),
  setNumberFormats: paintingEach(format),
  setRichTextValue: write((x, range, value: Ref<RichText>) => {
    const { text, link } = value.ref
    change(x, range.tabId, range, (tab) =>
      eachCell(range, ({ row, column }) => (link ? tab.setLink(row, column, text, link) : tab.enterRaw(row, column, [[text]]))),
    )
    return itself(range)
  }),
  setValue: write((x, range, value: Entered) => enter(x, range, repeated(value, range))),
  setValues: write((x, range, values: Entered[][]) => {
    checkShape(values, range)
    return enter(x, range, values)
  }),
  setVerticalAlignment: painting(vertical),
  setWrap: painting((wrap: boolean) => ({ wrap, clip: undefined })),
  setWrapStrategy: painting(({ name }: EnumValue) => ({ wrap: name === 'WRAP', clip: name === 'CLIP' })),
}

const displayOf = (x: Execution, range: RangeRef): string[][] => {
  const tab = x.tab(range.tabId)
  return counted(
    x,
    onCells(x, range, (_, row, column) => tab.displayText(row, column)),
  )
}

const onEach = (run: (x: Execution, range: RangeRef, value: never) => unknown): Handler<RangeListRef> =>
  write((x, list, value) => {
    for (const rect of list.rects) run(x, { tabId: list.tabId, ...rect }, value as never)
    return refTo('RangeList', list)
  })

export const RangeList: Handlers<typeof signatures.RangeList, RangeListRef> = {
  activate: write((x, list) => {
    active.activateRangeList(x, list)
    return refTo('RangeList', list)
  }),
  clearContent: onEach((x, range) => change(x, range.tabId, range, (tab) => tab.clearContent(range))),
  getRanges: local((_, list) => list.rects.map((rect) => rangeHandle(list.tabId, rect))),
  setBackground: onEach((x, range, text: string) => paint(x, range, background(text))),
  setFontColor: onEach((x, range, text: string) => paint(x, range, fontColour(text))),
  setFontWeight: onEach((x, range, text: string) => paint(x, range, weight(text))),
  setNumberFormat: onEach((x, range, text: string) => paint(x, range, format(text))),
  setValue: onEach((x, range, value: Entered) => enter(x, range, repeated(value, range))),
}

export const Filter: Handlers<typeof signatures.Filter, number> = {
  getRange: look((x, id) => {
    const tab = x.tab(id)
    return tab.filter ? rangeHandle(id, tab.filter.rect) : refuse(TEXTS.outsideGrid)
  }),
  remove: write((x, id) => change(x, id, null, (tab) => tab.setFilter(null))),
}
