/** The workbench's own menus and the grid's context menu, as data. */
import { columnLetters } from '../a1'
import { APPS_SCRIPT_PARTS, type AppsScriptPart } from '../apps-script/apps-script-dialog'
import type { BookStore } from '../book-view'
import type { Edits } from '../edits'
import type { SheetPane } from '../grid/sheet-pane'
import type { ScriptMenu, ScriptRuns } from '../script-runs'
import type { MenuItem } from '../../server/protocol'
import type { BarMenu } from './menu-bar'
import type { MenuEntry } from './popup-menu'

export interface MenuParts {
  book: BookStore
  edits: Edits
  pane: SheetPane
  runs: ScriptRuns
  togglePanel(): void
  panelOpen(): boolean
  chooseTab(id: number): void
  openAppsScript(part: AppsScriptPart): void
}

const item = (caption: string, run: () => unknown, more: Partial<Extract<MenuEntry, { kind: 'item' }>> = {}): MenuEntry => ({
  kind: 'item', caption, run: () => void run(), ...more
})
const SEPARATOR: MenuEntry = { kind: 'separator' }

const rowWords = (pane: SheetPane) => {
  const { row, rows } = pane.selection().ranges.at(-1)!
  return rows === 1 ? `row ${row}` : `rows ${row}–${row + rows - 1}`
}
const countWords = (count: number, what: string) => (count === 1 ? `1 ${what}` : `${count} ${what}s`)

export const bookMenus = ({ book, edits, pane, togglePanel, panelOpen, chooseTab, openAppsScript }: MenuParts): BarMenu[] => [
  {
    caption: 'File',
    entries: () => [
      item('Download this sheet as CSV', () => location.assign(`/export/${encodeURIComponent(tabName(book))}.csv`), { icon: 'download' }),
      item('Print', () => print(), { hint: 'Ctrl+P' })
    ]
  },
  {
    caption: 'Edit',
    entries: () => [
      item('Undo', edits.undo, { hint: 'Ctrl+Z', icon: 'undo' }),
      item('Copy', pane.copy, { hint: 'Ctrl+C' }),
      SEPARATOR,
      item('Clear contents', edits.clear, { hint: 'Del' }),
      item(`Delete ${rowWords(pane)}`, edits.deleteRows, { icon: 'delete-row' }),
      item(`Delete column ${columnLetters(pane.selection().active.column)}`, edits.deleteColumns)
    ]
  },
  {
    caption: 'View',
    entries: () => [
      { kind: 'submenu', caption: 'Freeze', items: [0, 1, 2].map((count) =>
        item(count === 0 ? 'No rows' : countWords(count, 'row'), () => edits.freezeTo(count), { checked: book.tab().frozenRows === count })) },
      item(`Hide ${rowWords(pane)}`, edits.hideRows, { icon: 'hide-row' }),
      item('Show all hidden rows', edits.showAllRows, { disabled: book.tab().hiddenByUser.length === 0, icon: 'show-rows' }),
      item(`Hide column ${columnLetters(pane.selection().active.column)}`, edits.hideColumns),
      item('Show all hidden columns', edits.showAllColumns, { disabled: book.tab().hiddenColumns.length === 0 }),
      { kind: 'submenu', caption: 'Hidden sheets', items: hiddenTabs({ book, edits, chooseTab }) },
      SEPARATOR,
      item('HeyReach (emulated)', togglePanel, { checked: panelOpen() })
    ]
  },
  {
    caption: 'Insert',
    entries: () => {
      const { rows, columns } = pane.selection().ranges.at(-1)!
      return [
        item(`${countWords(rows, 'row')} above`, () => edits.insertRows('above'), { icon: 'row-above' }),
        item(`${countWords(rows, 'row')} below`, () => edits.insertRows('below'), { icon: 'row-below' }),
        item(`${countWords(columns, 'column')} left`, () => edits.insertColumns('left')),
        item(`${countWords(columns, 'column')} right`, () => edits.insertColumns('right')),
        SEPARATOR,
        item('Sheet', () => edits.send({ op: 'add-tab' }))
      ]
    }
  },
  {
    caption: 'Data',
    entries: () => {
      const letters = columnLetters(pane.selection().active.column)
      return [
        item(`Sort sheet by column ${letters} (A → Z)`, () => edits.sort(true), { icon: 'sort-up' }),
        item(`Sort sheet by column ${letters} (Z → A)`, () => edits.sort(false), { icon: 'sort-down' }),
        SEPARATOR,
        item(book.tab().filter ? 'Remove filter' : 'Create a filter', edits.toggleFilter, { icon: 'filter' })
      ]
    }
  },
  {
    caption: 'Apps Script',
    entries: () => APPS_SCRIPT_PARTS.map((part) => item(part, () => openAppsScript(part), { hint: 'emulated' }))
  }
]

const tabName = (book: BookStore) => book.tabs().find(({ id }) => id === book.tab().id)?.name ?? ''

const hiddenTabs = ({ book, edits, chooseTab }: Pick<MenuParts, 'book' | 'edits' | 'chooseTab'>): MenuEntry[] => {
  const hidden = book.tabs().filter((tab) => tab.hidden)
  if (hidden.length === 0) return [item('None', () => undefined, { disabled: true })]
  return hidden.map((tab) => item(`Show “${tab.name}”`, async () => {
    if (await edits.send({ op: 'hide-tab', tab: tab.id, hidden: false })) chooseTab(tab.id)
  }))
}

/** The script's menus, whose items run its functions. */
export const scriptMenus = (menus: ScriptMenu[], runs: ScriptRuns): BarMenu[] =>
  menus.map(({ caption, items }) => ({ caption, entries: () => items.map((entry) => scriptEntry(entry, runs)) }))

const scriptEntry = (entry: MenuItem, runs: ScriptRuns): MenuEntry => {
  switch (entry.kind) {
    case 'separator':
      return SEPARATOR
    case 'submenu':
      return { kind: 'submenu', caption: entry.caption, items: entry.items.map((inner) => scriptEntry(inner, runs)) }
    case 'item':
      return item(entry.caption, () => runs.run(entry.functionName))
  }
}

export const contextMenu = ({ book, edits, pane }: MenuParts): MenuEntry[] => [
  item('Copy', pane.copy, { hint: 'Ctrl+C' }),
  item('Clear contents', edits.clear, { hint: 'Del' }),
  SEPARATOR,
  item('Insert row above', () => edits.insertRows('above'), { icon: 'row-above' }),
  item('Insert row below', () => edits.insertRows('below'), { icon: 'row-below' }),
  item(`Delete ${rowWords(pane)}`, edits.deleteRows, { icon: 'delete-row' }),
  item(`Hide ${rowWords(pane)}`, edits.hideRows, { icon: 'hide-row' }),
  item('Show hidden rows here', edits.showRows, { icon: 'show-rows', disabled: book.tab().hiddenByUser.length === 0 }),
  SEPARATOR,
  item('Sort sheet A → Z', () => edits.sort(true), { icon: 'sort-up' }),
  item('Sort sheet Z → A', () => edits.sort(false), { icon: 'sort-down' })
]
