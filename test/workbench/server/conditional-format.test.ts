/** Cells as the page gets them, coloured by the rules of their tab. */
import { createBook } from '../../../workbench/fake-apps-script/model/create-book'
import type { FormatRule } from '../../../workbench/fake-apps-script/model/types'
import { createTabViews } from '../../../workbench/server/tab-views'

const STAGE = { row: 2, column: 2, rows: 99, columns: 1 }
const rule = (criteria: FormatRule['criteria'], text: string | undefined, style: FormatRule['style'], ranges = [STAGE]): FormatRule => ({
  criteria, text, style, ranges
})

const viewsOf = (values: (string | number)[][], rules: FormatRule[]) => {
  const book = createBook()
  const tab = book.tabs[0]!
  tab.enter(1, 1, values)
  tab.setFormatRules(rules)
  const views = createTabViews(book)
  const cell = (row: number, column: number) => new Map(views.view(tab, -1).rows).get(row)?.[column - 1] ?? ''
  return { book, tab, views, cell }
}

describe('conditional formatting', () => {
  const rules = [
    rule('TEXT_EQUAL_TO', 'Replied', { background: '#def', color: '#012', bold: true }),
    rule('TEXT_CONTAINS', 'pli', { background: '#fee' }),
    rule('CELL_NOT_EMPTY', undefined, { color: '#999' })
  ]
  const values = [['Name', 'Replied'], ['Ada', 'replied'], ['Bo', 'Supplied'], ['Cy', 'Invited'], ['Di', ''], ['Replied', 5]]

  it('gives a cell the look of the first rule that holds, whatever the case of its text', () => {
    const { cell } = viewsOf(values, rules)
    expect(cell(2, 2)).toEqual({ t: 'replied', s: 'b', bg: '#def', fg: '#012' })
    expect(cell(3, 2)).toEqual({ t: 'Supplied', bg: '#fee' })
    expect(cell(4, 2)).toEqual({ t: 'Invited', fg: '#999' })
    expect(cell(6, 2)).toEqual({ t: '5', s: 'r', fg: '#999' })
  })

  it('leaves blanks and cells outside its ranges alone', () => {
    const { cell } = viewsOf(values, rules)
    expect([cell(1, 2), cell(5, 2), cell(6, 1)]).toEqual(['Replied', '', 'Replied'])
  })

  it('goes before the cell’s own colours, only where it says one', () => {
    const { tab, cell } = viewsOf(values, rules)
    tab.setFormat(STAGE, { background: '#111', color: '#222' })
    expect(cell(3, 2)).toEqual({ t: 'Supplied', bg: '#fee', fg: '#222' })
    expect(cell(5, 2)).toEqual({ t: '', bg: '#111', fg: '#222' })
  })

  it('follows the value, and only what looks different is sent', () => {
    const { book, tab, views } = viewsOf(values, rules)
    views.view(tab, -1)
    const since = book.version
    tab.enter(4, 2, [['Replied']])
    expect(views.view(tab, since).rows).toEqual([[4, ['Cy', { t: 'Replied', s: 'b', bg: '#def', fg: '#012' }]]])
  })

  it('follows formulas and rules', () => {
    const { book, tab, views, cell } = viewsOf([['Stage', 'x'], ['Replied', '=A2']], rules)
    expect(cell(2, 2)).toMatchObject({ t: 'Replied', bg: '#def' })
    const since = book.version
    tab.setFormatRules([])
    expect(views.view(tab, since).rows).toEqual([[2, ['Replied', { t: 'Replied', e: '=A2' }]]])
  })
})
