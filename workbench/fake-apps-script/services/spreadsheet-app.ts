/** SpreadsheetApp, the spreadsheet itself, and the selection. */
import { local, look, write, type Handlers } from '../execution/handler'
import { refuse, TEXTS } from '../google-error'
import type * as signatures from '../signatures/spreadsheet'
import { refTo, type Ref } from '../wire'
import { parseA1, tabNamedIn } from './a1-notation'
import * as active from './active'
import { checkMayEdit, bookHandle, rangeOn, sheetHandle, wholeTab, type RangeListRef, type RangeRef } from './refs'
import { newRule } from './format-rule'
import { checkCellCount } from './structure'

/** Getters and setters of what is active, shared by the app and the spreadsheet. */
const activity = {
  getActiveSheet: look<null>((x) => active.activeSheet(x)),
  getActiveRange: look<null>((x) => active.activeRange(x)),
  getActiveRangeList: look<null>((x) => active.activeRangeList(x)),
  getCurrentCell: look<null>((x) => active.currentCell(x)),
  getSelection: local<null>((x) => (active.hasActiveBook(x) ? refTo('Selection', null) : null)),
  setActiveSheet: write<null>((x, _, sheet: Ref<number>) => {
    active.activateTab(x, sheet.ref)
    return sheet
  }),
  setActiveRange: write<null>((x, _, range: Ref<RangeRef>) => {
    active.activateRange(x, range.ref)
    return range
  }),
  setActiveRangeList: write<null>((x, _, list: Ref<RangeListRef>) => {
    active.activateRangeList(x, list.ref)
    return list
  }),
  setCurrentCell: write<null>((x, _, range: Ref<RangeRef>) => {
    active.activateCell(x, range.ref)
    return range
  }),
}

export const SpreadsheetApp: Handlers<typeof signatures.SpreadsheetApp> = {
  ...activity,
  flush: local((x) => x.commit()),
  getActive: local((x) => (active.hasActiveBook(x) ? bookHandle() : null)),
  getActiveSpreadsheet: local((x) => (active.hasActiveBook(x) ? bookHandle() : null)),
  getUi: local((x) => {
    const { kind } = x.request
    if (kind === 'time-trigger' || kind === 'web-app' || kind === 'custom-function') refuse(TEXTS.noUi)
    return refTo('Ui', null)
  }),
  newConditionalFormatRule: local((x) => newRule(x)),
  newRichTextValue: local((x) => refTo('RichTextValueBuilder', x.keep({ text: '', link: null }))),
  openById: local((x, _, id: string) => openedBook(x.host.book.id, id)),
  openByUrl: local((x, _, url: string) => openedBook(x.host.book.id, /\/d\/([\w-]+)/.exec(url)?.[1] ?? '')),
}

const openedBook = (ours: string, id: string): Ref =>
  id === ours ? bookHandle() : refuse('You do not have permission to access the requested document.')

export const Spreadsheet: Handlers<typeof signatures.Spreadsheet> = {
  ...activity,
  deleteSheet: write((x, _, sheet: Ref<number>) => {
    x.commit()
    const tab = x.tab(sheet.ref)
    checkMayEdit(x, tab, wholeTab(tab))
    if (x.host.book.tabs.length === 1) refuse("You can't remove all the sheets in a document.")
    x.host.book.deleteTab(tab.id)
    const first = x.host.book.tabs[0]
    if (first && x.view.activeTabId === tab.id) active.activateTab(x, first.id)
  }),
  getId: local((x) => x.host.book.id),
  getName: look((x) => x.host.book.name),
  getNumSheets: look((x) => x.host.book.tabs.length),
  getRange: look((x, _, text: string) => {
    const tab = tabNamedIn(x.host.book, text) ?? active.activeTab(x) ?? refuse('Range not found')
    return rangeOn(tab, parseA1(tab, text))
  }),
  getSheetById: look((x, _, id: number) => handleOrNull(x.host.book.tabById(id))),
  getSheetByName: look((x, _, name: string) => handleOrNull(x.host.book.tabByName(name))),
  getSheets: look((x) => x.host.book.tabs.map(sheetHandle)),
  getSpreadsheetLocale: local((x) => x.host.book.locale),
  getSpreadsheetTimeZone: local((x) => x.host.book.timeZone),
  getUrl: local((x) => `https://docs.google.com/spreadsheets/d/${x.host.book.id}/edit`),
  insertSheet: write((x, _, first?: string | number, second?: number) => {
    x.commit()
    const name = typeof first === 'string' ? first : undefined
    const index = typeof first === 'number' ? first : second
    if (name !== undefined && x.host.book.tabByName(name)) refuse(TEXTS.sheetExists(name))
    checkCellCount(x, 1000 * 26)
    const tab = x.host.book.insertTab(name, index)
    // A new sheet becomes the active one, whether the script wants that or not.
    active.activateTab(x, tab.id)
    return sheetHandle(tab)
  }),
  moveActiveSheet: write((x, _, position: number) => {
    x.commit()
    const tab = active.activeTab(x)
    if (tab) x.host.book.moveTab(tab.id, position - 1)
  }),
  setActiveSheet: write((x, _, sheet: Ref<number>, restoreSelection?: boolean) => {
    // Selections of other sheets are not remembered here, so there is none to restore.
    void restoreSelection
    active.activateTab(x, sheet.ref)
    return sheet
  }),
  toast: write((x, _, message: unknown, title: unknown = '', seconds: number = 5) => {
    if (x.hasPerson) x.effects.push({ kind: 'toast', message: String(message), title: String(title ?? ''), seconds })
  }),
}

const handleOrNull = (tab: Parameters<typeof sheetHandle>[0] | undefined): Ref | null => (tab ? sheetHandle(tab) : null)

export const Selection: Handlers<typeof signatures.Selection> = {
  getActiveRange: activity.getActiveRange,
  getActiveRangeList: activity.getActiveRangeList,
  getActiveSheet: activity.getActiveSheet,
  getCurrentCell: activity.getCurrentCell,
}
