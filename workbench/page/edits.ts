/** What a person can do to the tab, from menus, toolbar and keys: each turns the selection into edits, says a refusal, and can take cell contents back. */
import { editText, type BookStore } from './book-view'
import { selectedRowRuns, selectCell, type Selection } from './grid/selection'
import type { Edit, Rect, RowRun } from '../server/protocol'

export interface Edits {
  /** Sends one edit; a refusal is shown. True when it was carried out. */
  send(edit: Edit, covers?: Rect[]): Promise<boolean>
  typeInto(row: number, column: number, text: string): Promise<boolean>
  clear(): Promise<unknown>
  insertRows(side: 'above' | 'below'): Promise<void>
  deleteRows(): Promise<unknown>
  hideRows(): Promise<unknown>
  showRows(): Promise<unknown>
  showAllRows(): Promise<unknown>
  insertColumns(side: 'left' | 'right'): Promise<unknown>
  deleteColumns(): Promise<unknown>
  hideColumns(): Promise<unknown>
  showAllColumns(): Promise<unknown>
  sort(ascending: boolean, column?: number): Promise<unknown>
  toggleFilter(): Promise<unknown>
  freezeTo(count: number): Promise<unknown>
  undo(): Promise<void>
}

export interface EditsHost {
  get(): Selection
  set(selection: Selection): void
  refused(words: string): void
}

const UNDO_DEPTH = 100
/** Larger changes are not remembered. */
const UNDO_CELLS = 50_000

export const createEdits = (book: BookStore, person: EditsHost): Edits => {
  const undoable: Edit[][] = []
  const tab = () => book.tab().id

  const remember = (covers: Rect[]): Edit[] | null => {
    const last = { row: book.tab().rowCount, column: book.tab().columnCount }
    const inside = covers.map((rect) => ({
      ...rect,
      rows: Math.min(rect.rows, last.row - rect.row + 1),
      columns: Math.min(rect.columns, last.column - rect.column + 1)
    }))
    if (inside.reduce((sum, rect) => sum + rect.rows * rect.columns, 0) > UNDO_CELLS) return null
    return inside.map((rect) => ({
      op: 'enter', tab: tab(), row: rect.row, column: rect.column,
      values: Array.from({ length: rect.rows }, (_, down) =>
        Array.from({ length: rect.columns }, (_, right) => editText(book.cell(rect.row + down, rect.column + right))))
    }))
  }

  const send = async (edit: Edit, covers?: Rect[]): Promise<boolean> => {
    const before = covers ? remember(covers) : null
    try {
      const { refused } = await book.edit(edit)
      if (refused) person.refused(refused)
      else if (before) {
        undoable.push(before)
        if (undoable.length > UNDO_DEPTH) undoable.shift()
      } else undoable.length = 0 // rows may have moved: what was remembered would land elsewhere
      return !refused
    } catch (error) {
      person.refused(error instanceof Error ? error.message : String(error))
      return false
    }
  }

  /** Rows that a filter hides are not meant by a person who cannot see them. */
  const withoutFiltered = (runs: RowRun[]): RowRun[] => {
    const kept: RowRun[] = []
    for (const [first, count] of runs) {
      for (let row = first; row < first + count; row++) {
        if (book.hiddenBy(row) === 'filter') continue
        const previous = kept.at(-1)
        if (previous && previous[0] + previous[1] === row) previous[1]++
        else kept.push([row, 1])
      }
    }
    return kept
  }

  const seenRects = (rects: Rect[]): Rect[] =>
    rects.flatMap((rect) => withoutFiltered([[rect.row, rect.rows]]).map(([row, rows]) => ({ ...rect, row, rows })))

  const rowRuns = () => selectedRowRuns(person.get())

  return {
    send,
    typeInto: (row, column, text) =>
      send({ op: 'enter', tab: tab(), row, column, values: [[text]] }, [{ row, column, rows: 1, columns: 1 }]),
    clear: () => {
      const rects = seenRects(person.get().ranges)
      return send({ op: 'clear', tab: tab(), rects }, rects)
    },
    insertRows: async (side) => {
      const { row, rows } = person.get().ranges.at(-1)!
      const before = side === 'above' ? row : row + rows
      const done = await send({ op: 'insert-rows', tab: tab(), before, count: rows })
      if (done) person.set(selectCell({ row: before, column: person.get().active.column }))
    },
    deleteRows: () => send({ op: 'delete-rows', tab: tab(), runs: withoutFiltered(rowRuns()) }),
    hideRows: () => send({ op: 'hide-rows', tab: tab(), runs: rowRuns() }),
    showRows: () => send({ op: 'show-rows', tab: tab(), runs: rowRuns() }),
    showAllRows: () => send({ op: 'show-rows', tab: tab(), runs: book.tab().hiddenByUser }),
    insertColumns: (side) => {
      const { column, columns } = person.get().ranges.at(-1)!
      return send({ op: 'insert-columns', tab: tab(), before: side === 'left' ? column : column + columns, count: columns })
    },
    deleteColumns: () => {
      const { column, columns } = person.get().ranges.at(-1)!
      return send({ op: 'delete-columns', tab: tab(), first: column, count: columns })
    },
    hideColumns: () => {
      const { column, columns } = person.get().ranges.at(-1)!
      return send({ op: 'hide-columns', tab: tab(), first: column, count: columns })
    },
    showAllColumns: () => send({ op: 'show-columns', tab: tab() }),
    sort: (ascending, column = person.get().active.column) => send({ op: 'sort', tab: tab(), column, ascending }),
    toggleFilter: () => {
      if (book.tab().filter) return send({ op: 'filter', tab: tab(), rect: null })
      return send({ op: 'filter', tab: tab(), rect: filterRect(book, person.get()) })
    },
    freezeTo: (count) => send({ op: 'freeze-rows', tab: tab(), count }),
    undo: async () => {
      const edits = undoable.pop()
      for (const edit of edits ?? []) await book.edit(edit)
    }
  }
}

/** One cell selected: everything filled, from the frozen header row on. A larger range: that range. */
const filterRect = (book: BookStore, selection: Selection): Rect => {
  const chosen = selection.ranges.at(-1)!
  if (chosen.rows > 1) return { ...chosen, rows: Math.min(chosen.rows, book.tab().rowCount - chosen.row + 1) }
  let lastColumn = 1
  let lastRow = 1
  for (const [row, cells] of book.rows()) {
    if (!cells.some((cell) => cell !== '')) continue
    lastRow = Math.max(lastRow, row)
    lastColumn = Math.max(lastColumn, cells.length)
  }
  const row = Math.max(1, book.tab().frozenRows)
  return { row, column: 1, rows: Math.max(lastRow - row + 1, 1), columns: lastColumn }
}
