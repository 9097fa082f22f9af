/**
 * The grid's text area: it always has the focus of the grid and lies on the current cell, unseen until something is typed.
 * So typing, composing (IME), copying and pasting are the browser's own.
 */
import { cellName, type CellPlace } from '../a1'
import { displayText, editText, type BookStore } from '../book-view'
import { element } from '../element'
import type { SheetTable } from './sheet-table'

export interface CellEditor {
  readonly input: HTMLTextAreaElement
  editing(): boolean
  /** Opens with the cell's own text, as F2 does. */
  open(text?: string): void
  /** Ends editing; hands what was typed to `commit` when it differs. */
  commit(): void
  cancel(): void
  /** Lies on this cell from now on. */
  moveTo(place: CellPlace): void
  place(): void
  focus(): void
  onText(listener: (text: string) => void): void
}

export const createCellEditor = (
  host: HTMLElement,
  table: SheetTable,
  book: BookStore,
  commitText: (place: CellPlace, text: string) => void
): CellEditor => {
  const input = element('textarea', {
    class: 'cell-editor', rows: 1, spellcheck: 'false', autocomplete: 'off', autocapitalize: 'off', 'aria-label': 'Cell'
  })
  host.append(input)
  let cell: CellPlace = { row: 1, column: 1 }
  let open = false
  let before = ''
  const listeners: ((text: string) => void)[] = []

  const place = () => {
    const target = table.cellElement(cell)
    if (!target) {
      input.classList.add('out-of-sight')
      return
    }
    const frame = host.getBoundingClientRect()
    const box = target.getBoundingClientRect()
    input.classList.remove('out-of-sight')
    input.style.left = `${box.left - frame.left}px`
    input.style.top = `${box.top - frame.top}px`
    input.style.minWidth = `${box.width + 1}px`
    input.style.minHeight = `${box.height + 1}px`
    if (open) grow(frame.right - box.left - 20)
  }

  const grow = (room: number) => {
    input.style.width = '0'
    input.style.width = `${Math.max(Math.min(input.scrollWidth + 12, room), 0)}px`
    input.style.height = '0'
    input.style.height = `${input.scrollHeight}px`
  }

  const begin = () => {
    open = true
    before = editText(book.cell(cell.row, cell.column))
    input.classList.add('editing')
  }

  const end = () => {
    open = false
    input.value = ''
    input.classList.remove('editing')
    input.style.width = ''
    input.style.height = ''
    describe()
  }

  // What a screen reader says when the current cell moves.
  const describe = () => {
    const text = displayText(book.cell(cell.row, cell.column))
    input.setAttribute('aria-label', `${cellName(cell.row, cell.column)}${text ? `, ${text}` : ', blank'}`)
  }

  const say = () => {
    place()
    for (const listener of listeners) listener(input.value)
  }

  // Typing brings a cell that has been scrolled away back into sight; one in a hidden row takes nothing.
  const bringIntoSight = (): void => {
    if (table.cellElement(cell)) return
    void table.reveal(cell).then(() => (table.cellElement(cell) ? place() : end()))
  }

  input.addEventListener('input', () => {
    if (!open) {
      begin()
      bringIntoSight()
    }
    say()
  })

  return {
    input,
    editing: () => open,
    open: (text) => {
      begin()
      bringIntoSight()
      input.value = text ?? before
      input.focus({ preventScroll: true })
      input.setSelectionRange(input.value.length, input.value.length)
      say()
    },
    commit: () => {
      if (!open) return
      const text = input.value
      end()
      if (text !== before) commitText(cell, text)
    },
    cancel: end,
    moveTo: (next) => {
      cell = next
      describe()
      place()
    },
    place,
    focus: () => input.focus({ preventScroll: true }),
    onText: (listener) => listeners.push(listener)
  }
}
