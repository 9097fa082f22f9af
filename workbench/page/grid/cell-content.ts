/** A cell's view as DOM: text is text; an address becomes a link look, opened from the chip and not by a click that selects. */
import { element, icon } from '../element'
import type { CellView } from '../../server/protocol'

const WEB_ADDRESS = /^https?:\/\/\S+$/i

/** The address a cell leads to: its link, or its text when that is just one. Only the web: nothing that runs when it is opened. */
export const addressOf = (cell: CellView): string | null => {
  const address = typeof cell === 'string' ? cell : (cell.link ?? cell.t)
  return WEB_ADDRESS.test(address) && URL.canParse(address) ? address : null
}

export const fillCell = (into: HTMLElement, cell: CellView): Node => {
  const { t: text, s: style = '', bg, fg, note, m: message } = typeof cell === 'string' ? { t: cell } : cell
  into.className = into.className.replace(/ ?\bis-\w+/g, '')
  if (style.includes('b')) into.classList.add('is-bold')
  if (style.includes('i')) into.classList.add('is-italic')
  if (style.includes('w')) into.classList.add('is-wrapped')
  if (style.includes('r')) into.classList.add('is-right')
  if (style.includes('c')) into.classList.add('is-centred')
  if (style.includes('x')) into.classList.add('is-error')
  if (note) into.classList.add('is-noted')
  if (text !== '' && addressOf(cell)) into.classList.add('is-link')
  into.style.backgroundColor = bg ?? ''
  into.style.color = fg ?? ''
  into.title = [message, note].filter(Boolean).join('\n\n')
  return document.createTextNode(text)
}

/** The funnel in a filter's header cell. */
export const filterButton = (column: number, filtering: boolean, open: (button: HTMLElement) => void): HTMLElement => {
  const button = element('button', {
    class: filtering ? 'filter-button is-filtering' : 'filter-button',
    type: 'button',
    tabindex: -1,
    'data-filter-column': column,
    'aria-label': filtering ? 'Filter (some values are hidden)' : 'Filter',
    onclick: () => open(button)
  }, icon(filtering ? 'filter-on' : 'filter-small'))
  return button
}

/** A row's number, with a mark where rows are hidden next to it. */
export const rowHeader = (into: HTMLElement, row: number, gapBefore: 'user' | 'filter' | null, filtered: boolean): Node => {
  into.classList.toggle('has-gap', gapBefore !== null)
  into.classList.toggle('has-user-gap', gapBefore === 'user')
  into.classList.toggle('in-filter', filtered)
  into.setAttribute('role', 'rowheader')
  const number = document.createTextNode(String(row))
  if (gapBefore !== 'user') return number
  const both = document.createDocumentFragment()
  both.append(
    number,
    element('button', { class: 'unhide', type: 'button', tabindex: -1, title: 'Show the hidden rows above', 'aria-label': `Show hidden rows above row ${row}`, 'data-unhide': row })
  )
  return both
}
