/**
 * Computes formulas when somebody reads: only those that depend on what has changed since (cells, visibility of rows,
 * structure), each after those that it reads.
 */
import { isFormula, isSpilled, type FormulaContent, type Grid } from '../grid'
import { columnName } from '../references'
import type { Rect, Scalar } from '../types'
import { dependenciesOf, type Dependencies } from './dependencies'
import { createEvaluate } from './evaluate'
import { createLibrary } from './library'
import type { Evaluate } from './apply-lambda'
import { resultFormat } from './result-format'
import { createFormulaReader, type Node } from './syntax'
import { failure, Deferred, isLambda, isSingle, isTable, type Range, type Single, type Value, type World } from './values'

export interface EngineTab {
  id: number
  name: string
  rowCount: number
  columnCount: number
  grid: Grid
  hiddenByUser: ReadonlySet<number>
  hiddenByFilter: ReadonlySet<number>
}

export interface FormulaEngine {
  contentChanged(tabId: number, rect: Rect): void
  visibilityChanged(tabId: number): void
  structureChanged(): void
  recalculate(): void
}

interface Read {
  formula: string
  /** null: it cannot be read. */
  node: Node | null
  dependencies: Dependencies
}

interface Changed extends Rect {
  tabId: number
  /** The formula that has put its results there. */
  by?: FormulaContent
}

interface Entry {
  tab: EngineTab
  content: FormulaContent
  read: Read
}

const nothing: Dependencies = { ranges: [], visibility: false, volatile: false }

/** How deep formulas are computed within each other; beyond, the one needed is computed first and the outer one anew. */
const maxDepth = 100

class NeededFirst extends Deferred {
  constructor(readonly content: FormulaContent) {
    super()
  }
}

export const createFormulaEngine = (
  around: { timeZone: string; locale: string; now(): Date },
  currentTabs: () => EngineTab[]
): FormulaEngine => {
  let everything = true
  let changes: Changed[] = []
  let visibility = new Set<number>()
  let computing = false
  const reads = new WeakMap<FormulaContent, Read>()
  /** Formulas whose array stands in other cells, and those that would like to: a change there concerns them. */
  const spilling = new Map<FormulaContent, Changed>()
  let readFormula: ((formula: string) => Node) | null = null
  let evaluate: Evaluate | null = null

  // Of one recalculation:
  let tabs = new Map<number, EngineTab>()
  let tabsByName = new Map<string, EngineTab>()
  let entries = new Map<FormulaContent, Entry>()
  let dirty = new Set<FormulaContent>()
  let inProgress = new Set<FormulaContent>()
  let tables = new Map<string, Single[][]>()
  let depth = 0

  const readOf = (content: FormulaContent): Read => {
    const known = reads.get(content)
    if (known?.formula === content.formula) return known
    let read: Read
    try {
      readFormula ??= createFormulaReader()
      const node = readFormula(content.formula)
      read = { formula: content.formula, node, dependencies: dependenciesOf(node) }
    } catch {
      read = { formula: content.formula, node: null, dependencies: nothing }
    }
    reads.set(content, read)
    return read
  }

  const cell = (tabId: number, row: number, column: number): Single => {
    const grid = tabs.get(tabId)?.grid
    const content = grid?.content(row, column)
    if (content === undefined) return null
    if (isFormula(content)) {
      if (inProgress.has(content)) return failure('#REF!', 'Circular dependency detected.')
      if (dirty.has(content)) compute(content)
      return content.value
    }
    if (!isSpilled(content)) return content
    if (inProgress.has(content.from)) return failure('#REF!', 'Circular dependency detected.')
    if (!dirty.has(content.from)) return content.spilled
    compute(content.from)
    const after = grid?.content(row, column)
    return after !== undefined && isSpilled(after) ? after.spilled : null
  }

  const table = (range: Range): Single[][] => {
    const key = `${range.tabId} ${range.row} ${range.column} ${range.rows} ${range.columns}`
    const known = tables.get(key)
    if (known) return known
    const rows = tabs.get(range.tabId)?.grid.rows ?? []
    const before = inProgress.size
    const read = Array.from({ length: range.rows }, (_, down): Single[] => {
      const contents = rows[range.row + down - 1]?.content
      return Array.from({ length: range.columns }, (__, right): Single => {
        const content = contents?.[range.column + right - 1]
        if (content === undefined) return null
        return typeof content === 'object' ? cell(range.tabId, range.row + down, range.column + right) : content
      })
    })
    // A table with a cell in progress in it holds for this formula only.
    if (before <= 1) tables.set(key, read)
    return read
  }

  const world: World = {
    timeZone: around.timeZone,
    locale: around.locale,
    now: around.now,
    tabByName: (name) => tabsByName.get(name.toLowerCase()),
    tabById: (id) => tabs.get(id),
    cell,
    table,
    hiddenByFilter: (tabId, row) => tabs.get(tabId)?.hiddenByFilter.has(row) ?? false,
    hiddenByUser: (tabId, row) => tabs.get(tabId)?.hiddenByUser.has(row) ?? false,
    isSubtotal: (tabId, row, column) => {
      const content = tabs.get(tabId)?.grid.content(row, column)
      if (!isFormula(content)) return false
      const { node } = readOf(content)
      return node?.kind === 'call' && node.name === 'SUBTOTAL'
    }
  }

  const formatOf = (entry: Entry): string | undefined => {
    const { node } = entry.read
    if (!node) return undefined
    return resultFormat(node, around.locale, (reference) => {
      const tab = reference.ref.sheet === undefined ? entry.tab : tabsByName.get(reference.ref.sheet.toLowerCase())
      const row = reference.row ?? 1
      const column = reference.column ?? 1
      const content = tab?.grid.content(row, column)
      return tab?.grid.look(row, column)?.format ?? (isFormula(content) ? content.resultFormat : undefined)
    })
  }

  const compute = (content: FormulaContent): void => {
    const entry = entries.get(content)
    if (!entry) return
    if (depth >= maxDepth) throw new NeededFirst(content)
    const { tab, read } = entry
    inProgress.add(content)
    depth++
    try {
      const effects: { link?: string } = {}
      let value: Value = failure('#ERROR!', 'Formula parse error.')
      if (read.node) {
        evaluate ??= createEvaluate(createLibrary(world))
        const home = { tabId: tab.id, row: content.row, column: content.column }
        value = evaluate(read.node, { world, home, names: new Map(), arrays: false, effects })
      }
      const result = shown(value, entry)
      dirty.delete(content)
      content.link = effects.link
      content.resultFormat = formatOf(entry)
      place(entry, result)
    } finally {
      depth--
      inProgress.delete(content)
    }
  }

  const shown = (value: Value, entry: Entry): Single[][] => {
    if (isTable(value)) return value.table.length > 0 && value.table[0]?.length ? value.table : [[failure('#REF!')]]
    if (isLambda(value)) return [[failure('#N/A', 'A LAMBDA needs to be called.')]]
    if (isSingle(value)) return [[value]]
    // A reference to one cell, or to the one in the formula's own row or column; else the array that it is.
    if (value.rows === 1 && value.columns === 1) return [[cell(value.tabId, value.row, value.column)]]
    if (entry.read.node?.kind === 'call') return table(value)
    const { row, column } = entry.content
    if (value.columns === 1 && row >= value.row && row < value.row + value.rows) return [[cell(value.tabId, row, value.column)]]
    if (value.rows === 1 && column >= value.column && column < value.column + value.columns) return [[cell(value.tabId, value.row, column)]]
    return [[failure('#VALUE!', 'An array value could not be found.')]]
  }

  /** Takes back what a formula has put into other cells. */
  const unspill = (content: FormulaContent): void => {
    const area = spilling.get(content)
    const grid = area && tabs.get(area.tabId)?.grid
    spilling.delete(content)
    content.spill = undefined
    if (!area || !grid) return
    for (let row = area.row; row < area.row + area.rows; row++) {
      for (let column = area.column; column < area.column + area.columns; column++) {
        const there = grid.content(row, column)
        if (!isSpilled(there) || there.from !== content) continue
        grid.setContent(row, column, undefined)
        changes.push({ tabId: area.tabId, row, column, rows: 1, columns: 1, by: content })
        tables.clear()
      }
    }
  }

  const place = ({ tab, content }: Entry, result: Single[][]): void => {
    const rows = result.length
    const columns = result[0]?.length ?? 1
      const first = result[0]?.[0] ?? null
    if (rows === 1 && columns === 1) {
      unspill(content)
      // A formula that refers to a blank cell shows nothing.
      content.value = first ?? ''
      return
    }
    const area: Changed = { tabId: tab.id, row: content.row, column: content.column, rows, columns }
    const refusal = blocked(tab, content, area)
    if (refusal) {
      unspill(content)
      content.value = refusal
      spilling.set(content, area)
      return
    }
    const before = content.spill
    if (before && (before.rows > rows || before.columns > columns)) unspill(content)
    content.value = first ?? ''
    content.spill = { rows, columns }
    spilling.set(content, area)
    result.forEach((line, down) =>
      line.forEach((value, right) => {
        if (down === 0 && right === 0) return
        const row = content.row + down
        const column = content.column + right
        const there = tab.grid.content(row, column)
        const spilled = value ?? ''
        if (isSpilled(there) && sameScalar(there.spilled, spilled)) return
        tab.grid.setContent(row, column, { spilled, from: content })
        changes.push({ tabId: tab.id, row, column, rows: 1, columns: 1, by: content })
        tables.clear()
      })
    )
  }

  const blocked = (tab: EngineTab, content: FormulaContent, { row, column, rows, columns }: Rect) => {
    if (row + rows - 1 > tab.rowCount) {
      return failure('#REF!', `Result was not automatically expanded, please insert more rows (${row + rows - 1 - tab.rowCount}).`)
    }
    if (column + columns - 1 > tab.columnCount) {
      return failure('#REF!', `Result was not automatically expanded, please insert more columns (${column + columns - 1 - tab.columnCount}).`)
    }
    for (let y = row; y < row + rows; y++) {
      for (let x = column; x < column + columns; x++) {
        const there = tab.grid.content(y, x)
        if (there === undefined || there === content || (isSpilled(there) && there.from === content)) continue
        return failure('#REF!', `Array result was not expanded because it would overwrite data in ${columnName(x)}${y}.`)
      }
    }
    return null
  }

  /** Computes one and, before it, what it turns out to need too deep down. */
  const computeWithNeeds = (start: FormulaContent): void => {
    const waiting = [start]
    while (waiting.length > 0) {
      const content = waiting[waiting.length - 1] as FormulaContent
      if (!dirty.has(content)) {
        waiting.pop()
        continue
      }
      try {
        compute(content)
        waiting.pop()
      } catch (error) {
        if (!(error instanceof NeededFirst)) throw error
        if (waiting.includes(error.content)) {
          error.content.value = failure('#REF!', 'Circular dependency detected.')
          dirty.delete(error.content)
        } else waiting.push(error.content)
      }
    }
  }

  const touches = (change: Changed, entry: Entry): boolean => {
    const lastRow = change.row + change.rows - 1
    const lastColumn = change.column + change.columns - 1
    const own = spilling.get(entry.content)
    if (own && own.tabId === change.tabId && meets(own.row, own.row + own.rows - 1, change.row, lastRow) &&
      meets(own.column, own.column + own.columns - 1, change.column, lastColumn) && change.by !== entry.content) return true
    return entry.read.dependencies.ranges.some((range) => {
      const tab = range.tab === null ? entry.tab : tabsByName.get(range.tab.toLowerCase())
      return tab?.id === change.tabId && meets(range.row, range.lastRow, change.row, lastRow) && meets(range.column, range.lastColumn, change.column, lastColumn)
    })
  }

  /** Marks as dirty what depends on the changes, and what depends on that. */
  const spread = (): void => {
    let fresh = merged(changes)
    changes = []
    let seesVisibility = visibility.size > 0
    visibility = new Set()
    for (let first = true; first || fresh.length > 0; first = false) {
      const next: Changed[] = []
      for (const entry of entries.values()) {
        if (dirty.has(entry.content)) continue
        const { dependencies } = entry.read
        const concerned =
          (first && (dependencies.volatile || !reached.has(entry.content) || (seesVisibility && dependencies.visibility))) ||
          fresh.some((change) => touches(change, entry))
        if (!concerned) continue
        dirty.add(entry.content)
        const { row, column } = entry.content
        next.push({ tabId: entry.tab.id, row, column, rows: entry.content.spill?.rows ?? 1, columns: entry.content.spill?.columns ?? 1 })
      }
      seesVisibility = false
      fresh = merged(next)
    }
  }

  /** Formulas that were computed at least once. */
  const reached = new WeakSet<FormulaContent>()

  const collect = (): void => {
    const list = currentTabs()
    tabs = new Map(list.map((tab) => [tab.id, tab]))
    tabsByName = new Map(list.map((tab) => [tab.name.toLowerCase(), tab]))
    entries = new Map()
    for (const tab of list) for (const content of tab.grid.formulas) entries.set(content, { tab, content, read: readOf(content) })
  }

  const clearSpilled = (): void => {
    if (spilling.size === 0) return
    for (const { grid } of tabs.values()) {
      grid.rows.forEach((row, index) =>
        row?.content.forEach((content, right) => {
          if (isSpilled(content)) grid.setContent(index + 1, right + 1, undefined)
        })
      )
    }
    for (const content of spilling.keys()) content.spill = undefined
    spilling.clear()
  }

  const pass = (): void => {
    spread()
    for (const content of dirty) reached.add(content)
    tables = new Map()
    for (const content of [...dirty]) computeWithNeeds(content)
  }

  const recalculate = (): void => {
    if (computing || (!everything && changes.length === 0 && visibility.size === 0)) return
    computing = true
    try {
      collect()
      if (everything) {
        clearSpilled()
        changes = []
        visibility = new Set()
        dirty = new Set(entries.keys())
        everything = false
      }
      for (const content of [...spilling.keys()]) if (!entries.has(content)) unspill(content)
      // Arrays that come to stand in other cells are changes too; they settle, or a cycle is left as it is.
      for (let round = 0; round === 0 || (changes.length > 0 && round < 20); round++) pass()
      changes = []
    } finally {
      computing = false
      entries = new Map()
      dirty = new Set()
      tables = new Map()
    }
  }

  return {
    contentChanged(tabId, rect) {
      changes.push({ tabId, ...rect })
    },
    visibilityChanged(tabId) {
      visibility.add(tabId)
    },
    structureChanged() {
      everything = true
    },
    recalculate
  }
}

const sameScalar = (a: Scalar, b: Scalar): boolean =>
  typeof a === 'object' && typeof b === 'object' ? a.error === b.error && a.message === b.message : a === b

const meets = (first: number, last: number, otherFirst: number, otherLast: number): boolean => first <= otherLast && otherFirst <= last

/** Changes one below the other become one. */
const merged = (changes: Changed[]): Changed[] => {
  const joined: Changed[] = []
  for (const change of changes) {
    const last = joined[joined.length - 1]
    const follows =
      last && last.tabId === change.tabId && last.by === change.by && last.column === change.column && last.columns === change.columns && last.row + last.rows === change.row
    if (follows) last.rows += change.rows
    else joined.push({ ...change })
  }
  return joined
}
