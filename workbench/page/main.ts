/** The workbench's page: puts its parts together. */
import { createApi } from './api'
import { createAppsScriptDialog } from './apps-script/apps-script-dialog'
import { rangeName } from './a1'
import { createBookStore, displayText } from './book-view'
import { createEdits, type Edits } from './edits'
import { find } from './element'
import { openFilterDialog } from './filter-dialog'
import { createFormulaBar } from './formula-bar'
import { createFunctionHint } from './function-hint'
import { createSheetPane } from './grid/sheet-pane'
import { bookMenus, contextMenu, scriptMenus, type MenuParts } from './menus/book-menus'
import { createMenuBar } from './menus/menu-bar'
import { openPopup } from './menus/popup-menu'
import { createPanel } from './panel'
import { createPerson } from './person'
import { createScriptRuns, type ScriptMenu } from './script-runs'
import { createTabBar } from './tab-bar'
import { createToasts } from './toasts'
import { createToolbar } from './toolbar'

const api = createApi()
const book = createBookStore(api)
const toasts = createToasts(find('#toasts'), find('#notices'))
const panel = createPanel(find('#panel'), api)
const appsScript = createAppsScriptDialog(api, toasts)

const hint = createFunctionHint(find('#function-hint'))
const refreshHint = (): void => void api.functions().then(hint.set)

// The pane and the edits need each other: a selection to act on, acts for keys.
const late: { edits?: Edits } = {}
const pane = createSheetPane(find('#grid'), book, {
  edits: () => late.edits!,
  selectionChanged: () => {
    hint.hide()
    formulaBar.draw()
    drawSum()
  },
  typing: (text) => {
    formulaBar.follow(text)
    hint.follow(text)
  },
  openFilter: (column, button) => openFilterDialog(book, edits, column, button),
  menu: (_hit, at) => openPopup(contextMenu(parts), at, { label: 'Cells' })
})
const edits = createEdits(book, { get: pane.selection, set: pane.select, refused: toasts.error })
late.edits = edits

const formulaBar = createFormulaBar(book, {
  get: pane.selection,
  set: pane.select,
  type: (row, column, text) => void edits.typeInto(row, column, text),
  focusGrid: pane.focus,
  step: pane.step,
  typing: (text) => (text === null ? hint.hide() : hint.follow(text))
})

const chooseTab = (id: number): void => {
  void book.showTab(id).then(pane.focus)
}
const tabBar = createTabBar(find('#tab-bar'), book, edits, chooseTab)

const runs = createScriptRuns(api, toasts, find('#sidebar'), {
  whereabouts: () => ({ tabId: book.tab().id, selection: pane.selection().ranges }),
  activate: async (tabId, selection) => {
    if (tabId !== book.tab().id) await book.showTab(tabId)
    pane.selectRects(selection)
  },
  menusChanged: (menus) => drawMenus(menus),
  refresh: book.refresh,
  focusGrid: pane.focus
})

const parts: MenuParts = { book, edits, pane, runs, togglePanel: panel.toggle, panelOpen: panel.isOpen, chooseTab, openAppsScript: appsScript.open }
const menuBar = createMenuBar(find('#menu-bar'))
const drawMenus = (menus: ScriptMenu[]) => menuBar.set([...bookMenus(parts), ...scriptMenus(menus, runs)])
drawMenus([])

const toolbar = createToolbar(find('#toolbar'), [
  [{ icon: 'undo', label: 'Undo (Ctrl+Z)', run: () => void edits.undo() }],
  [
    { icon: 'filter', label: 'Create or remove a filter', run: () => void edits.toggleFilter(), pressed: () => book.tab().filter !== null },
    { icon: 'sort-up', label: 'Sort sheet A → Z by this column', run: () => void edits.sort(true) },
    { icon: 'sort-down', label: 'Sort sheet Z → A by this column', run: () => void edits.sort(false) }
  ],
  [
    { icon: 'row-above', label: 'Insert row above', run: () => void edits.insertRows('above') },
    { icon: 'row-below', label: 'Insert row below', run: () => void edits.insertRows('below') },
    { icon: 'delete-row', label: 'Delete the selected rows', run: () => void edits.deleteRows() }
  ],
  [
    { icon: 'hide-row', label: 'Hide the selected rows', run: () => void edits.hideRows() },
    { icon: 'show-rows', label: 'Show all hidden rows', run: () => void edits.showAllRows(), enabled: () => book.tab().hiddenByUser.length > 0 }
  ]
])

/** What is selected, in words: screen readers get it, and people the count. */
const drawSum = () => {
  const { ranges } = pane.selection()
  const cells = ranges.reduce((sum, rect) => sum + rect.rows * rect.columns, 0)
  const label = find('#selection-sum')
  if (cells < 2) {
    label.textContent = ''
    return
  }
  let filled = 0
  for (const [row, values] of book.rows()) {
    values.forEach((cell, index) => {
      const inside = ranges.some((rect) => row >= rect.row && row < rect.row + rect.rows && index + 1 >= rect.column && index + 1 < rect.column + rect.columns)
      if (inside && displayText(cell) !== '') filled++
    })
  }
  const named = ranges.length <= 3 ? ranges.map(rangeName).join(', ') : `${ranges.length} ranges`
  label.textContent = `${named} · ${filled} filled`
}

book.onChange((change) => {
  if (change.tabs) {
    document.title = `${book.name()} – workbench`
    find('#book-name').textContent = book.name()
    tabBar.draw()
  }
  toolbar.draw()
  void pane.show(change)
})

api.onConnection((connected) => {
  find('#offline').hidden = connected
  if (connected) void book.refresh().then(panel.refresh)
})
api.onEvent((event) => {
  switch (event.kind) {
    case 'book':
      void book.refresh()
      break
    case 'dialog':
      void runs.ask(event.question)
      break
    case 'dialog-over':
      runs.questionOver(event.id)
      break
    case 'project':
      toasts.toast('The add-on was built anew.', '', 4)
      void runs.projectChanged()
      refreshHint()
      break
    case 'heyreach':
      void panel.refresh()
      break
    case 'apps-script':
      void appsScript.refresh()
      break
  }
})

addEventListener('keydown', (event) => {
  if (event.altKey && event.key === '/') {
    event.preventDefault()
    find('#menu-bar').querySelector('button')?.focus()
  }
})

// Somebody else's menus, and none of the sidebar that another person had open.
const person = createPerson(find('#person'), api, () => {
  runs.closeSidebar()
  void runs.open()
})

void Promise.all([book.refresh(), person.begin()]).then(async () => {
  pane.focus()
  refreshHint()
  document.body.dataset.ready = 'true'
  await Promise.all([runs.open(), panel.refresh()])
  document.body.dataset.opened = 'true'
})
