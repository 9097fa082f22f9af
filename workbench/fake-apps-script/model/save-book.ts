/** The book as JSON and back: computed values are not kept, formulas are. */
import { isFormula, isSpilled, type Content, type Grid, type Look } from './grid'
import type { TabParts, TabState } from './book-context'
import type { FormatRule, Scalar } from './types'

type SavedContent = string | number | boolean | null | { error: string; message?: string } | { formula: string }

interface SavedTab extends Omit<TabState, 'hiddenByUser' | 'hiddenByFilter' | 'hiddenColumns' | 'color' | 'formatRules'> {
  hiddenByUser: number[]
  hiddenByFilter: number[]
  /** Not in files of before there were any. */
  hiddenColumns?: number[]
  color?: string | null
  formatRules?: FormatRule[]
  /** Row number, contents, and from which look each cell has (-1: none), as far as there are any. */
  rows: [number, SavedContent[], number[]?][]
}

export interface SavedBook {
  id: string
  name: string
  timeZone: string
  locale: string
  /** Absent in files of before. */
  nextTabId?: number
  looks: Look[]
  tabs: SavedTab[]
}

const savedContent = (content: Content | undefined): SavedContent => {
  if (content === undefined || isSpilled(content)) return null
  return isFormula(content) ? { formula: content.formula } : (content as Exclude<SavedContent, null>)
}

const trimmed = <T>(line: T[], nothing: T): T[] => {
  let length = line.length
  while (length > 0 && line[length - 1] === nothing) length--
  return line.slice(0, length)
}

export const saveBook = (about: Omit<SavedBook, 'looks' | 'tabs'>, parts: readonly TabParts[]): SavedBook => {
  const numbers = new Map<Look, number>()
  const byText = new Map<string, number>()
  const looks: Look[] = []
  const lookNumber = (look: Look | undefined): number => {
    if (!look) return -1
    const known = numbers.get(look)
    if (known !== undefined) return known
    const text = JSON.stringify(look)
    const number = byText.get(text) ?? looks.push(look) - 1
    byText.set(text, number)
    numbers.set(look, number)
    return number
  }
  const tabs = parts.map(({ state, grid }): SavedTab => {
    const rows: SavedTab['rows'] = []
    grid.rows.forEach((row, index) => {
      if (!row) return
      const content = trimmed(Array.from(row.content, savedContent), null)
      const worn = trimmed(Array.from(row.looks, lookNumber), -1)
      if (content.length > 0 || worn.length > 0) rows.push(worn.length > 0 ? [index + 1, content, worn] : [index + 1, content])
    })
    return {
      ...state,
      hiddenByUser: [...state.hiddenByUser],
      hiddenByFilter: [...state.hiddenByFilter],
      hiddenColumns: [...state.hiddenColumns],
      rows
    }
  })
  return { ...about, looks, tabs }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Throws where the JSON is no saved book. */
export const readSavedBook = (json: unknown): SavedBook => {
  if (!isObject(json) || !Array.isArray(json.tabs) || !Array.isArray(json.looks) || typeof json.timeZone !== 'string') {
    throw new Error('This is not a saved spreadsheet.')
  }
  return json as unknown as SavedBook
}

export const restoreState = (saved: SavedTab): TabState => {
  const { rows: _rows, ...state } = saved
  return {
    ...state,
    hiddenByUser: new Set(saved.hiddenByUser),
    hiddenByFilter: new Set(saved.hiddenByFilter),
    hiddenColumns: new Set(saved.hiddenColumns),
    color: saved.color ?? null,
    formatRules: saved.formatRules ?? []
  }
}

export const restoreGrid = (grid: Grid, saved: SavedTab, looks: readonly Look[]): void => {
  for (const [row, contents, worn] of saved.rows) {
    contents.forEach((content, index) => {
      if (content === null) return
      const formula = typeof content === 'object' && 'formula' in content ? content.formula : null
      if (formula === null) grid.setContent(row, index + 1, content as Scalar)
      else grid.setContent(row, index + 1, { formula, row, column: index + 1, value: '' })
    })
    worn?.forEach((number, index) => {
      if (number >= 0) grid.setLook(row, index + 1, looks[number])
    })
  }
}
