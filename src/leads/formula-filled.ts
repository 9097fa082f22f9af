/**
 * Tabs whose leads a formula brings in: the rows move when its source does, and a status written beside them would slide off its
 * person. A script cannot see how far a formula's result reaches: from its cell to the right, as far as filled cells without a
 * formula of their own go.
 */
import type { Mapping } from '../sidebar/protocol'
import { columnLetter } from '../table/column-letter'
import type { LeadTable } from './lead-table'
import { broughtBy, withoutTexts } from './rows-by-formula'

export interface FillingFormula {
  /** e.g. 'A1' */
  cell: string
  /** e.g. 'QUERY'; null where no function says where rows come from. */
  name: string | null
}

/** A formula in a title may bring in title, headers and leads together. */
const ROWS_LOOKED_AT_ABOVE = 9
/** The header row, for headers too may come from a formula; the first lead; the second only tells what repeats. */
const ROWS_LOOKED_AT = 3

/** One call. `table` holds the rows below its header row. */
export const fillingFormula = (table: LeadTable, mapping: Mapping): FillingFormula | null => {
  const first = firstRowLookedAt(table)
  const last = Math.min(table.headerRow + ROWS_LOOKED_AT - 1, table.lastRow)
  const formulas = table.tab.formulas({ row: first, column: 1, rows: Math.max(1, last - first + 1), columns: table.lastColumn })
  if (formulas.every((row) => row.every((formula) => formula === ''))) return null
  return findFillingFormula(table, formulas.map((row) => row.map(withoutOwnName(table.tab.name))), mapping)
}

const firstRowLookedAt = ({ headerRow }: LeadTable): number => Math.max(1, headerRow - ROWS_LOOKED_AT_ABOVE)

/** Leads!A2 on the tab “Leads” is A2. */
const withoutOwnName = (tabName: string) => {
  const names = [`'${tabName.replace(/'/g, "''")}'!`, `${tabName}!`]
  return (formula: string): string => names.reduce((text, name) => text.replace(new RegExp(`(?<![\\p{L}\\p{N}_.'])${escaped(name)}`, 'giu'), ''), formula)
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

/** The formula that brings in what leads are made of, or null. `formulas` as looked at: from row 1, or nine rows above the headers. Pure. */
export const findFillingFormula = (table: LeadTable, formulas: string[][], { fields, customFields }: Mapping): FillingFormula | null => {
  const wanted = new Set([...Object.values(fields), ...customFields.map(({ column }) => column)])
  const mapped = new Set(table.columns.filter(({ key }) => wanted.has(key)).map(({ column }) => column))
  const profile = table.columns.find(({ key }) => key === fields.profileUrl)?.column
  const top = firstRowLookedAt(table)
  const firstLead = table.headerRow + 1
  for (let row = top; row <= firstLead; row += 1) {
    for (const [at, formula] of (formulas[row - top] ?? []).entries()) {
      if (formula === '') continue
      const column = at + 1
      const cell = `${columnLetter(column)}${row}`
      const below = formulas.slice(row - top + 1)
      const brought = isForItsOwnRow(table, formula, row) ? null : broughtBy(formula)
      // One that stands in every row looks something up for its own row.
      if (brought && !hasFormula(below, column) && reaches(table, formulas.slice(row - top), row, column, mapped)) return { cell, ...brought }
      if (row === firstLead && column === profile && mirrorsARow(formula)) return { cell, name: null }
    }
  }
  return null
}

const hasFormula = (rows: string[][], column: number): boolean => rows.some((row) => (row[column - 1] ?? '') !== '')

/** From its cell to the right, to a column that is sent. `formulas` from its row on: a formula in what it should fill stands in its way. */
const reaches = (table: LeadTable, formulas: string[][], row: number, start: number, mapped: Set<number>): boolean => {
  for (let column = start; column <= table.lastColumn; column += 1) {
    if (column > start && (hasFormula(formulas, column) || !isFilledAt(table, row, column))) return false
    if (mapped.has(column)) return true
  }
  return false
}

/** A title row may be filled in one cell only: there the headers tell. */
const isFilledAt = (table: LeadTable, row: number, column: number): boolean =>
  row <= table.headerRow
    ? table.columns.some((one) => one.column === column)
    : (table.cells[row - table.window.first]?.[column - 1] ?? '').trim() !== ''

const OWN_CELL = /(?<![!\w.$':])\$?([A-Z]{1,3})(\d+)(?![\w:(!])/gi

/** A lead's lookup by what stands under a header in its own row moves with the row, though it stands in this row alone. */
const isForItsOwnRow = (table: LeadTable, formula: string, row: number): boolean =>
  row > table.headerRow &&
  (withoutTexts(formula).match(OWN_CELL) ?? []).some((found) => {
    const [, letters = '', number] = /([A-Z]+)(\d+)$/i.exec(found) ?? []
    return Number(number) === row && table.columns.some(({ column }) => columnLetter(column) === letters.toUpperCase())
  })

const OTHER_TABS_ROW = /!\$?[A-Z]+\d/i
const THIS_ROWS_NUMBER = /!.*\bROWS?\s*\(/i
/** Looking a person's data up by what stands in the row moves with the row. */
const LOOKS_UP = /\b(VLOOKUP|HLOOKUP|XLOOKUP|LOOKUP|INDEX|MATCH)\s*\(/i

/** =Data!B2, or the row of another tab that has this row's number: moves when the other tab is sorted. */
const mirrorsARow = (formula: string): boolean => {
  const bare = withoutTexts(formula)
  return (OTHER_TABS_ROW.test(bare) && !LOOKS_UP.test(bare)) || (THIS_ROWS_NUMBER.test(formula) && !/LOOKUP|MATCH/i.test(bare))
}
