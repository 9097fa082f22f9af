/** One tab: what can be asked of it and done to it. Checks come first, so that a refusal changes nothing. */
import type { BookContext, Change, TabParts, TabState } from './book-context'
import { createCoercion, type Coerced } from './coerce'
import { displayText } from './display-text'
import { deleteLines, insertLines } from './edit-structure'
import { createGrid, eachPosition, isFormula, isSpilled, ownFormat, scalarOf, type Content, type Grid, type Look } from './grid'
import { changeLook, createKeptLook } from './looks'
import { filterExists, maxCharacters, outOfBounds, sheetError, tooManyCharacters } from './sheet-error'
import { sortRows } from './sort-rows'
import type { Entered, Rect, Tab } from './types'

type Values = readonly (readonly Entered[])[]
export const emptyState = (id: number, name: string): TabState => ({
  id,
  name,
  hidden: false,
  rowCount: 1000,
  columnCount: 26,
  frozenRows: 0,
  columnWidths: {},
  filter: null,
  protections: [],
  formatRules: [],
  hiddenByUser: new Set(),
  hiddenByFilter: new Set(),
  hiddenColumns: new Set(),
  color: null
})

export const createTab = (book: BookContext, state: TabState, grid: Grid = createGrid()): TabParts => {
  const coercion = createCoercion(book)
  const say = (change: Change): void => book.changed(state.id, change)

  const checkRect = ({ row, column, rows, columns }: Rect): void => {
    if (row < 1) throw sheetError('The starting row of the range is too small.')
    if (column < 1) throw sheetError('The starting column of the range is too small.')
    if (rows < 1) throw sheetError('The number of rows in the range must be at least 1.')
    if (columns < 1) throw sheetError('The number of columns in the range must be at least 1.')
    if (![row, column, rows, columns].every(Number.isInteger)) throw outOfBounds()
    if (row + rows - 1 > state.rowCount || column + columns - 1 > state.columnCount) throw outOfBounds()
  }

  const checkRows = (first: number, count: number): void => checkRect({ row: first, column: 1, rows: count, columns: 1 })

  const checkColumns = (first: number, count: number): void =>
    checkRect({ row: 1, column: first, rows: 1, columns: count })

  const put = (
    row: number,
    column: number,
    values: Values,
    read: (entered: Entered, format: string | undefined) => Coerced
  ): void => {
    const columns = values.reduce((most, line) => Math.max(most, line.length), 0)
    const rect = { row, column, rows: values.length, columns }
    checkRect(rect)
    for (const line of values) {
      for (const entered of line) if (typeof entered === 'string' && entered.length > maxCharacters) throw tooManyCharacters()
    }
    const keptLook = createKeptLook()
    values.forEach((line, down) =>
      line.forEach((entered, right) => {
        const at = { row: row + down, column: column + right }
        const look = grid.look(at.row, at.column)
        const coerced = read(entered, look?.format)
        grid.setContent(at.row, at.column, contentOf(coerced, at.row, at.column))
        grid.setLook(at.row, at.column, keptLook(look, coerced.kind === 'value' ? coerced.format : undefined))
      })
    )
    say({ kind: 'content', rect })
  }

  const contentOf = (coerced: Coerced, row: number, column: number): Content | undefined => {
    if (coerced.kind === 'clear') return undefined
    return coerced.kind === 'formula' ? { formula: coerced.formula, row, column, value: '' } : coerced.value
  }

  const shownText = (row: number, column: number): string => {
    const content = grid.content(row, column)
    if (content === undefined) return ''
    const format = grid.look(row, column)?.format ?? ownFormat(content)
    return displayText(scalarOf(content), format, book.locale)
  }

  const applyFilter = (): void => {
    state.hiddenByFilter = new Set()
    if (!state.filter) return
    const { rect, columns } = state.filter
    const hidden = columns.map(({ column, hiddenValues }) => ({ column, values: new Set(hiddenValues) }))
    for (let row = rect.row + 1; row < rect.row + rect.rows; row++) {
      if (hidden.some(({ column, values }) => values.has(shownText(row, column)))) state.hiddenByFilter.add(row)
    }
  }

  const tab: Tab = {
    get id() {
      return state.id
    },
    get name() {
      return state.name
    },
    get hidden() {
      return state.hidden
    },
    get rowCount() {
      return state.rowCount
    },
    get columnCount() {
      return state.columnCount
    },
    get frozenRows() {
      return state.frozenRows
    },
    get color() {
      return state.color
    },
    get columnWidths() {
      return state.columnWidths
    },
    get filter() {
      return state.filter
    },
    get protections() {
      return state.protections
    },
    get formatRules() {
      return state.formatRules
    },

    lastRow() {
      book.recalculate()
      return grid.lastRow()
    },
    lastColumn() {
      book.recalculate()
      return grid.lastColumn()
    },
    cell(row, column) {
      book.recalculate()
      const content = grid.content(row, column)
      const look = grid.look(row, column)
      if (content === undefined) return look && { value: '', ...look }
      if (!isFormula(content) && !isSpilled(content)) return { value: scalarOf(content), ...look }
      return {
        value: scalarOf(content),
        ...(isFormula(content) && { formula: content.formula }),
        ...(ownFormat(content) && { format: ownFormat(content) }),
        ...(content.link && { link: content.link }),
        ...look
      }
    },
    displayText(row, column) {
      book.recalculate()
      return shownText(row, column)
    },
    isHiddenByUser: (row) => state.hiddenByUser.has(row),
    isHiddenByFilter: (row) => state.hiddenByFilter.has(row),
    isColumnHidden: (column) => state.hiddenColumns.has(column),

    enter: (row, column, values) => put(row, column, values, coercion.typed),
    enterRaw: (row, column, values) => put(row, column, values, coercion.literal),
    clearContent(rect) {
      checkRect(rect)
      const keptLook = createKeptLook()
      const bottom = Math.min(rect.row + rect.rows - 1, grid.rows.length)
      eachPosition({ ...rect, rows: Math.max(0, bottom - rect.row + 1) }, (row, column) => {
        if (grid.content(row, column) !== undefined) grid.setContent(row, column, undefined)
        grid.setLook(row, column, keptLook(grid.look(row, column), undefined))
      })
      say({ kind: 'content', rect })
    },
    setFormat(rect, change) {
      checkRect(rect)
      const made = new Map<Look | undefined, Look | undefined>()
      eachPosition(rect, (row, column) => {
        const look = grid.look(row, column)
        if (!made.has(look)) made.set(look, changeLook(look, change))
        grid.setLook(row, column, made.get(look))
      })
      say({ kind: 'look' })
    },
    setLink(row, column, text, url) {
      const rect = { row, column, rows: 1, columns: 1 }
      checkRect(rect)
      if (text.length > maxCharacters) throw tooManyCharacters()
      grid.setContent(row, column, text === '' ? undefined : text)
      grid.setLook(row, column, changeLook(grid.look(row, column), { link: url }))
      say({ kind: 'content', rect })
    },

    insertRows(before, count, looksFrom) {
      insertLines(book, state, grid, 'row', before, count, looksFrom)
      say({ kind: 'structure' })
    },
    deleteRows(first, count) {
      deleteLines(book, state, grid, 'row', first, count)
      say({ kind: 'structure' })
    },
    insertColumns(before, count) {
      insertLines(book, state, grid, 'column', before, count)
      say({ kind: 'structure' })
    },
    deleteColumns(first, count) {
      deleteLines(book, state, grid, 'column', first, count)
      say({ kind: 'structure' })
    },
    sort(rect, column, ascending) {
      checkRect(rect)
      if (column < rect.column || column >= rect.column + rect.columns) throw outOfBounds()
      book.recalculate()
      sortRows(grid, rect, column, ascending)
      say({ kind: 'structure' })
    },
    hideRows(first, count) {
      checkRows(first, count)
      for (let row = first; row < first + count; row++) state.hiddenByUser.add(row)
      say({ kind: 'visibility' })
    },
    showRows(first, count) {
      checkRows(first, count)
      for (let row = first; row < first + count; row++) state.hiddenByUser.delete(row)
      say({ kind: 'visibility' })
    },
    hideColumns(first, count) {
      checkColumns(first, count)
      for (let column = first; column < first + count; column++) state.hiddenColumns.add(column)
      say({ kind: 'look' })
    },
    showColumns(first, count) {
      checkColumns(first, count)
      for (let column = first; column < first + count; column++) state.hiddenColumns.delete(column)
      say({ kind: 'look' })
    },
    setFilter(rect) {
      if (rect) {
        checkRect(rect)
        if (state.filter) throw filterExists()
      }
      state.filter = rect && { rect, columns: [] }
      state.hiddenByFilter = new Set()
      say({ kind: 'visibility' })
    },
    setColumnFilter(column, hiddenValues) {
      const filter = state.filter
      if (!filter || column < filter.rect.column || column >= filter.rect.column + filter.rect.columns) throw outOfBounds()
      book.recalculate()
      const others = filter.columns.filter((known) => known.column !== column)
      const columns = hiddenValues.length > 0 ? [...others, { column, hiddenValues: [...hiddenValues] }] : others
      state.filter = { rect: filter.rect, columns }
      applyFilter()
      say({ kind: 'visibility' })
    },
    setFrozenRows(count) {
      if (count < 0 || count >= state.rowCount) throw outOfBounds()
      state.frozenRows = count
      say({ kind: 'look' })
    },
    setHidden(hidden) {
      if (hidden) book.checkHide(state.id)
      state.hidden = hidden
      say({ kind: 'look' })
    },
    setColor(color) {
      state.color = color
      say({ kind: 'look' })
    },
    setColumnWidth(column, px) {
      if (column < 1 || column > state.columnCount) throw outOfBounds()
      state.columnWidths = { ...state.columnWidths, [column]: px }
      say({ kind: 'look' })
    },
    rename(name) {
      book.checkName(name, state.id)
      const before = state.name
      state.name = name
      book.renamed(before, name)
      say({ kind: 'structure' })
    },
    protect(protection) {
      if (protection.rect) checkRect(protection.rect)
      state.protections = [...state.protections, { rect: protection.rect, editors: [...protection.editors] }]
      say({ kind: 'look' })
    },
    unprotectAll() {
      state.protections = []
      say({ kind: 'look' })
    },
    setFormatRules(rules) {
      for (const { ranges } of rules) ranges.forEach(checkRect)
      state.formatRules = structuredClone([...rules])
      say({ kind: 'look' })
    }
  }
  return { tab, state, grid }
}
