/**
 * The tab on the screen: Tabulator draws the rows that are in sight, from the book store. It holds row numbers only;
 * what stands in them is read when a row is drawn.
 */
import { FormatModule, FrozenColumnsModule, FrozenRowsModule, ResizeColumnsModule, Tabulator } from 'tabulator-tables'
import type { CellComponent, ColumnComponent, ColumnDefinition, Options, RowComponent } from 'tabulator-tables'
import { columnLetters, columnNumber, type CellPlace } from '../a1'
import type { BookChange, BookStore } from '../book-view'
import { fillCell, filterButton, rowHeader } from './cell-content'

export interface SheetTable {
  show(change: BookChange): Promise<void>
  /** Which cell, row number or column letter is under the pointer. */
  hit(target: EventTarget | null): Hit | null
  cellElement(place: CellPlace): HTMLElement | null
  drawnRows(): { row: number; element: HTMLElement }[]
  reveal(place: CellPlace): Promise<void>
  onDraw(listener: () => void): void
  scroller(): HTMLElement
  /** How many rows fit, for Page Up and Page Down. */
  pageSize(): number
}

export type Hit = { part: 'cell'; place: CellPlace } | { part: 'row'; row: number } | { part: 'column'; column: number } | { part: 'corner' }

export interface SheetTableEvents {
  columnWidth(column: number, px: number): void
  openFilter(column: number, button: HTMLElement): void
}

const DEFAULT_WIDTH = 100
const ROW_HEADER = '#'

Tabulator.registerModule([FormatModule, FrozenColumnsModule, FrozenRowsModule, ResizeColumnsModule])

interface RowData {
  r: number
}

export const createSheetTable = (host: HTMLElement, book: BookStore, events: SheetTableEvents): SheetTable => {
  let table: Tabulator | null = null
  let shown = '' // what the columns look like; a difference needs a new table
  let components = new Map<number, RowComponent>()
  const drawListeners: (() => void)[] = []
  let drawQueued = false

  const queueDraw = () => {
    if (drawQueued) return
    drawQueued = true
    requestAnimationFrame(() => {
      drawQueued = false
      for (const listener of drawListeners) listener()
    })
  }

  const rowOf = (row: RowComponent): number => (row.getData() as RowData).r

  const drawCell = (cell: CellComponent): Node => {
    const row = rowOf(cell.getRow())
    const column = columnNumber(cell.getField())
    const view = book.cell(row, column)
    const content = fillCell(cell.getElement(), view)
    const filter = book.tab().filter
    if (!filter || filter.rect.row !== row || column < filter.rect.column || column >= filter.rect.column + filter.rect.columns) return content
    const filtering = filter.columns.some((entry) => entry.column === column && entry.hiddenValues.length > 0)
    const both = document.createDocumentFragment()
    both.append(content, filterButton(column, filtering, (button) => events.openFilter(column, button)))
    return both
  }

  const drawRowHeader = (cell: CellComponent): Node => {
    const row = rowOf(cell.getRow())
    const filter = book.tab().filter
    const filtered = filter !== null && filter.columns.some((entry) => entry.hiddenValues.length > 0) && row >= filter.rect.row && row < filter.rect.row + filter.rect.rows
    return rowHeader(cell.getElement(), row, row > 1 ? book.hiddenBy(row - 1) : null, filtered)
  }

  // Nodes are Tabulator's way of leaving text alone; its types know HTMLElement only.
  const drawn = (draw: (cell: CellComponent) => Node) => draw as (cell: CellComponent) => HTMLElement

  const columns = (): ColumnDefinition[] =>
    Array.from({ length: book.tab().columnCount }, (_, index) => {
      const letters = columnLetters(index + 1)
      const hidden = book.tab().hiddenColumns
      return {
        visible: !hidden.includes(index + 1), cssClass: hidden.includes(index) ? 'after-hidden' : '',
        title: letters, field: letters, width: book.tab().columnWidths[index + 1] ?? DEFAULT_WIDTH, minWidth: 24,
        resizable: 'header', formatter: drawn(drawCell), headerHozAlign: 'center'
      }
    })

  const data = (): RowData[] => book.visibleRows().map((r) => ({ r }))

  const index = () => {
    components = new Map()
    for (const component of table?.getRows() ?? []) components.set(rowOf(component), component)
  }

  const build = async (): Promise<void> => {
    table?.destroy()
    const options: Omit<Options, 'rowHeader'> & { rowHeader: object } = {
      height: '100%',
      data: data(),
      columns: columns(),
      rowHeader: { title: '', field: ROW_HEADER, width: 48, minWidth: 48, frozen: true, resizable: false, formatter: drawn(drawRowHeader), cssClass: 'row-number' },
      frozenRows: book.tab().frozenRows,
      layout: 'fitData',
      renderVerticalBuffer: 400,
      columnHeaderVertAlign: 'middle',
      rowFormatter: (row) => {
        row.getElement().dataset.row = String(rowOf(row))
        queueDraw()
      }
    }
    const made = new Tabulator(host, options as Options)
    table = made
    made.on('columnResized', (column: ColumnComponent) => {
      if (column.getField() !== ROW_HEADER) events.columnWidth(columnNumber(column.getField()), column.getWidth())
    })
    made.on('scrollVertical', queueDraw)
    made.on('scrollHorizontal', queueDraw)
    made.on('renderComplete', queueDraw)
    await new Promise<void>((done) => made.on('tableBuilt', done))
    // The header is scrolled by the body; where focus has scrolled it, the body follows.
    const header = host.querySelector<HTMLElement>('.tabulator-header-contents')
    header?.addEventListener('scroll', () => {
      if (Math.abs(header.scrollLeft - scroller().scrollLeft) > 1) scroller().scrollLeft = header.scrollLeft
    })
    index()
    queueDraw()
  }

  const columnsShape = () => JSON.stringify([book.tab().id, book.tab().columnCount, book.tab().frozenRows, book.tab().hiddenColumns, book.tab().columnWidths])
  let rowsShape = ''

  const redrawRows = (rows: number[] | null): void => {
    // Rows once drawn keep their elements while out of sight, so those are drawn anew too.
    if (rows) for (const row of rows) components.get(row)?.reformat()
    else for (const component of components.values()) component.reformat()
    queueDraw()
  }

  // One change at a time: Tabulator's replacing of data is asynchronous.
  let work: Promise<void> = Promise.resolve()
  const show = (change: BookChange): Promise<void> => (work = work.then(() => showNow(change)))

  const showNow = async (change: BookChange): Promise<void> => {
    const shape = columnsShape()
    const visible = book.visibleRows()
    const nextRows = `${visible.length}:${book.tab().hiddenByUser}:${book.tab().hiddenByFilter}:${book.tab().rowCount}`
    if (!table || shape !== shown) {
      const top = table && shape.split(',')[0] === shown.split(',')[0] ? scroller().scrollTop : 0
      shown = shape
      rowsShape = nextRows
      await build()
      scroller().scrollTop = top
    } else if (nextRows !== rowsShape) {
      rowsShape = nextRows
      await table.replaceData(data())
      index()
      redrawRows(change.rows)
    } else redrawRows(change.shape ? null : change.rows)
  }

  const scroller = (): HTMLElement => host.querySelector<HTMLElement>('.tabulator-tableholder') ?? host

  const hit = (target: EventTarget | null): Hit | null => {
    if (!(target instanceof Element) || !host.contains(target)) return null
    const cell = target.closest<HTMLElement>('.tabulator-cell')
    if (cell) {
      const row = Number(cell.closest<HTMLElement>('.tabulator-row')?.dataset.row)
      const field = cell.getAttribute('tabulator-field') ?? ''
      if (!row) return null
      return field === ROW_HEADER ? { part: 'row', row } : { part: 'cell', place: { row, column: columnNumber(field) } }
    }
    const header = target.closest<HTMLElement>('.tabulator-col')
    const field = header?.getAttribute('tabulator-field')
    if (!field) return null
    return field === ROW_HEADER ? { part: 'corner' } : { part: 'column', column: columnNumber(field) }
  }

  const drawnRows = () =>
    [...host.querySelectorAll<HTMLElement>('.tabulator-row')].map((element) => ({ row: Number(element.dataset.row), element }))

  const cellElement = ({ row, column }: CellPlace): HTMLElement | null =>
    host.querySelector<HTMLElement>(`.tabulator-row[data-row="${row}"] > .tabulator-cell[tabulator-field="${columnLetters(column)}"]`)

  const reveal = async (place: CellPlace): Promise<void> => {
    // A table that is being built has nothing to scroll yet.
    await work
    if (!table) return
    const holder = scroller()
    if (!cellElement(place)) {
      const component = components.get(place.row)
      if (!component) return
      await table.scrollToRow(component, 'center', false).catch(() => undefined)
    }
    const cell = cellElement(place)
    if (!cell) return
    const frame = holder.getBoundingClientRect()
    const box = cell.getBoundingClientRect()
    const left = frame.left + 48
    if (!cell.closest('.tabulator-frozen-rows-holder')) {
      if (box.top < frame.top) holder.scrollTop -= frame.top - box.top
      else if (box.bottom > frame.top + holder.clientHeight) holder.scrollTop += box.bottom - frame.top - holder.clientHeight
    }
    if (box.left < left) holder.scrollLeft -= left - box.left
    else if (box.right > frame.left + holder.clientWidth) holder.scrollLeft += box.right - frame.left - holder.clientWidth
  }

  return {
    show,
    hit,
    cellElement,
    drawnRows,
    reveal,
    onDraw: (listener) => drawListeners.push(listener),
    scroller,
    pageSize: () => Math.max(1, Math.floor(scroller().clientHeight / 24) - 1)
  }
}
