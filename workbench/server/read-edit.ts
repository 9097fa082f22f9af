/** Judges what a page sends before anything is done with it: each field of the shape it must have, or a refusal. */
import type { Edit, Rect, RowRun, Whereabouts } from './protocol'

export class BadRequest extends Error {}

type Json = Record<string, unknown>

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0
const isPlace = (value: unknown): value is number => isCount(value) && value >= 1
const isRect = (value: unknown): value is Rect =>
  isRecord(value) && isPlace(value.row) && isPlace(value.column) && isPlace(value.rows) && isPlace(value.columns)
const isRects = (value: unknown): value is Rect[] => Array.isArray(value) && value.every(isRect)
const isRuns = (value: unknown): value is RowRun[] =>
  Array.isArray(value) && value.every((run) => Array.isArray(run) && run.length === 2 && run.every(isPlace))
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((item) => typeof item === 'string')
const isText = (value: unknown): value is string => typeof value === 'string'
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'

/** The fields of each edit, `tab` apart. */
const FIELDS: Record<Edit['op'], Record<string, (value: unknown) => boolean>> = {
  enter: { row: isPlace, column: isPlace, values: (value) => Array.isArray(value) && value.length > 0 && value.every(isTexts) },
  fill: { rects: isRects, value: isText },
  clear: { rects: isRects },
  'insert-rows': { before: isPlace, count: isPlace },
  'delete-rows': { runs: isRuns },
  'insert-columns': { before: isPlace, count: isPlace },
  'delete-columns': { first: isPlace, count: isPlace },
  'hide-rows': { runs: isRuns },
  'show-rows': { runs: isRuns },
  sort: { column: isPlace, ascending: isFlag },
  filter: { rect: (value) => value === null || isRect(value) },
  'filter-column': { column: isPlace, hiddenValues: isTexts },
  'column-width': { column: isPlace, px: (value) => isPlace(value) && value <= 2000 },
  'hide-columns': { first: isPlace, count: isPlace },
  'show-columns': {},
  'freeze-rows': { count: isCount },
  'add-tab': {},
  'rename-tab': { name: isText },
  'hide-tab': { hidden: isFlag },
  'delete-tab': {}
}

export const readEdit = (value: unknown): Edit => {
  if (!isRecord(value) || typeof value.op !== 'string' || !Object.hasOwn(FIELDS, value.op)) throw new BadRequest('No such edit.')
  const fields = FIELDS[value.op as Edit['op']]
  const wrong = Object.entries(fields).find(([name, holds]) => !holds(value[name]))
  if (wrong) throw new BadRequest(`${value.op}: ${wrong[0]} is not as it must be.`)
  if (value.op !== 'add-tab' && !isCount(value.tab)) throw new BadRequest(`${value.op}: tab is not as it must be.`)
  return value as unknown as Edit
}

export const readWhereabouts = (value: Json): Whereabouts => {
  if (!isCount(value.tabId) || !isRects(value.selection) || value.selection.length === 0) throw new BadRequest('No selection.')
  return { tabId: value.tabId, selection: value.selection, ...(isText(value.user) ? { user: value.user } : {}) }
}

export const readRun = (value: Json): Whereabouts & { functionName: string; args: unknown[] } => {
  if (!isText(value.functionName) || !Array.isArray(value.args)) throw new BadRequest('No function.')
  return { ...readWhereabouts(value), functionName: value.functionName, args: value.args }
}

export const readJson = (text: string): Json => {
  try {
    const value: unknown = JSON.parse(text)
    if (isRecord(value)) return value
  } catch {
    // Falls through to the refusal.
  }
  throw new BadRequest('Not JSON.')
}
