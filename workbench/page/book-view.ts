/** The page's copy of the visible tab, kept equal to the server's by asking for what is newer. The server is the only truth. */
import type { Api } from './api'
import type { CellView, Edit, EditAnswer, RowView, TabSummary, TabView } from '../server/protocol'

export interface BookChange {
  /** Which rows look different; null: all may. */
  rows: number[] | null
  /** Size, hidden rows, widths, frozen rows, filter, or another tab altogether. */
  shape: boolean
  tabs: boolean
}

export interface BookStore {
  name(): string
  tabs(): TabSummary[]
  tab(): TabView
  rows(): ReadonlyMap<number, RowView>
  cell(row: number, column: number): CellView
  /** Row numbers that are not hidden, ascending. */
  visibleRows(): number[]
  /** -1 or the hidden kind: why a row cannot be seen. */
  hiddenBy(row: number): 'user' | 'filter' | null
  refresh(): Promise<void>
  showTab(id: number): Promise<void>
  edit(edit: Edit): Promise<EditAnswer>
  onChange(listener: (change: BookChange) => void): void
}

const EMPTY_TAB: TabView = {
  id: -1, rowCount: 0, columnCount: 0, frozenRows: 0, columnWidths: {}, filter: null, hiddenByUser: [], hiddenByFilter: [], hiddenColumns: [], whole: true, rows: []
}

export const createBookStore = (api: Api): BookStore => {
  let name = ''
  let tabs: TabSummary[] = []
  let tab = EMPTY_TAB
  let rows = new Map<number, RowView>()
  let visible: number[] = []
  let hidden = new Map<number, 'user' | 'filter'>()
  let version = -1
  let wanted: number | null = null
  let fetching: Promise<void> | null = null
  let again = false
  const listeners: ((change: BookChange) => void)[] = []

  const shapeOf = (view: TabView): string => JSON.stringify({ ...view, whole: null, rows: null })

  const fetchOnce = async (): Promise<void> => {
    const asked = wanted
    const book = await api.view(asked, asked === tab.id ? version : -1)
    if (asked !== wanted) return // another tab was chosen meanwhile; its own fetch follows
    const next = book.tab
    const otherTab = next.id !== tab.id
    const shape = otherTab || shapeOf(next) !== shapeOf(tab)
    const tabsChanged = otherTab || JSON.stringify(tabs) !== JSON.stringify(book.tabs) || name !== book.name
    if (next.whole) rows = new Map()
    for (const [row, cells] of next.rows) rows.set(row, cells)
    name = book.name
    tabs = book.tabs
    tab = { ...next, rows: [] }
    version = book.version
    wanted = next.id
    if (shape) {
      hidden = new Map()
      for (const [first, count] of next.hiddenByFilter) for (let row = first; row < first + count; row++) hidden.set(row, 'filter')
      for (const [first, count] of next.hiddenByUser) for (let row = first; row < first + count; row++) hidden.set(row, 'user')
      visible = []
      for (let row = 1; row <= next.rowCount; row++) if (!hidden.has(row)) visible.push(row)
    }
    const changed = next.whole ? null : next.rows.map(([row]) => row)
    if (shape || tabsChanged || changed === null || changed.length > 0) {
      for (const listener of listeners) listener({ rows: changed, shape, tabs: tabsChanged })
    }
  }

  // One request at a time; whatever happens meanwhile is covered by one more.
  const refresh = (): Promise<void> => {
    if (fetching) {
      again = true
      return fetching
    }
    fetching = (async () => {
      try {
        do {
          again = false
          await fetchOnce()
        } while (again)
      } finally {
        fetching = null
      }
    })()
    return fetching
  }

  return {
    name: () => name,
    tabs: () => tabs,
    tab: () => tab,
    rows: () => rows,
    cell: (row, column) => rows.get(row)?.[column - 1] ?? '',
    visibleRows: () => visible,
    hiddenBy: (row) => hidden.get(row) ?? null,
    refresh,
    showTab: (id) => {
      wanted = id
      return refresh()
    },
    edit: async (edit) => {
      const answer = await api.edit(edit)
      if (answer.tabId !== undefined) wanted = answer.tabId
      await refresh()
      return answer
    },
    onChange: (listener) => listeners.push(listener)
  }
}

export const displayText = (cell: CellView): string => (typeof cell === 'string' ? cell : cell.t)
export const editText = (cell: CellView): string => (typeof cell === 'string' ? cell : (cell.e ?? cell.t))
