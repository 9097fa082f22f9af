/**
 * The small card with a cell's address: under the current cell, or beside the cell on which the pointer rests. Its click
 * opens the address; the cell's own click selects, as ever.
 */
import type { CellPlace } from '../a1'
import type { BookStore } from '../book-view'
import { element } from '../element'
import { addressOf } from './cell-content'
import type { SheetTable } from './sheet-table'

export interface LinkChip {
  /** After whatever may have moved or changed the cell. */
  draw(): void
}

export interface LinkChipHost {
  active(): CellPlace
  editing(): boolean
}

/** A pointer on its way elsewhere brings no card up. */
const REST_MS = 350
const GAP = 3
const ROW_NUMBERS = 48

export const createLinkChip = (host: HTMLElement, table: SheetTable, book: BookStore, person: LinkChipHost): LinkChip => {
  const chip = element('div', { class: 'link-chip', hidden: true })
  host.append(chip)
  let pointed: CellPlace | null = null
  let shown: CellPlace | null = null // pointed at for long enough
  let resting: number | undefined

  const addressAt = ({ row, column }: CellPlace): string | null => addressOf(book.cell(row, column))

  const fill = (address: string): void => {
    if (chip.dataset.address === address) return
    chip.dataset.address = address
    const label = address.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')
    chip.replaceChildren(element('a', { href: new URL(address).href, title: address, target: '_blank', rel: 'noopener noreferrer', tabindex: -1 }, label))
  }

  const draw = (): void => {
    const place = shown && addressAt(shown) ? shown : person.active()
    const address = addressAt(place)
    const cell = address && !person.editing() ? table.cellElement(place) : null
    chip.hidden = !cell || !inSight(cell)
    if (!cell || !address || chip.hidden) return
    fill(address)
    const frame = host.getBoundingClientRect()
    const box = cell.getBoundingClientRect()
    const right = Math.min(box.right, frame.right)
    chip.classList.toggle('is-beside', place === shown)
    const { offsetWidth: width, offsetHeight: height } = chip
    const at = place === shown
      ? { left: right + width < frame.right ? right - 1 : Math.max(frame.left + ROW_NUMBERS, box.left - width + 1), top: box.top }
      : {
          left: Math.max(frame.left + ROW_NUMBERS + 2, Math.min(box.left, frame.right - width - 8)),
          top: box.bottom + GAP + height < frame.bottom ? box.bottom + GAP : box.top - GAP - height
        }
    chip.style.left = `${at.left - frame.left}px`
    chip.style.top = `${at.top - frame.top}px`
  }

  /** Rows stay drawn for a while when they have been scrolled under the header. */
  const inSight = (cell: HTMLElement): boolean => {
    const box = cell.getBoundingClientRect()
    const frame = table.scroller().getBoundingClientRect()
    const beside = box.right > frame.left + ROW_NUMBERS && box.left < frame.right
    return beside && (cell.closest('.tabulator-frozen-rows-holder') !== null || (box.bottom > frame.top && box.top < frame.bottom))
  }

  const pointAt = (place: CellPlace | null): void => {
    if (place?.row === pointed?.row && place?.column === pointed?.column) return
    pointed = place
    clearTimeout(resting)
    if (place && addressAt(place)) resting = window.setTimeout(() => {
      shown = place
      draw()
    }, REST_MS)
    if (!shown) return
    shown = null
    draw()
  }

  host.addEventListener('pointerover', (event) => {
    if (chip.contains(event.target as Node)) return
    const hit = table.hit(event.target)
    pointAt(hit?.part === 'cell' && event.buttons === 0 ? hit.place : null)
  })
  host.addEventListener('pointerleave', () => pointAt(null))
  host.addEventListener('pointerdown', (event) => {
    if (!chip.contains(event.target as Node)) pointAt(null)
  })
  host.addEventListener('wheel', () => pointAt(null), { passive: true })
  // The grid keeps the focus, so that keys go on working.
  chip.addEventListener('mousedown', (event) => event.preventDefault())

  return { draw }
}
