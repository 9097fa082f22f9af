/** What is selected, as pure data: any number of rectangles, the last one with the current cell, and how each gesture changes them. */
import { contains, rectBetween, type CellPlace } from '../a1'
import type { Rect } from '../../server/protocol'

export interface Selection {
  /** The range with the current cell is last. */
  ranges: Rect[]
  /** The current cell: where a range was begun. */
  active: CellPlace
  /** Where the last range ends: what shift moves. */
  head: CellPlace
}

/** The grid as a selection sees it: some rows cannot be stepped on. */
export interface Lines {
  rows: number
  columns: number
  /** The nearest visible row from `row` on, going that way; null where there is none. */
  visibleRow(row: number, step: 1 | -1): number | null
  /** The same along a row: hidden columns are stepped over. */
  visibleColumn(column: number, step: 1 | -1): number | null
  filled(row: number, column: number): boolean
}

export type Direction = 'up' | 'down' | 'left' | 'right'

export const selectCell = (place: CellPlace): Selection => ({ ranges: [rectBetween(place, place)], active: place, head: place })

export const selectRange = (rect: Rect): Selection => ({
  ranges: [rect],
  active: { row: rect.row, column: rect.column },
  head: { row: rect.row + rect.rows - 1, column: rect.column + rect.columns - 1 }
})

export const selectRanges = (rects: Rect[]): Selection | null => {
  const last = rects.at(-1)
  return last ? { ...selectRange(last), ranges: rects } : null
}

/** Ctrl-click or ctrl-drag: one more range. */
export const addRange = (selection: Selection, rect: Rect): Selection => ({ ...selectRange(rect), ranges: [...selection.ranges, rect] })

/** Shift-click, shift-arrow or dragging: the last range reaches to there. */
export const extendTo = (selection: Selection, head: CellPlace): Selection => ({
  ...selection,
  head,
  ranges: [...selection.ranges.slice(0, -1), rectBetween(selection.active, head)]
})

const wholeRows = (lines: Lines, from: number, to: number): Rect => rectBetween({ row: from, column: 1 }, { row: to, column: lines.columns })
const wholeColumns = (lines: Lines, from: number, to: number): Rect => rectBetween({ row: 1, column: from }, { row: lines.rows, column: to })

export type HeaderGesture = 'alone' | 'add' | 'extend'

/** A click on a row number, and dragging on from there. */
export const selectRow = (selection: Selection, lines: Lines, row: number, gesture: HeaderGesture): Selection =>
  selectLine(selection, gesture, gesture === 'extend' ? wholeRows(lines, selection.active.row, row) : wholeRows(lines, row, row), {
    active: { row: gesture === 'extend' ? selection.active.row : row, column: 1 },
    head: { row, column: lines.columns }
  })

/** A click on a column letter, and dragging on from there. */
export const selectColumn = (selection: Selection, lines: Lines, column: number, gesture: HeaderGesture): Selection => {
  const first = lines.visibleRow(1, 1) ?? 1
  return selectLine(selection, gesture, gesture === 'extend' ? wholeColumns(lines, selection.active.column, column) : wholeColumns(lines, column, column), {
    active: { row: first, column: gesture === 'extend' ? selection.active.column : column },
    head: { row: lines.rows, column }
  })
}

const selectLine = (selection: Selection, gesture: HeaderGesture, rect: Rect, ends: Pick<Selection, 'active' | 'head'>): Selection => ({
  ...ends,
  ranges: gesture === 'alone' ? [rect] : gesture === 'add' ? [...selection.ranges, rect] : [...selection.ranges.slice(0, -1), rect]
})

export const selectAll = (selection: Selection, lines: Lines): Selection => ({
  ...selection,
  ranges: [{ row: 1, column: 1, rows: lines.rows, columns: lines.columns }],
  head: { row: lines.rows, column: lines.columns }
})

/** Ctrl+space: the columns of the last range; shift+space: its rows. */
export const wholeLines = (selection: Selection, lines: Lines, which: 'rows' | 'columns'): Selection => {
  const last = selection.ranges.at(-1)!
  const rect =
    which === 'rows' ? wholeRows(lines, last.row, last.row + last.rows - 1) : wholeColumns(lines, last.column, last.column + last.columns - 1)
  return { ...selection, ranges: [...selection.ranges.slice(0, -1), rect] }
}

/** An arrow key: the current cell moves and is alone, or with `extend` the last range's end moves. `jump`: to the edge of what is filled. */
export const move = (selection: Selection, lines: Lines, direction: Direction, how: { extend?: boolean; jump?: boolean; by?: number } = {}): Selection => {
  const from = how.extend ? selection.head : selection.active
  let to = from
  if (how.jump) to = jump(lines, from, direction)
  else for (let count = how.by ?? 1; count > 0; count--) to = step(lines, to, direction) ?? to
  return how.extend ? extendTo(selection, to) : selectCell(to)
}

const step = (lines: Lines, { row, column }: CellPlace, direction: Direction): CellPlace | null => {
  if (direction === 'left' || direction === 'right') {
    const by = direction === 'left' ? -1 : 1
    const beside = lines.visibleColumn(column + by, by)
    return beside === null ? null : { row, column: beside }
  }
  const next = lines.visibleRow(direction === 'down' ? row + 1 : row - 1, direction === 'down' ? 1 : -1)
  return next === null ? null : { row: next, column }
}

const jump = (lines: Lines, from: CellPlace, direction: Direction): CellPlace => {
  const filled = (place: CellPlace) => lines.filled(place.row, place.column)
  let here = from
  let next = step(lines, here, direction)
  if (!next) return here
  // Inside a block: to its end. At its end or on a blank: to the next filled cell, or to the grid's edge.
  const throughFilled = filled(here) && filled(next)
  while (next && filled(next) === throughFilled) {
    here = next
    next = step(lines, here, direction)
  }
  return throughFilled || !next ? here : next
}

/** Rows of all ranges, each once, ascending, as runs [first, count]. */
export const selectedRowRuns = (selection: Selection): [number, number][] => {
  const spans = selection.ranges.map(({ row, rows }): [number, number] => [row, row + rows - 1]).sort((one, other) => one[0] - other[0])
  const merged: [number, number][] = []
  for (const [first, last] of spans) {
    const previous = merged.at(-1)
    if (previous && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last)
    else merged.push([first, last])
  }
  return merged.map(([first, last]) => [first, last - first + 1])
}

export const isSelected = (selection: Selection, row: number, column: number): boolean =>
  selection.ranges.some((rect) => contains(rect, row, column))

/** After rows or columns have gone: what is outside moves in. */
export const keepInside = (selection: Selection, lines: Lines): Selection => {
  const inside = (place: CellPlace): CellPlace => {
    const row = Math.min(place.row, lines.rows)
    return {
      row: lines.visibleRow(row, 1) ?? lines.visibleRow(row, -1) ?? row,
      column: Math.min(place.column, lines.columns)
    }
  }
  const fits = selection.ranges.every((rect) => rect.row + rect.rows - 1 <= lines.rows && rect.column + rect.columns - 1 <= lines.columns)
  return fits ? selection : selectCell(inside(selection.active))
}
