/**
 * Tabs whose leads a formula brings in: the rows move when its source does, and a status written beside them would slide off its
 * person. A script cannot see how far a formula's result reaches: from its cell to the right, as far as filled cells without a
 * formula of their own go.
 */
import type { Mapping } from '../sidebar/protocol'
import { columnLetter } from '../table/column-letter'
import type { LeadTable } from './lead-table'

export interface FillingFormula {
  /** e.g. 'A1' */
  cell: string
  /** e.g. 'QUERY'; null where no function says where rows come from. */
  name: string | null
}

/** They give rows of their own, in an order of their own. */
const BRINGS_ROWS =
  /\b(IMPORTRANGE|IMPORTDATA|IMPORTHTML|IMPORTXML|IMPORTFEED|QUERY|FILTER|SORTN?|UNIQUE|VSTACK|HSTACK|CHOOSEROWS|CHOOSECOLS|TOCOL|WRAPROWS|WRAPCOLS|FLATTEN|ARRAY_CONSTRAIN)\s*\(/i
/** Other cells as they stand: ={Other!A1:D100}, =Other!A1:D100, =ARRAYFORMULA(Other!A:A) */
const IS_A_LIST = /^=\s*(?:ARRAYFORMULA\s*\(\s*)?(?:\{|(?:'[^']+'|[\w.]+)!\$?[A-Z]+\$?\d*:)/i
const OF_OTHER_TAB = /!\$?[A-Z]+\d/i
/** Looking a person's data up by what stands in the row moves with the row. */
const LOOKS_UP = /\b(VLOOKUP|HLOOKUP|XLOOKUP|LOOKUP|INDEX|MATCH)\s*\(/i

/** From the header row on: headers too may come from a formula. The last row only tells what repeats. */
const ROWS_LOOKED_AT = 3

/** One call. `table` holds the rows below its header row. */
export const fillingFormula = (table: LeadTable, mapping: Mapping): FillingFormula | null => {
  const rows = Math.min(ROWS_LOOKED_AT, table.lastRow - table.headerRow + 1)
  return findFillingFormula(table, table.tab.formulas({ row: table.headerRow, column: 1, rows, columns: table.lastColumn }), mapping)
}

/** The formula that brings in what leads are made of, or null. Pure. */
export const findFillingFormula = (table: LeadTable, formulas: string[][], { fields, customFields }: Mapping): FillingFormula | null => {
  const wanted = new Set([...Object.values(fields), ...customFields.map(({ column }) => column)])
  const mapped = new Set(table.columns.filter(({ key }) => wanted.has(key)).map(({ column }) => column))
  const profile = table.columns.find(({ key }) => key === fields.profileUrl)?.column
  for (let index = 0; index < Math.min(formulas.length, ROWS_LOOKED_AT - 1); index += 1) {
    const row = formulas[index] ?? []
    for (const [at, formula] of row.entries()) {
      if (formula === '') continue
      const column = at + 1
      const cell = `${columnLetter(column)}${table.headerRow + index}`
      const repeats = (formulas[index + 1]?.[at] ?? '') !== ''
      const name = nameOf(formula)
      // One that stands in every row looks something up for its own row.
      if ((name !== null || IS_A_LIST.test(formula)) && !repeats && reaches(table, row, index, at, mapped)) return { cell, name }
      if (column === profile && OF_OTHER_TAB.test(formula) && !LOOKS_UP.test(formula)) return { cell, name: null }
    }
  }
  return null
}

const nameOf = (formula: string): string | null => BRINGS_ROWS.exec(formula)?.[1]?.toUpperCase() ?? null

const reaches = (table: LeadTable, formulas: string[], index: number, start: number, mapped: Set<number>): boolean => {
  for (let at = start; at < table.lastColumn; at += 1) {
    if (at > start && ((formulas[at] ?? '') !== '' || !isFilledAt(table, index, at + 1))) return false
    if (mapped.has(at + 1)) return true
  }
  return false
}

const isFilledAt = (table: LeadTable, index: number, column: number): boolean =>
  index === 0
    ? table.columns.some((one) => one.column === column)
    : (table.cells[table.headerRow + index - table.window.first]?.[column - 1] ?? '').trim() !== ''
