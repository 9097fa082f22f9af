/**
 * Computes formulas when somebody reads: only those that depend on what has changed since (cells, visibility of rows,
 * structure), each after those that it reads.
 */
import type { CustomFunctions } from '../custom-functions'
import { isFormula, isSpilled, ownFormat, type FormulaContent } from '../grid'
import type { Rect } from '../types'
import { addChange, spreadChanges, type Changed, type Entry } from './changes'
import { dependenciesOf, type Dependencies } from './dependencies'
import { callArgument, callResult } from './custom-values'
import { createEvaluate } from './evaluate'
import type { EngineTab } from './engine-tab'
import { createLibrary } from './library'
import type { Evaluate } from './apply-lambda'
import { resultFormat } from './result-format'
import { createSpills } from './spills'
import { createFormulaReader, type Node } from './syntax'
import { createTableCache } from './table-cache'
import { CIRCULAR, Deferred, failure, isLambda, isLoading, isSingle, isTable, LOADING, type Range, type Single, type Value, type World } from './values'

export interface FormulaEngine {
  contentChanged(tabId: number, rect: Rect): void
  visibilityChanged(): void
  structureChanged(): void
  recalculate(): void
  setCustomFunctions(functions: CustomFunctions | null): void
  customCallsSettled(calls: readonly string[]): void
  customFunctionsChanged(): void
  callsCustomFunctions(): boolean
}

const nothing: Dependencies = { ranges: [], visibility: false, volatile: false, calls: new Set() }

/** How deep formulas are computed within each other; beyond, the one needed is computed first and the outer one anew. */
const maxDepth = 100

interface Frame {
  content: FormulaContent | null
  /** It has read something that still loads. */
  loading: boolean
  volatile: boolean
  waitsFor: string[]
}

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
  let visibility = false
  let computing = false
  const reads = new WeakMap<FormulaContent, Entry['read']>()
  let readFormula: ((formula: string) => Node) | null = null
  let evaluate: Evaluate | null = null

  // Of one recalculation:
  let tabs = new Map<number, EngineTab>()
  let tabsByName = new Map<string, EngineTab>()
  let entries = new Map<FormulaContent, Entry>()
  let dirty = new Set<FormulaContent>()
  const inProgress = new Set<FormulaContent>()
  const tables = createTableCache()
  let depth = 0
  /** Of the formula that is being computed. */
  let frame: Frame = { content: null, loading: false, volatile: false, waitsFor: [] }

  let customFunctions: CustomFunctions | null = null
  let customChanged = false
  const settled = new Set<string>()
  /** Formulas that wait for results, with the calls they wait for. */
  const waiting = new Map<FormulaContent, readonly string[]>()
  /** Formulas that have asked for a function that is not built in. */
  const callers = new Set<FormulaContent>()

  const spills = createSpills(
    (tabId) => tabs.get(tabId)?.grid,
    (change) => {
      addChange(changes, change)
      tables.changed(change.tabId, change)
    }
  )

  const readOf = (content: FormulaContent): Entry['read'] => {
    const known = reads.get(content)
    if (known?.formula === content.formula) return known
    let read: Entry['read']
    try {
      readFormula ??= createFormulaReader(around.locale)
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
      if (inProgress.has(content)) return failure('#REF!', CIRCULAR)
      if (dirty.has(content)) compute(content)
      if (isLoading(content.value)) frame.loading = true
      if (content.volatile) frame.volatile = true
      return content.blank ? null : content.value
    }
    if (!isSpilled(content)) return content
    if (inProgress.has(content.from)) return failure('#REF!', CIRCULAR)
    if (content.from.volatile) frame.volatile = true
    if (!dirty.has(content.from)) return content.spilled
    compute(content.from)
    if (isLoading(content.from.value)) frame.loading = true
    const after = grid?.content(row, column)
    return after !== undefined && isSpilled(after) ? after.spilled : null
  }

  const table = (range: Range): Single[][] => {
    const known = tables.get(range)
    if (known) {
      frame.loading ||= known.loading
      frame.volatile ||= known.volatile
      return known.rows
    }
    const rows = tabs.get(range.tabId)?.grid.rows ?? []
    const alone = inProgress.size <= 1
    const outer = frame
    frame = { ...outer, loading: false, volatile: false }
    let plain = true
    const read = Array.from({ length: range.rows }, (_, down): Single[] => {
      const contents = rows[range.row + down - 1]?.content
      return Array.from({ length: range.columns }, (__, right): Single => {
        const content = contents?.[range.column + right - 1]
        if (content === undefined) return null
        if (typeof content !== 'object') return content
        if (isFormula(content) || isSpilled(content)) plain = false
        return cell(range.tabId, range.row + down, range.column + right)
      })
    })
    const { loading, volatile } = frame
    frame = outer
    frame.loading ||= loading
    frame.volatile ||= volatile
    // A table with a cell in progress in it holds for this formula only.
    if (alone) tables.keep({ range, rows: read, loading, volatile }, plain)
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
    },
    markVolatile: () => void (frame.volatile = true),
    hasCustom(name) {
      if (frame.content) callers.add(frame.content)
      return customFunctions?.has(name) ?? false
    },
    callCustom(name, nodes, evaluated, scope) {
      const outer = frame
      frame = { ...outer, loading: false, volatile: false }
      try {
        const values = evaluated()
        const home = tabs.get(scope.home.tabId)
        const args = values.map((value, index) => callArgument(value, formatOf(nodes[index] ?? null, home), world, formatAt))
        // What is never the same twice can never be answered: Sheets shows Loading... for good.
        if (frame.loading || frame.volatile) return LOADING
        const outcome = customFunctions?.call(name, args, scope.home)
        if (!outcome) return failure('#NAME?', `Unknown function: '${name}'.`)
        if (!('pending' in outcome)) return callResult(outcome, world)
        frame.loading = true
        frame.waitsFor.push(outcome.pending)
        return LOADING
      } finally {
        outer.loading ||= frame.loading || frame.volatile
        outer.volatile ||= frame.volatile
        frame = outer
      }
    }
  }

  const formatAt = (tabId: number, row: number, column: number): string | undefined => {
    const grid = tabs.get(tabId)?.grid
    return grid?.look(row, column)?.format ?? ownFormat(grid?.content(row, column))
  }

  const formatOf = (node: Node | null, home: EngineTab | undefined): string | undefined => {
    if (!node) return undefined
    return resultFormat(node, around.locale, (reference) => {
      const tab = reference.ref.sheet === undefined ? home : tabsByName.get(reference.ref.sheet.toLowerCase())
      return tab && formatAt(tab.id, reference.row ?? 1, reference.column ?? 1)
    })
  }

  const compute = (content: FormulaContent): void => {
    const entry = entries.get(content)
    if (!entry) return
    if (depth >= maxDepth) throw new NeededFirst(content)
    const { tab, read } = entry
    inProgress.add(content)
    depth++
    const outer = frame
    frame = { content, loading: false, volatile: false, waitsFor: [] }
    try {
      const effects: { link?: string } = {}
      let value: Value = failure('#ERROR!', 'Formula parse error.')
      if (read.node) {
        evaluate ??= createEvaluate(createLibrary(world))
        const home = { tabId: tab.id, row: content.row, column: content.column }
        value = evaluate(read.node, { world, home, names: new Map(), arrays: false, effects })
      }
      const all = shown(value, entry)
      const result = frame.loading ? [[LOADING]] : all
      const formats = isTable(value) && !frame.loading ? value.formats : undefined
      dirty.delete(content)
      content.link = effects.link
      content.resultFormat = formats?.[0]?.[0] ?? formatOf(read.node, tab)
      content.volatile = frame.volatile
      if (frame.waitsFor.length > 0) waiting.set(content, frame.waitsFor)
      else waiting.delete(content)
      spills.place(tab, content, result, formats)
    } finally {
      frame = outer
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
    if (value.rows === 1 && column >= value.column && column < value.column + value.columns)
      return [[cell(value.tabId, value.row, column)]]
    return [[failure('#VALUE!', 'An array value could not be found.')]]
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
          error.content.value = failure('#REF!', CIRCULAR)
          dirty.delete(error.content)
        } else waiting.push(error.content)
      }
    }
  }

  /** Formulas that were computed at least once. */
  const reached = new WeakSet<FormulaContent>()

  /** Marks as dirty what depends on the changes, and what depends on that. */
  const spread = (firstRound: boolean): void => {
    for (const { content, read } of firstRound ? entries.values() : []) {
      const { dependencies } = read
      if (!reached.has(content) || dependencies.volatile || (dependencies.visibility && visibility)) dirty.add(content)
    }
    const initial = changes
    changes = []
    visibility = false
    spreadChanges([...entries.values()], dirty, initial, tabsByName, spills.areas)
  }

  const collect = (): void => {
    const list = currentTabs()
    tabs = new Map(list.map((tab) => [tab.id, tab]))
    tabsByName = new Map(list.map((tab) => [tab.name.toLowerCase(), tab]))
    entries = new Map()
    for (const tab of list) for (const content of tab.grid.formulas) entries.set(content, { tab, content, read: readOf(content) })
  }

  /** Marks as dirty what waits for results that are there, or has called functions that have changed. */
  const askAgain = (): void => {
    for (const [content, calls] of waiting) {
      if (!entries.has(content)) waiting.delete(content)
      else if (calls.some((call) => settled.has(call))) dirty.add(content)
    }
    for (const content of callers) {
      if (!entries.has(content)) callers.delete(content)
      else if (customChanged) dirty.add(content)
    }
    settled.clear()
    customChanged = false
  }

  const recalculate = (): void => {
    const nothingNew = !everything && changes.length === 0 && !visibility && settled.size === 0 && !customChanged
    if (computing || nothingNew) return
    computing = true
    try {
      collect()
      if (everything) {
        spills.takeBackAll([...tabs.values()].map(({ grid }) => grid))
        changes = []
        dirty = new Set(entries.keys())
        everything = false
      }
      askAgain()
      for (const content of [...spills.areas.keys()]) if (!entries.has(content)) spills.takeBack(content)
      // Arrays that come to stand in other cells are changes too; they settle, or a cycle is left as it is.
      for (let round = 0; round === 0 || (changes.length > 0 && round < 20); round++) {
        spread(round === 0)
        for (const content of dirty) reached.add(content)
        tables.roundOver()
        for (const content of [...dirty]) computeWithNeeds(content)
      }
      changes = []
    } finally {
      computing = false
      entries = new Map()
      dirty = new Set()
      tables.roundOver()
    }
  }

  return {
    contentChanged(tabId, rect) {
      addChange(changes, { tabId, ...rect })
      tables.changed(tabId, rect)
    },
    visibilityChanged() {
      visibility = true
    },
    structureChanged() {
      everything = true
      tables.clear()
    },
    recalculate,
    setCustomFunctions(functions) {
      customFunctions = functions
      customChanged = true
    },
    customCallsSettled(calls) {
      for (const call of calls) settled.add(call)
    },
    customFunctionsChanged() {
      customChanged = true
    },
    callsCustomFunctions() {
      const functions = customFunctions
      if (!functions) return false
      return currentTabs().some(({ grid }) =>
        [...grid.formulas].some((content) => [...readOf(content).dependencies.calls].some((name) => functions.has(name)))
      )
    }
  }
}
