/** Changed cells, and which formulas they concern. */
import type { FormulaContent } from '../grid'
import type { Rect } from '../types'
import type { Dependencies } from './dependencies'
import type { Node } from './syntax'
import type { EngineTab } from './engine-tab'

export interface Changed extends Rect {
  tabId: number
  /** The formula that has put its results there. */
  by?: FormulaContent
}

export interface Entry {
  tab: EngineTab
  content: FormulaContent
  read: {
    formula: string
    /** null: it cannot be read. */
    node: Node | null
    dependencies: Dependencies
  }
}

const meets = (first: number, last: number, otherFirst: number, otherLast: number): boolean =>
  first <= otherLast && otherFirst <= last

const overlap = (a: Rect, b: Rect): boolean =>
  meets(a.row, a.row + a.rows - 1, b.row, b.row + b.rows - 1) &&
  meets(a.column, a.column + a.columns - 1, b.column, b.column + b.columns - 1)

/** Adds a change; right above or below a recent one it becomes one with it. */
export const addChange = (changes: Changed[], change: Changed): void => {
  for (let index = changes.length - 1; index >= Math.max(0, changes.length - 8); index--) {
    const near = changes[index] as Changed
    if (near.tabId !== change.tabId || near.by !== change.by || near.column !== change.column || near.columns !== change.columns)
      continue
    if (near.row + near.rows === change.row) {
      near.rows += change.rows
      return
    }
    if (change.row + change.rows === near.row) {
      near.row = change.row
      near.rows += change.rows
      return
    }
  }
  changes.push({ ...change })
}

const touches = (
  change: Changed,
  entry: Entry,
  tabsByName: ReadonlyMap<string, EngineTab>,
  area: Changed | undefined
): boolean => {
  // Where an array stands, or would like to, somebody else has written.
  if (area && change.by !== entry.content && area.tabId === change.tabId && overlap(area, change)) return true
  return entry.read.dependencies.ranges.some((range) => {
    const tab = range.tab === null ? entry.tab : tabsByName.get(range.tab.toLowerCase())
    return (
      tab?.id === change.tabId &&
      meets(range.row, range.lastRow, change.row, change.row + change.rows - 1) &&
      meets(range.column, range.lastColumn, change.column, change.column + change.columns - 1)
    )
  })
}

/**
 * Adds to `dirty` what the changes concern, and what that concerns. Goes through the formulas down and up in turn: columns of
 * formulas that build on each other are done in one go either way.
 */
export const spreadChanges = (
  entries: readonly Entry[],
  dirty: Set<FormulaContent>,
  initial: readonly Changed[],
  tabsByName: ReadonlyMap<string, EngineTab>,
  areas: ReadonlyMap<FormulaContent, Changed>
): void => {
  const changes: Changed[] = []
  for (const change of initial) addChange(changes, change)
  const addCell = ({ tab, content }: Entry): void => {
    const { rows, columns } = content.spill ?? { rows: 1, columns: 1 }
    addChange(changes, { tabId: tab.id, row: content.row, column: content.column, rows, columns })
  }
  let rest = entries.filter((entry) => {
    if (!dirty.has(entry.content)) return true
    addCell(entry)
    return false
  })
  for (let more = true; more && changes.length > 0;) {
    more = false
    const left: Entry[] = []
    for (const entry of rest) {
      if (changes.some((change) => touches(change, entry, tabsByName, areas.get(entry.content)))) {
        dirty.add(entry.content)
        addCell(entry)
        more = true
      } else left.push(entry)
    }
    rest = left.reverse()
  }
}
