/** The grid as one thing: table, selection, pointer, keys, editor, clipboard and the chip of a cell's link, working together. */
import { displayText, type BookChange, type BookStore } from '../book-view'
import { element } from '../element'
import type { Edits } from '../edits'
import { createCellEditor } from './cell-editor'
import { copyText, pasteEdit } from './clipboard'
import { handleKey, type KeyboardHost } from './keyboard'
import { createLinkChip } from './link-chip'
import { createSelectionPainter } from './paint-selection'
import { listenToPointer } from './pointer'
import { keepInside, move, selectCell, selectRanges, type Direction, type Lines, type Selection } from './selection'
import { createSheetTable, type Hit } from './sheet-table'
import type { Rect } from '../../server/protocol'

export interface SheetPane {
  show(change: BookChange): Promise<void>
  selection(): Selection
  select(selection: Selection, reveal?: boolean): void
  selectRects(rects: Rect[]): void
  focus(): void
  step(direction: Direction): void
  copy(): Promise<void>
  editing(): boolean
  undo(): void
}

export interface SheetPaneHost {
  edits(): Edits
  selectionChanged(): void
  typing(text: string): void
  openFilter(column: number, button: HTMLElement): void
  menu(hit: Hit | null, at: { x: number; y: number }): void
}

export const createSheetPane = (host: HTMLElement, book: BookStore, person: SheetPaneHost): SheetPane => {
  const holder = element('div', { class: 'table-holder' })
  host.replaceChildren(holder)

  // Each tab keeps its own selection while the page is open.
  const selections = new Map<number, Selection>()
  const get = (): Selection => selections.get(book.tab().id) ?? selectCell({ row: book.visibleRows()[0] ?? 1, column: 1 })

  const table = createSheetTable(holder, book, {
    columnWidth: (column, px) => void person.edits().send({ op: 'column-width', tab: book.tab().id, column, px }),
    openFilter: person.openFilter
  })
  const editor = createCellEditor(host, table, book, ({ row, column }, text) => void person.edits().typeInto(row, column, text))
  editor.onText(person.typing)

  const lines = (): Lines => {
    const rows = book.visibleRows()
    return {
      rows: book.tab().rowCount,
      columns: book.tab().columnCount,
      visibleRow: (row, step) => nearest(rows, row, step),
      visibleColumn: (column, step) => nearestSeen(book.tab(), column, step),
      filled: (row, column) => displayText(book.cell(row, column)) !== ''
    }
  }

  const paintSelection = createSelectionPainter(holder, table, book)
  let revealed: Promise<void> = Promise.resolve()
  const set = (selection: Selection, reveal = true) => {
    selections.set(book.tab().id, selection)
    const end = selection.ranges.at(-1)!
    const oneCell = end.rows === 1 && end.columns === 1
    editor.moveTo(selection.active)
    draw()
    person.selectionChanged()
    // Whole rows and columns reach beyond what can be seen: do not scroll after their ends.
    const whole = end.rows === book.tab().rowCount || end.columns === book.tab().columnCount
    if (reveal && !whole) revealed = revealed.then(() => table.reveal(oneCell ? selection.active : selection.head)).then(draw)
  }

  const draw = () => {
    paintSelection(get())
    editor.place()
    chip.draw()
  }
  const chip = createLinkChip(host, table, book, { active: () => get().active, editing: editor.editing })
  editor.onText(chip.draw)
  table.onDraw(draw)

  const keys: KeyboardHost = {
    get, set, lines,
    editing: editor.editing,
    edit: () => editor.open(),
    commit: editor.commit,
    cancel: () => {
      editor.cancel()
      chip.draw()
      person.selectionChanged()
    },
    clear: () => void person.edits().clear(),
    undo: () => void person.edits().undo(),
    pageSize: table.pageSize,
    menu: () => {
      const box = (table.cellElement(get().active) ?? host).getBoundingClientRect()
      person.menu(null, { x: box.left + 8, y: box.bottom })
    },
    breakLine: () => {
      editor.input.setRangeText('\n', editor.input.selectionStart, editor.input.selectionEnd, 'end')
      editor.input.dispatchEvent(new Event('input'))
    }
  }
  editor.input.addEventListener('keydown', (event) => {
    if (handleKey(event, keys)) event.preventDefault()
  })
  editor.input.addEventListener('blur', () => editor.commit())

  listenToPointer(host, table, {
    get, lines,
    set: (selection) => set(selection, false),
    edit: () => editor.open(),
    menu: person.menu,
    unhide: (row) => {
      const runs = book.tab().hiddenByUser.filter(([first, count]) => first + count === row)
      void person.edits().send({ op: 'show-rows', tab: book.tab().id, runs })
    },
    leaveEditor: () => {
      editor.commit()
      editor.focus()
    }
  })

  editor.input.addEventListener('copy', (event) => {
    if (editor.editing()) return
    event.preventDefault()
    event.clipboardData?.setData('text/plain', copyText(get(), book))
  })
  editor.input.addEventListener('cut', (event) => {
    if (editor.editing()) return
    event.preventDefault()
    event.clipboardData?.setData('text/plain', copyText(get(), book))
    void person.edits().clear()
  })
  editor.input.addEventListener('paste', (event) => {
    if (editor.editing()) return
    event.preventDefault()
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (text === '') return
    const { edit, covers } = pasteEdit(text, get(), book.tab().id)
    void person.edits().send(edit, covers).then((done) => {
      if (done && covers.length === 1) set({ ...get(), ranges: covers, head: { row: covers[0]!.row + covers[0]!.rows - 1, column: covers[0]!.column + covers[0]!.columns - 1 } }, false)
    })
  })
  addEventListener('resize', draw)

  return {
    show: async (change) => {
      await table.show(change)
      if (book.tab().rowCount > 0) selections.set(book.tab().id, keepInside(get(), lines()))
      editor.moveTo(get().active)
      draw()
      person.selectionChanged()
    },
    selection: get,
    select: (selection, reveal) => set(selection, reveal),
    selectRects: (rects) => {
      const selection = selectRanges(rects)
      if (!selection) return
      set(selection)
      // The script shows rows to the person: bring the current cell into view, even of whole rows.
      revealed = revealed.then(() => table.reveal(selection.active)).then(draw)
    },
    focus: () => {
      editor.focus()
      draw()
    },
    step: (direction) => set(move(get(), lines(), direction)),
    copy: () => navigator.clipboard.writeText(copyText(get(), book)),
    editing: editor.editing,
    undo: keys.undo
  }
}

/** The nearest entry of an ascending list from `row` on, going that way. */
const nearest = (rows: number[], row: number, step: 1 | -1): number | null => {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (rows[middle]! < row) low = middle + 1
    else high = middle
  }
  if (step === 1 || rows[low] === row) return rows[low] ?? null
  return rows[low - 1] ?? null
}

const nearestSeen = ({ columnCount, hiddenColumns }: { columnCount: number; hiddenColumns: number[] }, from: number, step: 1 | -1): number | null => {
  for (let column = from; column >= 1 && column <= columnCount; column += step) if (!hiddenColumns.includes(column)) return column
  return null
}
