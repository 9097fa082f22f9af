/** The name box and the formula bar: where the current cell is and what stands in it, both to be typed into. */
import { parseRange, rangeName } from './a1'
import { editText, type BookStore } from './book-view'
import { find } from './element'
import { selectRange, type Selection } from './grid/selection'

export interface FormulaBarHost {
  get(): Selection
  set(selection: Selection): void
  type(row: number, column: number, text: string): void
  focusGrid(): void
  step(direction: 'down' | 'right'): void
  /** What is before the caret in the bar; null: no more. */
  typing(text: string | null): void
}

export interface FormulaBar {
  draw(): void
  /** Follows what is being typed in the cell. */
  follow(text: string): void
}

export const createFormulaBar = (book: BookStore, person: FormulaBarHost): FormulaBar => {
  const nameBox = find<HTMLInputElement>('#name-box')
  const input = find<HTMLTextAreaElement>('#formula')

  const here = () => person.get().active
  const stored = () => editText(book.cell(here().row, here().column))
  const nameHere = () => rangeName(person.get().ranges.at(-1)!)

  const draw = () => {
    if (document.activeElement !== nameBox) nameBox.value = nameHere()
    if (document.activeElement !== input) input.value = stored()
  }

  nameBox.addEventListener('focus', () => nameBox.select())
  nameBox.addEventListener('blur', () => (nameBox.value = nameHere()))
  nameBox.addEventListener('keydown', (event) => {
    event.stopPropagation()
    if (event.key === 'Escape') person.focusGrid()
    if (event.key !== 'Enter') return
    // Else the grid, which has the focus by then, gets this Enter too and opens its editor with a line break in it.
    event.preventDefault()
    const rect = parseRange(nameBox.value, { rows: book.tab().rowCount, columns: book.tab().columnCount })
    if (rect) person.set(selectRange(rect))
    person.focusGrid()
  })

  // The cell that is being edited stays the one where typing began, whatever is clicked.
  let editing: { row: number; column: number } | null = null
  const commit = () => {
    if (editing && input.value !== editText(book.cell(editing.row, editing.column))) person.type(editing.row, editing.column, input.value)
    editing = null
  }
  input.addEventListener('focus', () => (editing = here()))
  for (const kind of ['input', 'keyup', 'click']) input.addEventListener(kind, () => editing && person.typing(input.value.slice(0, input.selectionStart)))
  input.addEventListener('blur', () => {
    person.typing(null)
    commit()
    draw()
  })
  input.addEventListener('keydown', (event) => {
    event.stopPropagation()
    if (event.key === 'Escape') {
      editing = null
      input.value = stored()
      person.focusGrid()
    } else if ((event.key === 'Enter' && !event.altKey && !event.ctrlKey && !event.metaKey) || event.key === 'Tab') {
      event.preventDefault()
      commit()
      person.step(event.key === 'Tab' ? 'right' : 'down')
      person.focusGrid()
    }
  })

  return {
    draw,
    follow: (text) => {
      if (document.activeElement !== input) input.value = text
    }
  }
}
