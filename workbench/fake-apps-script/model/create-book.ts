/** Makes a spreadsheet, empty or from what `toJson` gave. */
import { randomUUID } from 'node:crypto'
import type { BookContext, Change, TabParts } from './book-context'
import { createTab, emptyState } from './create-tab'
import { renameInFormulas } from './edit-structure'
import { createFormulaEngine } from './formulas/formula-engine'
import { quoteTabName } from './references'
import { readSavedBook, restoreGrid, restoreState, saveBook, type SavedBook } from './save-book'
import { maxCells, maxTabNameLength, sheetError, tabNameTaken, tooManyCells } from './sheet-error'
import type { Book, BookOptions, Tab } from './types'

const openBook = (options: BookOptions, saved: SavedBook | null): Book => {
  let parts: TabParts[] = []
  let version = 1
  /** A deleted tab's id is never another's. */
  let nextTabId = Math.max(saved?.nextTabId ?? 0, ...(saved?.tabs ?? []).map(({ id }) => id + 1))
  const listeners = new Set<() => void>()

  const touch = (): void => {
    version++
    for (const listener of [...listeners]) listener()
  }

  const cellCount = (): number => parts.reduce((sum, { state }) => sum + state.rowCount * state.columnCount, 0)

  const context: BookContext = {
    timeZone: options.timeZone ?? 'Europe/Berlin',
    locale: options.locale ?? 'en_US',
    recalculate: () => engine.recalculate(),
    changed(tabId: number, change: Change) {
      if (change.kind === 'content') engine.contentChanged(tabId, change.rect)
      else if (change.kind === 'visibility') engine.visibilityChanged()
      else if (change.kind === 'structure') engine.structureChanged()
      touch()
    },
    claimCells(more) {
      if (cellCount() + more > maxCells) throw tooManyCells()
    },
    checkName(name, tabId) {
      // Google's words for an empty and for a long name are not known to us.
      if (name === '') throw sheetError('The sheet name cannot be empty.')
      if (name.length > maxTabNameLength) throw sheetError(`The sheet name cannot be longer than ${maxTabNameLength} characters.`)
      const taken = parts.some(({ state }) => state.id !== tabId && state.name.toLowerCase() === name.toLowerCase())
      if (taken) throw tabNameTaken(name)
    },
    renamed(before, name) {
      renameInFormulas(parts, before, `${quoteTabName(name)}!`)
    },
    checkHide(tabId) {
      if (!parts.some(({ state }) => state.id !== tabId && !state.hidden)) {
        throw sheetError("You can't hide all the sheets in a document.")
      }
    },
    grids: () => parts.map(({ state, grid }) => ({ name: state.name, grid }))
  }

  const engine = createFormulaEngine(
    { timeZone: context.timeZone, locale: context.locale, now: options.now ?? (() => new Date()) },
    () =>
      parts.map(({ state, grid }) => ({
        id: state.id,
        name: state.name,
        rowCount: state.rowCount,
        columnCount: state.columnCount,
        grid,
        hiddenByUser: state.hiddenByUser,
        hiddenByFilter: state.hiddenByFilter
      }))
  )

  const partsOf = (id: number): TabParts | undefined => parts.find(({ state }) => state.id === id)

  const freeName = (): string => {
    let number = parts.length + 1
    while (parts.some(({ state }) => state.name.toLowerCase() === `sheet${number}`)) number++
    return `Sheet${number}`
  }

  const insertTab = (name?: string, index?: number): Tab => {
    const id = nextTabId
    const title = name ?? freeName()
    context.checkName(title, id)
    const state = emptyState(id, title)
    context.claimCells(state.rowCount * state.columnCount)
    const made = createTab(context, state)
    nextTabId = id + 1
    const at = Math.max(0, Math.min(index ?? parts.length, parts.length))
    parts = [...parts.slice(0, at), made, ...parts.slice(at)]
    context.changed(id, { kind: 'structure' })
    return made.tab
  }

  const book: Book = {
    id: options.id ?? randomUUID(),
    name: options.name ?? 'Untitled spreadsheet',
    timeZone: context.timeZone,
    locale: context.locale,
    get tabs() {
      return parts.map(({ tab }) => tab)
    },
    get version() {
      return version
    },
    tabById: (id) => partsOf(id)?.tab,
    tabByName: (name) => parts.find(({ state }) => state.name === name)?.tab,
    insertTab,
    deleteTab(id) {
      if (!partsOf(id)) throw sheetError('The sheet is not in this spreadsheet.')
      if (parts.length === 1) throw sheetError("You can't remove all the sheets in a document.")
      context.checkHide(id)
      parts = parts.filter(({ state }) => state.id !== id)
      context.changed(id, { kind: 'structure' })
    },
    moveTab(id, index) {
      const moved = partsOf(id)
      if (!moved) throw sheetError('The sheet is not in this spreadsheet.')
      const others = parts.filter((part) => part !== moved)
      const at = Math.max(0, Math.min(index, others.length))
      parts = [...others.slice(0, at), moved, ...others.slice(at)]
      context.changed(id, { kind: 'look' })
    },
    cellCount,
    recalculate: () => engine.recalculate(),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setCustomFunctions: (functions) => engine.setCustomFunctions(functions),
    customCallsSettled(calls) {
      engine.customCallsSettled(calls)
      touch()
    },
    customFunctionsChanged() {
      engine.customFunctionsChanged()
      touch()
    },
    callsCustomFunctions: () => engine.callsCustomFunctions(),
    toJson: () => saveBook({ id: book.id, name: book.name, timeZone: book.timeZone, locale: book.locale, nextTabId }, parts)
  }
  for (const savedTab of saved?.tabs ?? []) {
    const made = createTab(context, restoreState(savedTab))
    restoreGrid(made.grid, savedTab, saved?.looks ?? [])
    parts = [...parts, made]
  }
  if (parts.length === 0) insertTab('Sheet1')
  return book
}

/** A new spreadsheet with one empty tab. */
export const createBook = (options: BookOptions = {}): Book => openBook(options, null)

/** The spreadsheet that `toJson` gave; throws where the JSON is none. */
export const loadBook = (json: unknown): Book => {
  const saved = readSavedBook(json)
  return openBook({ id: saved.id, name: saved.name, timeZone: saved.timeZone, locale: saved.locale }, saved)
}
