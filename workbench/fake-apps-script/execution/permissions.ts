/**
 * Who may call what: scopes of the manifest, and what simple triggers and custom functions are denied even with them
 * (platform facts §4, §5.1, §6.1, §10.5). Tables, so that one look tells.
 */
import { refuse } from '../google-error'
import type { ExecutionKind } from '../types'

const auth = (name: string): string => `https://www.googleapis.com/auth/${name}`
const ANY_SHEETS = [auth('spreadsheets.currentonly'), auth('spreadsheets')]
const ALL_SHEETS = [auth('spreadsheets')]
const FETCH = [auth('script.external_request')]
const CONTAINER_UI = [auth('script.container.ui')]
const TRIGGERS = [auth('script.scriptapp')]
const EMAIL = [auth('userinfo.email')]

const SPREADSHEET_CLASSES = new Set(['SpreadsheetApp', 'Spreadsheet', 'Sheet', 'Range', 'RangeList', 'Selection', 'Filter'])

/** Scopes of which one is needed, by call; the spreadsheet's classes need one of theirs throughout. */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  'SpreadsheetApp.openById': ALL_SHEETS,
  'SpreadsheetApp.openByUrl': ALL_SHEETS,
  'UrlFetchApp.fetch': FETCH,
  'UrlFetchApp.fetchAll': FETCH,
  'Ui.showSidebar': CONTAINER_UI,
  'Ui.showModalDialog': CONTAINER_UI,
  'Ui.showModelessDialog': CONTAINER_UI,
  'ScriptApp.getProjectTriggers': TRIGGERS,
  'ScriptApp.deleteTrigger': TRIGGERS,
  'ScriptApp.newTrigger': TRIGGERS,
  'ClockTriggerBuilder.create': TRIGGERS,
  'Session.getActiveUser': EMAIL,
  'Session.getEffectiveUser': EMAIL,
}

/** Needs no authorisation, whatever its class. */
const FREE = new Set(['SpreadsheetApp.getUi', 'SpreadsheetApp.newConditionalFormatRule', 'SpreadsheetApp.newRichTextValue', 'SpreadsheetApp.flush'])

/** What needs the person's consent is closed to simple triggers; sidebars and dialogs too. */
const CLOSED_TO_SIMPLE_TRIGGERS = new Set([...Object.keys(SCOPES), 'Ui.alert', 'Ui.prompt'])

const OPEN_TO_CUSTOM_FUNCTIONS = new Set([
  ...SPREADSHEET_CLASSES,
  ...[
    'RichTextValue',
    ...['ConditionalFormatRule', 'ConditionalFormatRuleBuilder', 'BooleanCondition'],
    'PropertiesService',
    'Properties',
    'CacheService',
    'Cache',
    'LockService',
    'Lock',
    'UrlFetchApp',
    'HTTPResponse',
  ],
  ...['HtmlService', 'HtmlOutput', 'Utilities', 'Blob', 'console', 'Logger'],
])

/** Classes that scripts name by themselves in error texts: others go by the method alone. */
const NAMED_CLASSES = new Set(['SpreadsheetApp', 'UrlFetchApp', 'Ui', 'ScriptApp', 'Session', 'ContentService', 'LockService'])

export interface PermissionQuestion {
  kind: string
  method: string
  /** Changes the spreadsheet or what people see of it. */
  writes: boolean
  execution: ExecutionKind
  scopes: readonly string[]
}

export const checkPermission = ({ kind, method, writes, execution, scopes }: PermissionQuestion): void => {
  const name = `${kind}.${method}`
  const needed = FREE.has(name) ? [] : (SCOPES[name] ?? (SPREADSHEET_CLASSES.has(kind) ? ANY_SHEETS : []))
  const shown = NAMED_CLASSES.has(kind) ? name : method
  if (needed.length > 0 && !needed.some((scope) => scopes.includes(scope))) deny(shown, needed)
  if (execution === 'simple-trigger' && CLOSED_TO_SIMPLE_TRIGGERS.has(name)) deny(shown, SCOPES[name] ?? [])
  if (execution !== 'custom-function') return
  const elsewhere = name === 'SpreadsheetApp.openById' || name === 'SpreadsheetApp.openByUrl'
  // getUi has its own text, see there.
  if (
    name !== 'SpreadsheetApp.getUi' &&
    (elsewhere || !OPEN_TO_CUSTOM_FUNCTIONS.has(kind) || (writes && SPREADSHEET_CLASSES.has(kind)))
  )
    deny(shown, SCOPES[name] ?? [])
}

const deny = (name: string, scopes: readonly string[]): never => {
  const required = scopes.length > 1 ? `(${scopes.join(' || ')})` : scopes.join('')
  return refuse(`You do not have permission to call ${name}.${required ? ` Required permissions: ${required}` : ''}`)
}
