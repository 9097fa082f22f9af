/** One tab: reading and writing blocks. Every string that is written passes `inertText`: text from outside stays text. */
import type { Block, CellInput, Tab } from '../ports'
import { columnLetter } from '../table/column-letter'
import { inertText } from '../table/inert-text'
import { rowRuns } from '../table/row-runs'

/** Beyond so many ranges a selection gets slow and says nothing more. */
const MOST_SELECTED_RANGES = 200

/** Google's name for no number format. */
const AUTOMATIC = 'General'

export const googleTab = (sheet: GoogleAppsScript.Spreadsheet.Sheet): Tab => {
  const range = ({ row, column, rows, columns }: Block): GoogleAppsScript.Spreadsheet.Range =>
    sheet.getRange(row, column, rows, columns)
  let name: string | null = null
  return {
    id: sheet.getSheetId(),
    // Asked for only when needed: it waits for running formulas (platform facts §8).
    get name() {
      return (name ??= sheet.getName())
    },
    extent: () => {
      // One call instead of two; an empty tab's data range is A1.
      const all = sheet.getDataRange()
      return { lastRow: all.getLastRow(), lastColumn: all.getLastColumn() }
    },
    gridRows: () => sheet.getMaxRows(),
    gridColumns: () => sheet.getMaxColumns(),
    frozenRows: () => sheet.getFrozenRows(),
    display: (block) => range(block).getDisplayValues(),
    values: (block) => range(block).getValues() as CellInput[][],
    links: (block) => {
      const texts = range(block).getRichTextValues()
      return (row, column) => linkOf(texts[row]?.[column] ?? null)
    },
    formulas: (block) => range(block).getFormulas(),
    write: (row, column, values) => {
      const width = values[0]?.length ?? 0
      if (width > 0) sheet.getRange(row, column, values.length, width).setValues(values.map((cells) => cells.map(asCell)))
    },
    writeCells: (cells) => {
      for (const { row, column, value } of cells) sheet.getRange(row, column).setValue(asCell(value))
    },
    append: (values) => void sheet.appendRow(values.map(asCell)),
    writeFormula: (row, column, formula) => void sheet.getRange(row, column).setFormula(formula),
    writeFormulas: (row, column, formulas) => {
      const width = formulas[0]?.length ?? 0
      if (width > 0) sheet.getRange(row, column, formulas.length, width).setFormulas(formulas)
    },
    clear: (block) => void range(block).clearContent(),
    addColumns: (count) => void sheet.insertColumnsAfter(sheet.getMaxColumns(), count),
    addRows: (count) => void sheet.insertRowsAfter(sheet.getMaxRows(), count),
    insertFilled: (below, { count, cells, formats, plainColumns }) => {
      const at = (column: number, columns: number): GoogleAppsScript.Spreadsheet.Range => sheet.getRange(below + 1, column, count, columns)
      // Ranges are asked for first: asking looks at the grid, for which Google makes the new rows before anything is in them.
      // Whoever inserts a row in that moment would push the blank ones away from under the writing, and other rows there.
      const ask = () => ({
        plain: plainColumns > 0 ? at(1, plainColumns) : null,
        formats: formats.map(({ column, numberFormat }) => ({ cells: at(column, 1), numberFormat })),
        cells: cells.map(({ column, values }) => ({ cells: at(column, values[0]?.length ?? 1), values })),
      })
      const ranges = inGrid(ask, () => sheet.insertRowsAfter(sheet.getMaxRows(), count))
      sheet.insertRowsAfter(below, count)
      ranges.plain?.setFontWeight('normal')
      ranges.plain?.setVerticalAlignment('top')
      for (const each of ranges.formats) each.cells.setNumberFormat(each.numberFormat)
      for (const each of ranges.cells) each.cells.setValues(each.values.map((row) => row.map(asCell)))
    },
    deleteRows: (row, count) => void sheet.deleteRows(row, count),
    styleHeader: (row, column, widths) => {
      sheet.getRange(row, column, 1, widths.length).setFontWeight('bold')
      widths.forEach((width, index) => sheet.setColumnWidth(column + index, width))
    },
    format: (block, numberFormat) => void range(block).setNumberFormat(numberFormat),
    styleCells: (block, formats) => {
      const cells = range(block)
      cells.setNumberFormats(Array.from({ length: block.rows }, () => formats.map((format) => format || AUTOMATIC)))
      cells.setWrap(true)
      cells.setVerticalAlignment('top')
    },
    freezeRows: (count) => void sheet.setFrozenRows(count),
    hideColumns: (column, count) => void sheet.hideColumns(column, count),
    addFilter: (block) => {
      if (!sheet.getFilter()) range(block).createFilter()
    },
    colourByText: (block, rules) => {
      const cells = range(block)
      const made = rules.map(({ text, background, font }) =>
        SpreadsheetApp.newConditionalFormatRule().whenTextEqualTo(text).setBackground(background).setFontColor(font).setRanges([cells]).build(),
      )
      sheet.setConditionalFormatRules([...sheet.getConditionalFormatRules(), ...made])
    },
    show: () => {
      if (sheet.isSheetHidden()) sheet.showSheet()
      sheet.activate()
    },
    selectRows: (rows) => {
      const last = columnLetter(Math.max(1, sheet.getLastColumn()))
      const names = rowRuns(rows)
        .slice(0, MOST_SELECTED_RANGES)
        .map((run) => `A${run.first}:${last}${run.last}`)
      sheet.getRangeList(names).activate()
    },
  }
}

/** Once more in a larger grid, where this one ends too early. */
const inGrid = <T>(ask: () => T, enlarge: () => void): T => {
  try {
    return ask()
  } catch {
    enlarge()
    return ask()
  }
}

/** The first linked part's; a link of the whole text is that of each part. Asked so, a cell without a link takes two calls. */
const linkOf = (text: GoogleAppsScript.Spreadsheet.RichTextValue | null): string | null => {
  if (!text) return null
  for (const run of text.getRuns()) {
    const link = run.getLinkUrl()
    if (link) return link
  }
  return null
}

const asCell = (value: CellInput): string | number | boolean | Date =>
  typeof value === 'string' ? inertText(value) : (value ?? '')
