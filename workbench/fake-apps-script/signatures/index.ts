/** All emulated classes by name, the services among them, and how error texts call them. */
import type { ArgumentLists } from './signature'
import * as page from './page'
import * as platform from './platform'
import * as spreadsheet from './spreadsheet'
import * as storage from './storage'

export const SIGNATURES = { ...spreadsheet, ...storage, ...page, ...platform }

export type ClassName = keyof typeof SIGNATURES

/** Those that a script finds as globals. */
export const GLOBALS = [
  'SpreadsheetApp',
  'PropertiesService',
  'CacheService',
  'LockService',
  'UrlFetchApp',
  'HtmlService',
  'ContentService',
  'Utilities',
  'Session',
  'ScriptApp',
  'Logger',
] as const satisfies readonly ClassName[]

export const argumentLists = (kind: string, method: string): readonly string[] | undefined => {
  const table = SIGNATURES[kind as ClassName] as Record<string, ArgumentLists> | undefined
  const lists = table && Object.hasOwn(table, method) ? table[method] : undefined
  return typeof lists === 'string' ? [lists] : lists
}

/** The service that a class belongs to, for texts such as “SpreadsheetApp.Range.setValues”. */
export const qualifiedName = (kind: string): string => {
  if (Object.hasOwn(spreadsheet, kind) && kind !== 'SpreadsheetApp') return `SpreadsheetApp.${kind}`
  return OWNERS[kind] ? `${OWNERS[kind]}.${kind}` : kind
}

const OWNERS: Record<string, string> = {
  Properties: 'PropertiesService',
  Cache: 'CacheService',
  Lock: 'LockService',
  HtmlOutput: 'HtmlService',
  TextOutput: 'ContentService',
  HTTPResponse: 'UrlFetchApp',
  Trigger: 'ScriptApp',
  TriggerBuilder: 'ScriptApp',
  ClockTriggerBuilder: 'ScriptApp',
}
