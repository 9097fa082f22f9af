/** The filter of one column: its values with check boxes, a search among them, and sorting. Blank is a value too. */
import { displayText, type BookStore } from './book-view'
import { element } from './element'
import type { Edits } from './edits'
import { columnLetters } from './a1'

/** More boxes than this help nobody; the search narrows them. */
const MOST_SHOWN = 500

export const openFilterDialog = (book: BookStore, edits: Edits, column: number, near: HTMLElement): void => {
  const tab = book.tab()
  const filter = tab.filter
  if (!filter) return
  const hidden = new Set(filter.columns.find((entry) => entry.column === column)?.hiddenValues ?? [])
  const { row, rows } = filter.rect
  const values = [...new Set(Array.from({ length: rows - 1 }, (_, index) => displayText(book.cell(row + 1 + index, column))))].sort((one, other) =>
    one === '' ? -1 : other === '' ? 1 : one.localeCompare(other, undefined, { numeric: true, sensitivity: 'base' }))

  const list = element('div', { class: 'filter-values', role: 'group', 'aria-label': 'Values' })
  const search = element('input', { type: 'search', class: 'dialog-input', placeholder: 'Search values', 'aria-label': 'Search values' })
  const found = () => values.filter((value) => value.toLowerCase().includes(search.value.toLowerCase()))
  const draw = () => {
    const matching = found()
    list.replaceChildren(...matching.slice(0, MOST_SHOWN).map((value) => {
      const box = element('input', { type: 'checkbox' })
      box.checked = !hidden.has(value)
      box.addEventListener('change', () => (box.checked ? hidden.delete(value) : hidden.add(value)))
      return element('label', {}, box, element('span', { class: value === '' ? 'blank-value' : null }, value === '' ? '(Blanks)' : value))
    }))
    if (matching.length > MOST_SHOWN) list.append(element('p', { class: 'filter-more' }, `${matching.length - MOST_SHOWN} more: search to narrow them.`))
  }
  search.addEventListener('input', draw)
  const all = (shown: boolean) => {
    for (const value of found()) if (shown) hidden.delete(value); else hidden.add(value)
    draw()
  }

  const button = (caption: string, run: () => void, kind = 'button') => element('button', { type: 'button', class: kind, onclick: run }, caption)
  const sort = (ascending: boolean) => {
    dialog.close()
    void edits.sort(ascending, column)
  }
  const apply = () => {
    dialog.close()
    void edits.send({ op: 'filter-column', tab: tab.id, column, hiddenValues: values.filter((value) => hidden.has(value)) })
  }
  const dialog = element(
    'dialog',
    { class: 'dialog filter-dialog', 'aria-label': `Filter column ${columnLetters(column)}` },
    button('Sort A → Z', () => sort(true), 'menu-line'),
    button('Sort Z → A', () => sort(false), 'menu-line'),
    element('hr'),
    element('div', { class: 'filter-all' }, button('Select all', () => all(true), 'link-button'), ' – ', button('Clear', () => all(false), 'link-button')),
    search,
    list,
    element('div', { class: 'dialog-buttons' }, button('OK', apply, 'button primary'), button('Cancel', () => dialog.close()))
  )
  const before = document.activeElement as HTMLElement | null
  dialog.addEventListener('close', () => {
    dialog.remove()
    before?.focus()
  })
  dialog.addEventListener('keydown', (event) => {
    event.stopPropagation()
    if (event.key === 'Enter' && event.target === search) apply()
  })
  dialog.addEventListener('pointerdown', (event) => {
    if (event.target === dialog) dialog.close()
  })
  draw()
  document.body.append(dialog)
  dialog.showModal()
  const box = near.getBoundingClientRect()
  dialog.style.left = `${Math.max(8, Math.min(box.left, innerWidth - dialog.offsetWidth - 8))}px`
  dialog.style.top = `${Math.max(8, Math.min(box.bottom + 4, innerHeight - dialog.offsetHeight - 8))}px`
  search.focus()
}
