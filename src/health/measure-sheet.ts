/** What takes long to find out and changes slowly: measured by the hourly check and by “Check now”, kept in a script property. */
import { countUnreadable } from '../deliveries/unreadable-entries'
import { JOURNAL_KEY, parseJournal } from '../deliveries/journal'
import { findEventsTab } from '../events/events-tab'
import { isObject, numberOf, parseJson } from '../heyreach/read-json'
import type { Ports } from '../ports'

export const MEASURED_KEY = 'heyreach.measured'

export interface Measured {
  /** Cells of all tabs, blank ones included: they count at Google. */
  cells: number
  unreadable: number
  /** Of ours on the Events tab. */
  missingHeaders: string[]
  twinHeaders: string[]
  /** Events is there, but its header row is not. */
  headersGone: boolean
}

const NOTHING: Measured = { cells: 0, unreadable: 0, missingHeaders: [], twinHeaders: [], headersGone: false }

export const parseMeasured = (text: string | null | undefined): Measured => {
  const stored = parseJson(text ?? '')
  if (!isObject(stored)) return NOTHING
  const names = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
  return {
    cells: numberOf(stored['cells']) ?? 0,
    unreadable: numberOf(stored['unreadable']) ?? 0,
    missingHeaders: names(stored['missingHeaders']),
    twinHeaders: names(stored['twinHeaders']),
    headersGone: stored['headersGone'] === true,
  }
}

/** After work that is done: that its measure cannot be kept must not make it look undone; the hourly check measures again. */
export const measureIfPossible = (ports: Pick<Ports, 'spreadsheet' | 'scriptStore'>): void => {
  try {
    measureSheet(ports)
  } catch {
    // A full store, or a spreadsheet that does not answer.
  }
}

export const measureSheet = (ports: Pick<Ports, 'spreadsheet' | 'scriptStore'>): void => {
  const { spreadsheet, scriptStore } = ports
  const eventsTabId = parseJournal(scriptStore.get(JOURNAL_KEY)).eventsTabId
  const table = findEventsTab(spreadsheet, eventsTabId)
  const measured: Measured = {
    cells: spreadsheet.tabs().reduce((sum, tab) => sum + tab.gridRows() * tab.gridColumns(), 0),
    unreadable: countUnreadable(ports),
    missingHeaders: table ? table.shape.headers.filter((_, index) => table.columns[index] === 0) : [],
    twinHeaders: table?.twins ?? [],
    headersGone: table === null && eventsTabId !== null && spreadsheet.tabById(eventsTabId) !== null,
  }
  scriptStore.set(MEASURED_KEY, JSON.stringify(measured))
}
