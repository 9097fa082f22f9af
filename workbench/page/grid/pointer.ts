/** Mouse and pen on the grid: click, drag, shift, ctrl or cmd, row numbers, column letters; scrolls on when dragged over the edge. */
import type { CellPlace } from '../a1'
import { addRange, extendTo, selectAll, selectCell, selectColumn, selectRow, type Lines, type Selection } from './selection'
import type { Hit, SheetTable } from './sheet-table'

export interface PointerHost {
  get(): Selection
  set(selection: Selection): void
  lines(): Lines
  /** A second click on the same cell. */
  edit(place: CellPlace): void
  menu(hit: Hit, at: { x: number; y: number }): void
  unhide(row: number): void
  /** Before a click selects: an open editor keeps what was typed. */
  leaveEditor(): void
}

const EDGE_SPEED = 12

export const listenToPointer = (host: HTMLElement, table: SheetTable, person: PointerHost): void => {
  let drag: Hit['part'] | null = null
  let at = { x: 0, y: 0 }

  const begin = (hit: Hit, event: PointerEvent) => {
    const more = event.ctrlKey || event.metaKey
    const gesture = event.shiftKey ? 'extend' : more ? 'add' : 'alone'
    const selection = person.get()
    const lines = person.lines()
    if (hit.part === 'corner') person.set(selectAll(selection, lines))
    else if (hit.part === 'row') person.set(selectRow(selection, lines, hit.row, gesture))
    else if (hit.part === 'column') person.set(selectColumn(selection, lines, hit.column, gesture))
    else if (gesture === 'extend') person.set(extendTo(selection, hit.place))
    else if (gesture === 'add') person.set(addRange(selection, { ...hit.place, rows: 1, columns: 1 }))
    else person.set(selectCell(hit.place))
  }

  const follow = (hit: Hit | null) => {
    if (!hit) return
    const selection = person.get()
    const lines = person.lines()
    const row = hit.part === 'row' ? hit.row : hit.part === 'cell' ? hit.place.row : null
    const column = hit.part === 'column' ? hit.column : hit.part === 'cell' ? hit.place.column : null
    if (drag === 'row' && row) person.set(selectRow(selection, lines, row, 'extend'))
    else if (drag === 'column' && column) person.set(selectColumn(selection, lines, column, 'extend'))
    else if (drag === 'cell') {
      const head = { row: row ?? selection.head.row, column: column ?? selection.head.column }
      if (head.row !== selection.head.row || head.column !== selection.head.column) person.set(extendTo(selection, head))
    }
  }

  const scrollAtEdge = () => {
    if (!drag || drag === 'corner') return
    const holder = table.scroller()
    const box = holder.getBoundingClientRect()
    const down = at.y > box.bottom - 18 ? EDGE_SPEED : at.y < box.top ? -EDGE_SPEED : 0
    const right = at.x > box.right - 18 ? EDGE_SPEED : at.x < box.left + 48 ? -EDGE_SPEED : 0
    if (drag !== 'column') holder.scrollTop += down
    if (drag !== 'row') holder.scrollLeft += right
    if (down || right) {
      const inside = { x: Math.min(Math.max(at.x, box.left + 60), box.right - 24), y: Math.min(Math.max(at.y, box.top + 4), box.bottom - 24) }
      follow(table.hit(document.elementFromPoint(inside.x, inside.y)))
    }
    requestAnimationFrame(scrollAtEdge)
  }

  host.addEventListener('pointerdown', (event) => {
    const target = event.target as Element
    const unhide = target.closest<HTMLElement>('[data-unhide]')
    if (unhide) {
      event.preventDefault()
      person.unhide(Number(unhide.dataset.unhide))
      return
    }
    if (target.closest('.tabulator-col-resize-handle, .filter-button')) return
    const hit = table.hit(target)
    if (!hit) return
    person.leaveEditor()
    // Focus stays with the grid's own text area, which takes the keys.
    event.preventDefault()
    if (event.button === 2) {
      if (!alreadySelected(person.get(), hit)) begin(hit, event)
      return
    }
    if (event.button !== 0) return
    begin(hit, event)
    drag = hit.part
    at = { x: event.clientX, y: event.clientY }
    requestAnimationFrame(scrollAtEdge)
  })

  addEventListener('pointermove', (event) => {
    if (!drag) return
    at = { x: event.clientX, y: event.clientY }
    follow(table.hit(document.elementFromPoint(at.x, at.y)))
  })
  addEventListener('pointerup', () => (drag = null))
  addEventListener('pointercancel', () => (drag = null))

  host.addEventListener('dblclick', (event) => {
    const hit = table.hit(event.target)
    if (hit?.part === 'cell' && !(event.target as Element).closest('.filter-button')) person.edit(hit.place)
  })
  host.addEventListener('contextmenu', (event) => {
    const hit = table.hit(event.target)
    if (!hit) return
    event.preventDefault()
    person.menu(hit, { x: event.clientX, y: event.clientY })
  })
}

const alreadySelected = ({ ranges }: Selection, hit: Hit): boolean =>
  ranges.some((rect) => {
    const row = hit.part === 'row' ? hit.row : hit.part === 'cell' ? hit.place.row : null
    const column = hit.part === 'column' ? hit.column : hit.part === 'cell' ? hit.place.column : null
    const inRows = row === null || (row >= rect.row && row < rect.row + rect.rows)
    const inColumns = column === null || (column >= rect.column && column < rect.column + rect.columns)
    return inRows && inColumns
  })
