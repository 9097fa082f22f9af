/** The spreadsheet port: what is selected, which tabs there are, and a hidden tab for our own sums. */
import type { Block, Selection, Spreadsheet } from '../ports'
import { googleTab } from './tab'

export const googleSpreadsheet = (): Spreadsheet => {
  const book = (): GoogleAppsScript.Spreadsheet.Spreadsheet => SpreadsheetApp.getActiveSpreadsheet()
  return {
    isReachable: () => (book() as unknown) !== null,
    id: () => book().getId(),
    timeZone: () => book().getSpreadsheetTimeZone(),
    selection: (): Selection | null => {
      // Of the active sheet, the range with the current cell last; null where nothing is selected.
      const list = book().getActiveRangeList()
      const ranges = list ? list.getRanges() : []
      const sheet = ranges[0]?.getSheet()
      return sheet ? { tab: googleTab(sheet), blocks: ranges.map(asBlock) } : null
    },
    tabById: (id) => {
      const sheet = book().getSheetById(id)
      return sheet ? googleTab(sheet) : null
    },
    tabByName: (name) => {
      const sheet = book().getSheetByName(name)
      return sheet ? googleTab(sheet) : null
    },
    hiddenTab: (name, heading = '') => {
      const there = book().getSheetByName(name)
      if (there) return googleTab(there)
      // A new sheet becomes the active one: put the person back where they were.
      const active = book().getActiveSheet()
      const selected = book().getActiveRangeList()
      let sheet: GoogleAppsScript.Spreadsheet.Sheet
      try {
        sheet = book().insertSheet(name)
      } catch (error) {
        // Somebody else has made it in this very moment.
        const made = book().getSheetByName(name)
        if (!made) throw error
        return googleTab(made)
      }
      if (active) book().setActiveSheet(active)
      if (selected) selected.activate()
      sheet.hideSheet()
      const tab = googleTab(sheet)
      if (heading !== '') tab.write(1, 1, [[heading]])
      return tab
    },
    tabs: () => book().getSheets().map(googleTab),
    addTab: (name) => googleTab(book().insertSheet(name, book().getNumSheets())),
    flush: () => SpreadsheetApp.flush(),
  }
}

const asBlock = (range: GoogleAppsScript.Spreadsheet.Range): Block => ({
  row: range.getRow(),
  column: range.getColumn(),
  rows: range.getNumRows(),
  columns: range.getNumColumns(),
})
