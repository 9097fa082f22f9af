/**
 * What each service call costs at Google, in typical milliseconds (platform facts §8). Measured by others or guessed, as
 * the notes say: good for comparing ways of doing a thing, not for promising seconds.
 */

export interface Cost {
  ms: number
  /** Microseconds more for each cell. */
  perCell?: number
}

/** From this on a call is counted as one that reaches a backend. */
const BACKEND_MS = 5

const LOCAL: Cost = { ms: 0.1 }
const METADATA: Cost = { ms: 100 } // like getLastRow; measured with openById in it
const READ: Cost = { ms: 170, perCell: 8.7 }
const DISPLAY: Cost = { ms: 200, perCell: 10 } // assumed like getValues
const FORMAT_READ: Cost = { ms: 180, perCell: 8.7 } // assumed like getValues
const WRITE: Cost = { ms: 80, perCell: 8 }
const ONE_CELL: Cost = { ms: 1.25 } // in a write-only loop: the commit is charged at the flush
const FORMAT: Cost = { ms: 2 }
const GRID: Cost = { ms: 150 }
const DELETE: Cost = { ms: 60 }

const byMethods = (kind: string, cost: Cost, methods: string): Record<string, Cost> =>
  Object.fromEntries(
    methods
      .trim()
      .split(/\s+/)
      .map((method) => [`${kind}.${method}`, cost]),
  )

export const COSTS: Readonly<Record<string, Cost>> = {
  ...byMethods('SpreadsheetApp', { ms: 8 }, 'getActiveSheet getActiveRange getActiveRangeList getCurrentCell'),
  ...byMethods('SpreadsheetApp', METADATA, 'openById openByUrl'),
  'SpreadsheetApp.flush': { ms: 300 },
  ...byMethods(
    'Spreadsheet',
    { ms: 8 },
    `getActiveSheet getActiveRange getActiveRangeList getCurrentCell getSheets getSheetByName getSheetById
      getNumSheets`,
  ),
  ...byMethods('Spreadsheet', GRID, 'insertSheet deleteSheet moveActiveSheet'),
  'Spreadsheet.getName': METADATA,
  'Spreadsheet.toast': { ms: 30 },
  'Sheet.getSheetId': { ms: 2 },
  ...byMethods('Sheet', { ms: 150 }, 'getName getSheetName'), // blocks while formulas calculate
  ...byMethods(
    'Sheet',
    METADATA,
    `getLastRow getLastColumn getMaxRows getMaxColumns getFrozenRows getDataRange getFilter isSheetHidden
      getColumnWidth`,
  ),
  ...byMethods('Sheet', { ms: 15 }, 'isRowHiddenByFilter isRowHiddenByUser isColumnHiddenByUser'),
  ...byMethods('Sheet', { ms: 8 }, 'getActiveRange getActiveRangeList getActiveCell getCurrentCell getIndex'),
  'Sheet.getConditionalFormatRules': FORMAT_READ,
  ...byMethods('Sheet', GRID, 'setConditionalFormatRules clearConditionalFormatRules'), // guess
  'Sheet.appendRow': { ms: 107 },
  ...byMethods('Sheet', GRID, 'insertColumnAfter insertColumnBefore insertColumns insertColumnsAfter insertColumnsBefore'),
  ...byMethods('Sheet', GRID, 'insertRowAfter insertRowBefore insertRows insertRowsAfter insertRowsBefore'),
  ...byMethods('Sheet', DELETE, 'deleteColumn deleteColumns deleteRow deleteRows'),
  ...byMethods(
    'Sheet',
    FORMAT,
    `clear clearContents hideColumns hideRows hideSheet setColumnWidth setColumnWidths setFrozenRows setName
      setTabColor showColumns showRows showSheet`,
  ),
  ...byMethods('Range', READ, 'getValue getValues isBlank'),
  ...byMethods('Range', DISPLAY, 'getDisplayValue getDisplayValues'),
  ...byMethods(
    'Range',
    FORMAT_READ,
    `getBackground getBackgrounds getFontWeights getFormula getFormulas getNote getNotes getNumberFormat
      getNumberFormats getRichTextValue getRichTextValues getWrapStrategies`,
  ),
  ...byMethods('Range', WRITE, 'setValues setFormulas'),
  ...byMethods('Range', ONE_CELL, 'setValue setFormula setRichTextValue'),
  ...byMethods(
    'Range',
    FORMAT,
    `clear clearContent clearFormat clearNote setBackground setBackgrounds setFontColor setFontColors setFontStyle
      setFontWeight setFontWeights setNote setNotes setNumberFormat setNumberFormats setVerticalAlignment
      setWrap setWrapStrategy`,
  ),
  'Range.createFilter': GRID,
  'Range.getFilter': METADATA,
  ...byMethods('RangeList', FORMAT, 'clearContent setBackground setFontColor setFontWeight setNumberFormat setValue'),
  ...byMethods('Properties', { ms: 30 }, 'getProperty'),
  ...byMethods('Properties', { ms: 40 }, 'getProperties getKeys'),
  ...byMethods('Properties', { ms: 62 }, 'setProperty deleteProperty'),
  ...byMethods('Properties', { ms: 90 }, 'setProperties deleteAllProperties'),
  'Cache.get': { ms: 12 },
  'Cache.getAll': { ms: 25 },
  'Cache.put': { ms: 75 },
  'Cache.putAll': { ms: 90 },
  ...byMethods('Cache', { ms: 88 }, 'remove removeAll'),
  ...byMethods('Lock', { ms: 40 }, 'tryLock waitLock'), // guess; waiting comes on top
  'Lock.releaseLock': { ms: 30 },
  'UrlFetchApp.fetch': { ms: 120 }, // plus the server's own time
  'UrlFetchApp.fetchAll': { ms: 300 },
  ...byMethods('Ui', { ms: 700 }, 'showSidebar showModalDialog showModelessDialog alert prompt'),
  'Menu.addToUi': { ms: 30 },
  'ScriptApp.getProjectTriggers': { ms: 200 },
  'ScriptApp.deleteTrigger': { ms: 300 },
  'ClockTriggerBuilder.create': { ms: 400 },
  ...byMethods('Utilities', { ms: 1 }, 'computeDigest computeHmacSha256Signature'),
  'Utilities.formatDate': { ms: 0.3 },
  'Utilities.sleep': { ms: 0 },
  ...byMethods('console', { ms: 4 }, 'log info warn error debug'),
  'Logger.log': { ms: 4 },
}

/** Costs that no call has by name. */
export const EXTRA = {
  /** Script load and top level, warm. */
  start: 400,
  /** The first call of an execution that reaches the spreadsheet. */
  firstTouch: 100,
  /** Committing what is buffered, when a read or the end of the run forces it. */
  commit: { ms: 300, perCell: 50 } satisfies Cost,
  customFunction: 500,
  /** A waiter gets a released lock so much later. */
  lockHandover: 200,
  /** Each further element of a fetchAll. */
  fetchAllElement: 2,
} as const

/** Beyond this a write costs much more a cell: a jump that was measured. */
const LARGE_WRITE_CELLS = 20_000
const LARGE_WRITE_PER_CELL = 57

export const costOf = (name: string, cells: number): number => {
  const cost = COSTS[name] ?? LOCAL
  if (cost === WRITE && cells > LARGE_WRITE_CELLS) return (LARGE_WRITE_PER_CELL * cells) / 1000
  return cost.ms + ((cost.perCell ?? 0) * cells) / 1000
}

export const isBackendCall = (name: string): boolean => (COSTS[name] ?? LOCAL).ms >= BACKEND_MS
