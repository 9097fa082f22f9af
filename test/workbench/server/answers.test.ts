/** What the workbench's server does with what a page sends: judging, editing, sending changes, saving. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBook } from '../../../workbench/fake-apps-script/model/create-book'
import { applyEdit } from '../../../workbench/server/apply-edit'
import { exportCsv } from '../../../workbench/server/export-csv'
import { API_ROOT, mapAddress } from '../../../workbench/server/fetch-transport'
import { refusal } from '../../../workbench/server/guard'
import { BadRequest, readEdit, readJson } from '../../../workbench/server/read-edit'
import { readFlags } from '../../../workbench/server/read-flags'
import { createSavedFile } from '../../../workbench/server/save-file'
import { createTabViews } from '../../../workbench/server/tab-views'
import type { Edit } from '../../../workbench/server/protocol'

const bookOf = (values: (string | number)[][]) => {
  const book = createBook()
  book.tabs[0]!.enter(1, 1, values)
  return { book, tab: book.tabs[0]!, id: book.tabs[0]!.id }
}
const column = (tab: { displayText(row: number, column: number): string }, count: number) =>
  Array.from({ length: count }, (_, index) => tab.displayText(index + 1, 1))

describe('who may ask', () => {
  const own = { host: '127.0.0.1:4173', 'content-type': 'application/json' }
  it.each([
    ['our page', 'POST', { ...own, origin: 'http://127.0.0.1:4173', 'sec-fetch-site': 'same-origin' }, true],
    ['our page by the other name', 'POST', { ...own, host: 'localhost:4173', origin: 'http://localhost:4173' }, true],
    ['a terminal', 'GET', { host: '127.0.0.1:4173' }, true],
    ['a link from elsewhere', 'GET', { host: '127.0.0.1:4173', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, true],
    ['a page elsewhere', 'POST', { ...own, origin: 'https://evil.example' }, false],
    ['a page on another port', 'POST', { ...own, origin: 'http://127.0.0.1:9999' }, false],
    ['a sandboxed frame', 'POST', { ...own, origin: 'null' }, false],
    ['a name that was made to lead here', 'GET', { host: 'evil.example:4173' }, false],
    ['a script tag elsewhere', 'GET', { host: '127.0.0.1:4173', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, false],
    ['a form elsewhere', 'POST', { host: '127.0.0.1:4173', 'content-type': 'text/plain' }, false]
  ])('%s (%s)', (_who, method, headers, allowed) => {
    expect(refusal({ method, headers }, 4173) === null).toBe(allowed)
  })
})

describe('edits', () => {
  it.each([
    [null], [{}], [{ op: 'toString', tab: 0 }], [{ op: 'enter', tab: 0, row: 0, column: 1, values: [['x']] }], [{ op: 'enter', tab: 0, row: 1, column: 1, values: [[1]] }],
    [{ op: 'delete-rows', tab: 0, runs: [[1]] }], [{ op: 'clear', tab: 'x', rects: [] }], [{ op: 'filter', tab: 0, rect: { row: 1 } }]
  ])('refuses %j', (edit) => {
    expect(() => readEdit(edit)).toThrow(BadRequest)
  })
  it('refuses what is not JSON', () => {
    expect(() => readJson('nonsense')).toThrow(BadRequest)
    expect(() => readJson('[1]')).toThrow(BadRequest)
  })
  it('enlarges the grid for what is pasted at its end', () => {
    const { book, tab, id } = bookOf([['a']])
    applyEdit(book, { op: 'enter', tab: id, row: 1000, column: 26, values: [['1', '2'], ['3', '4']] })
    expect([tab.rowCount, tab.columnCount, tab.displayText(1001, 27)]).toEqual([1001, 27, '4'])
  })
  it('deletes several runs of rows as they were numbered before', () => {
    const { book, tab, id } = bookOf([['1'], ['2'], ['3'], ['4'], ['5']])
    applyEdit(book, { op: 'delete-rows', tab: id, runs: [[1, 1], [3, 2]] })
    expect(column(tab, 3)).toEqual(['2', '5', ''])
  })
  it('keeps at least one row to be seen', () => {
    const { book, id } = bookOf([['1']])
    expect(() => applyEdit(book, { op: 'delete-rows', tab: id, runs: [[1, 1000]] })).toThrow("can't delete all")
    expect(() => applyEdit(book, { op: 'hide-rows', tab: id, runs: [[1, 1000]] })).toThrow("can't hide all")
  })
  it('sorts below frozen rows, or within the filter', () => {
    const { book, tab, id } = bookOf([['head'], ['b'], ['c'], ['a'], ['tail']])
    tab.setFrozenRows(1)
    tab.setFilter({ row: 1, column: 1, rows: 4, columns: 1 })
    applyEdit(book, { op: 'sort', tab: id, column: 1, ascending: true })
    expect(column(tab, 5)).toEqual(['head', 'a', 'b', 'c', 'tail'])
    applyEdit(book, { op: 'filter', tab: id, rect: null })
    applyEdit(book, { op: 'sort', tab: id, column: 1, ascending: false })
    expect(column(tab, 5)).toEqual(['head', 'tail', 'c', 'b', 'a'])
  })
  it('says that a sheet is gone', () => {
    const { book } = bookOf([['a']])
    expect(() => applyEdit(book, { op: 'delete-tab', tab: 99 } as Edit)).toThrow('deleted')
  })
})

describe('what a page is sent', () => {
  it('is the whole tab at first, then only rows that differ', () => {
    const { book, tab } = bookOf([['a', 'b'], ['c', '']])
    const views = createTabViews(book)
    expect(views.view(tab, -1)).toMatchObject({ whole: true, rows: [[1, ['a', 'b']], [2, ['c']]] })
    const before = book.version
    tab.enter(2, 2, [['new']])
    expect(views.view(tab, before)).toMatchObject({ whole: false, rows: [[2, ['c', 'new']]] })
    expect(views.view(tab, book.version).rows).toEqual([])
    tab.clearContent({ row: 1, column: 1, rows: 1, columns: 2 })
    expect(views.view(tab, book.version - 1).rows).toEqual([[1, []]])
  })
  it('holds what the formula bar shows, so that typing it again changes nothing', () => {
    const { book, tab } = bookOf([['=1+1', '12.5%', "'007", '2026-09-01', 'TRUE', "'=not a formula", "'+49 170", 'plain r2']])
    const cells = createTabViews(book).view(tab, -1).rows[0]![1]
    const typed = cells.map((cell) => (typeof cell === 'string' ? cell : (cell.e ?? cell.t)))
    expect(typed[0]).toBe('=1+1')
    expect(typed.slice(5)).toEqual(["'=not a formula", "'+49 170", 'plain r2'])
    const before = JSON.stringify(Array.from({ length: 8 }, (_, index) => tab.cell(1, index + 1)?.value))
    tab.enter(1, 1, [typed])
    expect(JSON.stringify(Array.from({ length: 8 }, (_, index) => tab.cell(1, index + 1)?.value))).toBe(before)
  })
  it('names hidden rows as runs', () => {
    const { book, tab } = bookOf([['x']])
    tab.hideRows(3, 2)
    tab.hideRows(9, 1)
    expect(createTabViews(book).view(tab, -1).hiddenByUser).toEqual([[3, 2], [9, 1]])
  })
})

it('exports CSV with quotes where they are needed, hidden rows too', () => {
  const { book, tab } = bookOf([['a,b', 'say "x"'], ['line\nbreak', 7]])
  tab.hideRows(2, 1)
  expect(exportCsv(book, tab)).toBe('"a,b","say ""x"""\r\n"line\nbreak",7\r\n')
})

describe('a saved file', () => {
  let folder: string
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'saved-'))))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('comes back as it was, leaves nothing beside it, and is readable for its owner alone', () => {
    const path = join(folder, 'deep', 'book.json')
    createSavedFile(path).write({ a: [1] })
    expect(createSavedFile(path).read()).toEqual({ a: [1] })
    expect(readdirSync(join(folder, 'deep'))).toEqual(['book.json'])
    expect(statSync(path).mode & 0o077).toBe(0)
  })
  it('is missing at first, and never read as half of it', () => {
    const path = join(folder, 'book.json')
    expect(createSavedFile(path).read()).toBeUndefined()
    writeFileSync(path, '{"a":')
    expect(() => createSavedFile(path).read()).toThrow('--fresh')
    expect(readFileSync(path, 'utf8')).toBe('{"a":')
  })
})

describe('addresses of the script', () => {
  const roots: [string, string][] = [[API_ROOT, 'http://127.0.0.1:5000/api/public']]
  it.each([
    [`${API_ROOT}/campaign/GetAll?x=1`, 'http://127.0.0.1:5000/api/public/campaign/GetAll?x=1'],
    [API_ROOT, 'http://127.0.0.1:5000/api/public'],
    [`${API_ROOT}evil/x`, `${API_ROOT}evil/x`],
    ['https://example.com/', 'https://example.com/']
  ])('%s', (asked, sent) => {
    expect(mapAddress(asked, roots)).toBe(sent)
  })
})

describe('the command line', () => {
  it('has its defaults, and takes every flag', () => {
    expect(readFlags([])).toEqual({ port: null, data: '.workbench', open: true, fresh: false, watch: false, ready: false, minuteSeconds: 60, heyReachUrl: null, help: false })
    expect(readFlags(['--port', '4200', '--data=x', '--no-open', '--fresh', '--watch', '--ready', '--minute', '5', '--heyreach', 'http://127.0.0.1:9/api/'])).toEqual({
      port: 4200, data: 'x', open: false, fresh: true, watch: true, ready: true, minuteSeconds: 5, heyReachUrl: 'http://127.0.0.1:9/api', help: false
    })
  })
  it.each([[['--prot', '1']], [['--port']], [['--port', 'x']], [['--port', '70000']], [['--minute', '0']], [['--heyreach', 'nowhere']], [['--data', '--fresh']]])('refuses %j in words', (argv) => {
    expect(() => readFlags(argv)).toThrow(/--/)
  })
})
