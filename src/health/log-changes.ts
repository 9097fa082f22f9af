/** The tab “HeyReach log”: what went wrong and when it was over, in the words of the health card. Bounded: the oldest lines go. */
import { isObject, parseJson } from '../heyreach/read-json'
import type { Ports } from '../ports'
import type { HealthFinding } from '../sidebar/protocol'
import { LOG_HEADERS, LOG_TAB, solved } from '../words'

/** What the log said last, by code. */
const LOGGED_KEY = 'heyreach.logged'
const MOST_LINES = 500
const DROPPED_AT_ONCE = 100

export const logChanges = (ports: Pick<Ports, 'spreadsheet' | 'scriptStore' | 'clock'>, findings: readonly HealthFinding[]): void => {
  const { scriptStore } = ports
  const stored = parseJson(scriptStore.get(LOGGED_KEY) ?? '')
  const before = new Map(isObject(stored) ? Object.entries(stored).map(([code, title]) => [code, String(title)]) : [])
  const now = new Map(findings.filter(({ level }) => level === 'bad' || level === 'warning').map(({ code, title }) => [code, title]))
  const lines = [
    ...findings.filter(({ code }) => now.has(code) && !before.has(code)).map(({ title, help }) => [title, help]),
    ...[...before].filter(([code]) => !now.has(code)).map(([, title]) => [solved(title), '']),
  ]
  if (lines.length === 0) return
  write(ports, lines)
  scriptStore.set(LOGGED_KEY, JSON.stringify(Object.fromEntries(now)))
}

const write = ({ spreadsheet, clock }: Pick<Ports, 'spreadsheet' | 'clock'>, lines: string[][]): void => {
  const there = spreadsheet.tabByName(LOG_TAB)
  const tab = there ?? spreadsheet.hiddenTab(LOG_TAB)
  if (!there) {
    tab.write(1, 1, [[...LOG_HEADERS]])
    tab.styleHeader(1, 1, [150, 420, 520])
    tab.freezeRows(1)
  }
  const { lastRow } = tab.extent()
  if (lastRow > MOST_LINES) tab.deleteRows(2, DROPPED_AT_ONCE)
  for (const [title = '', help = ''] of lines) tab.append([new Date(clock.now()), title, help])
  spreadsheet.flush()
}
