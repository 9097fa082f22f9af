/** What each gesture makes of a selection, hidden rows included. */
import fc from 'fast-check'
import {
  addRange, extendTo, isSelected, keepInside, move, selectAll, selectCell, selectColumn, selectedRowRuns, selectRange, selectRow, wholeLines, type Direction, type Lines
} from '../../../workbench/page/grid/selection'

/** 20 rows by 6 columns; rows 4 and 5 cannot be seen; A1:C3 and A8 are filled. */
const lines: Lines = {
  rows: 20,
  columns: 6,
  visibleRow: (row, step) => {
    for (let at = row; at >= 1 && at <= 20; at += step) if (at !== 4 && at !== 5) return at
    return null
  },
  visibleColumn: (column) => (column >= 1 && column <= 6 ? column : null),
  filled: (row, column) => (row <= 3 && column <= 3) || (row === 8 && column === 1)
}
const at = (row: number, column: number) => selectCell({ row, column })

describe('moving', () => {
  it('steps over hidden rows', () => {
    expect(move(at(3, 1), lines, 'down').active).toEqual({ row: 6, column: 1 })
    expect(move(at(6, 1), lines, 'up').active).toEqual({ row: 3, column: 1 })
  })
  it('steps over hidden columns', () => {
    const hiding: Lines = { ...lines, visibleColumn: (column, step) => (column === 2 ? column + step : lines.visibleColumn(column, step)) }
    expect(move(at(1, 1), hiding, 'right').active).toEqual({ row: 1, column: 3 })
    expect(move(at(1, 3), hiding, 'left').active).toEqual({ row: 1, column: 1 })
  })
  it('stays at the edges', () => {
    expect(move(at(1, 1), lines, 'left')).toEqual(at(1, 1))
    expect(move(at(20, 6), lines, 'down')).toEqual(at(20, 6))
  })
  it('jumps to the end of what is filled, then to the next filled cell, then to the edge', () => {
    const end = move(at(1, 1), lines, 'down', { jump: true })
    expect(end.active.row).toBe(3)
    const next = move(end, lines, 'down', { jump: true })
    expect(next.active.row).toBe(8)
    expect(move(next, lines, 'down', { jump: true }).active.row).toBe(20)
  })
  it('extends the last range from the current cell, across hidden rows, and shrinks it again', () => {
    const once = move(at(3, 2), lines, 'down', { extend: true })
    expect(once.ranges).toEqual([{ row: 3, column: 2, rows: 4, columns: 1 }])
    expect(once.active).toEqual({ row: 3, column: 2 })
    expect(move(once, lines, 'up', { extend: true }).ranges).toEqual(at(3, 2).ranges)
  })
  it('is never outside the grid nor on a hidden row', () => {
    const direction = fc.constantFrom<Direction>('up', 'down', 'left', 'right')
    fc.assert(fc.property(fc.array(fc.tuple(direction, fc.boolean(), fc.boolean()), { maxLength: 30 }), (steps) => {
      const end = steps.reduce((selection, [way, extend, jump]) => move(selection, lines, way, { extend, jump }), at(1, 1))
      expect(lines.visibleRow(end.active.row, 1)).toBe(end.active.row)
      expect(isSelected(end, end.active.row, end.active.column)).toBe(true)
      expect(end.head.row >= 1 && end.head.row <= 20 && end.head.column >= 1 && end.head.column <= 6).toBe(true)
    }))
  })
})

describe('several ranges', () => {
  it('keeps the range with the current cell last', () => {
    const two = addRange(selectRange({ row: 1, column: 1, rows: 2, columns: 2 }), { row: 8, column: 3, rows: 1, columns: 1 })
    expect(two.ranges).toHaveLength(2)
    expect(two.active).toEqual({ row: 8, column: 3 })
    expect(extendTo(two, { row: 9, column: 4 }).ranges).toEqual([{ row: 1, column: 1, rows: 2, columns: 2 }, { row: 8, column: 3, rows: 2, columns: 2 }])
  })
  it('gives rows once, whatever overlaps or touches', () => {
    const selection = { ...at(1, 1), ranges: [{ row: 7, column: 1, rows: 2, columns: 1 }, { row: 2, column: 2, rows: 2, columns: 1 }, { row: 3, column: 1, rows: 2, columns: 6 }] }
    expect(selectedRowRuns(selection)).toEqual([[2, 3], [7, 2]])
  })
})

describe('whole lines', () => {
  it('takes rows by their numbers, alone, added and up to', () => {
    const one = selectRow(at(1, 1), lines, 7, 'alone')
    expect(one.ranges).toEqual([{ row: 7, column: 1, rows: 1, columns: 6 }])
    expect(selectRow(one, lines, 9, 'extend').ranges).toEqual([{ row: 7, column: 1, rows: 3, columns: 6 }])
    expect(selectRow(one, lines, 9, 'add').ranges).toHaveLength(2)
  })
  it('takes columns by their letters', () => {
    const one = selectColumn(at(1, 1), lines, 2, 'alone')
    expect(one.ranges).toEqual([{ row: 1, column: 2, rows: 20, columns: 1 }])
    expect(selectColumn(one, lines, 4, 'extend').ranges).toEqual([{ row: 1, column: 2, rows: 20, columns: 3 }])
  })
  it('widens the last range to its rows or columns, or to everything', () => {
    const range = selectRange({ row: 2, column: 2, rows: 2, columns: 1 })
    expect(wholeLines(range, lines, 'rows').ranges).toEqual([{ row: 2, column: 1, rows: 2, columns: 6 }])
    expect(wholeLines(range, lines, 'columns').ranges).toEqual([{ row: 1, column: 2, rows: 20, columns: 1 }])
    expect(selectAll(range, lines).ranges).toEqual([{ row: 1, column: 1, rows: 20, columns: 6 }])
  })
})

it('comes back into a grid that has become smaller', () => {
  const small: Lines = { ...lines, rows: 10 }
  expect(keepInside(selectRange({ row: 15, column: 2, rows: 3, columns: 1 }), small).active).toEqual({ row: 10, column: 2 })
  expect(keepInside(at(2, 2), small)).toEqual(at(2, 2))
})
