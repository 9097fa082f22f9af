/**
 * A tab as rows of people: the header row's columns by name, a window of rows as displayed, and for each row whose
 * profile it holds. A cell that only links to LinkedIn counts as its link.
 */
import { AppError } from '../errors'
import { parseProfile, type Profile } from '../linkedin/normalize-profile-url'
import type { Extent, Spreadsheet, Tab } from '../ports'
import type { ColumnKey } from '../sidebar/protocol'
import { nameColumns, type Column } from '../table/name-columns'
import { CANNOT_GO_ON, CANNOT_READ, HEADER_REMARK, isOwnHeader } from '../words'

export interface RowWindow {
  first: number
  last: number
}

export interface LeadTable {
  tab: Tab
  headerRow: number
  columns: Column[]
  remarks: string[]
  lastRow: number
  lastColumn: number
  /** The rows read, empty when first > last. */
  window: RowWindow
  /** A cell as displayed; '' outside the window or for an unknown column. */
  text(row: number, key: ColumnKey | undefined): string
  /** Whether any cell of the row is filled, our own status columns aside. */
  isFilled(row: number): boolean
  /** Raw rows of the window, for finding columns by their cells. */
  cells: string[][]
}

const CELLS_WORTH_A_CALL = 15_000

/** Throws invalid-input when the tab is gone. */
export const requireTab = (spreadsheet: Spreadsheet, tabId: number): Tab => {
  const tab = spreadsheet.tabById(tabId)
  if (!tab) throw new AppError('invalid-input', { detail: CANNOT_GO_ON.tabGone })
  return tab
}

/** Work on a tab that somebody may delete meanwhile: Google's own texts for that are told in ours. */
export const tellingGoneTab = <T>({ spreadsheet }: { spreadsheet: Spreadsheet }, tabId: number, work: () => T): T => {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof AppError)) requireTab(spreadsheet, tabId)
    throw error
  }
}

/**
 * Reads the header row and the window (all data rows when absent). `known` saves asking for the extent again; who passes it
 * checks that all columns are still there.
 */
export const readLeadTable = (tab: Tab, headerRow: number, wanted?: RowWindow, known?: Extent): LeadTable => {
  const { lastRow, lastColumn } = known ?? tab.extent()
  const window = { first: Math.max(headerRow + 1, wanted?.first ?? 0), last: Math.min(lastRow, wanted?.last ?? lastRow) }
  // One call over some rows too many is cheaper than two calls.
  const together = (window.first - headerRow) * lastColumn <= CELLS_WORTH_A_CALL
  const headers = (from: string[][]): string[] => from[0] ?? []
  let head: string[] = []
  let cells: string[][] = []
  if (lastColumn > 0 && headerRow <= lastRow) {
    if (together) {
      const block = tab.display({ row: headerRow, column: 1, rows: Math.max(1, window.last - headerRow + 1), columns: lastColumn })
      head = headers(block)
      cells = block.slice(window.first - headerRow)
    } else {
      head = headers(tab.display({ row: headerRow, column: 1, rows: 1, columns: lastColumn }))
      if (window.first <= window.last) {
        cells = tab.display({ row: window.first, column: 1, rows: window.last - window.first + 1, columns: lastColumn })
      }
    }
  }
  return leadTableOf(tab, headerRow, { lastRow, lastColumn }, window, head, cells)
}

/** Of what was read already: `head` is the header row, `cells` the rows of the window. Throws invalid-input. */
export const leadTableOf = (tab: Tab, headerRow: number, { lastRow, lastColumn }: Extent, window: RowWindow, head: string[], cells: string[][]): LeadTable => {
  // The header row moved, or there never was one: a lead taken for headers would be lost and written over.
  if (head.some((text) => parseProfile(text).kind === 'profile')) {
    throw new AppError('invalid-input', { detail: CANNOT_READ.leadInHeaderRow(headerRow, tab.name) })
  }
  const filledColumns = head.map((_, index) => cells.some((row) => (row[index] ?? '').trim() !== ''))
  const { columns, blank, twins } = nameColumns(head, filledColumns)
  const columnOf = new Map(columns.map(({ key, column }) => [key, column]))
  const row = (number: number): string[] => cells[number - window.first] ?? []
  const ours = new Set(columns.filter(({ key }) => isOwnHeader(key)).map(({ column }) => column))
  return {
    tab,
    headerRow,
    columns,
    remarks: [...(blank.length > 0 ? [HEADER_REMARK.blank(blank)] : []), ...(twins.length > 0 ? [HEADER_REMARK.twins(twins)] : [])],
    lastRow,
    lastColumn,
    window,
    cells,
    text: (number, key) => (key === undefined ? '' : (row(number)[(columnOf.get(key) ?? 0) - 1] ?? '').trim()),
    isFilled: (number) => row(number).some((text, index) => text.trim() !== '' && !ours.has(index + 1)),
  }
}

/** What a link beside them must not decide: Sheets links by itself what it takes for an address in a text, cut off or one of several. */
const DOUBTFUL: readonly Profile['kind'][] = ['profile', 'empty', 'unclear-slug', 'several-profiles', 'damaged-id']

/** Whose profile each row holds. Links are read only where a filled cell's text is no profile itself. */
export const readProfiles = (table: LeadTable, profileColumn: ColumnKey, rows: number[]): Map<number, Profile> =>
  profilesIn(
    table.tab,
    table.columns.find(({ key }) => key === profileColumn)?.column,
    new Map(rows.map((row) => [row, table.text(row, profileColumn)])),
  )

/** The same of one column whose texts, by row and ascending, were read already. */
export const profilesIn = (tab: Tab, column: number | undefined, texts: ReadonlyMap<number, string>): Map<number, Profile> => {
  const profiles = new Map([...texts].map(([row, text]) => [row, parseProfile(text)]))
  const open = [...texts.keys()].filter((row) => !DOUBTFUL.includes(profiles.get(row)?.kind ?? 'empty'))
  const first = open[0]
  const last = open[open.length - 1]
  if (column === undefined || first === undefined || last === undefined) return profiles
  const block = { row: first, column, rows: last - first + 1, columns: 1 }
  const linkAt = tab.links(block)
  const plain = open.filter((row) => !take(profiles, row, linkAt(row - first, 0) ?? ''))
  if (plain.length === 0) return profiles
  // A cell with =HYPERLINK(…) may have no link of its own to a script.
  const formulas = tab.formulas(block)
  for (const row of plain) take(profiles, row, addressOfHyperlink(formulas[row - first]?.[0] ?? ''))
  return profiles
}

/** The person that the address means; if it means something else of LinkedIn's, the row says what instead of “not a URL”. */
const take = (profiles: Map<number, Profile>, row: number, address: string): boolean => {
  if (address === '') return false
  const found = parseProfile(address)
  if (found.kind === 'other-site' || found.kind === 'not-a-url' || found.kind === 'email') return false
  profiles.set(row, found)
  return true
}

/** =HYPERLINK("https://…", "Ada") → https://…; '' for any other formula. */
const addressOfHyperlink = (formula: string): string =>
  (/^=\s*HYPERLINK\s*\(\s*"((?:[^"]|"")*)"/i.exec(formula)?.[1] ?? '').replace(/""/g, '"')

/** The column with the most profile URLs among its cells, or null. Looks at the first 200 rows read. */
export const findProfileColumn = (table: LeadTable): ColumnKey | null => {
  let best: { key: ColumnKey; count: number } | null = null
  for (const { key, column } of table.columns) {
    if (isOwnHeader(key)) continue
    const count = table.cells.slice(0, 200).filter((cells) => parseProfile(cells[column - 1] ?? '').kind === 'profile').length
    if (count > (best?.count ?? 0)) best = { key, count }
  }
  return best?.key ?? null
}
