import { createBook } from '../../../../workbench/fake-apps-script/model/create-book'
import type { Tab } from '../../../../workbench/fake-apps-script/model/types'

const seconds = (work: () => void): number => {
  const start = performance.now()
  work()
  return (performance.now() - start) / 1000
}

/** Limits are far above what it takes (see the comments), to catch what grows with the square. */
describe('a large tab', () => {
  it('takes 150,000 rows of 40 columns', () => {
    const tab = createBook().tabs[0] as Tab
    tab.deleteColumns(1, 1)
    tab.insertRows(1001, 149_000)
    tab.insertColumns(26, 15)
    const lines = Array.from({ length: 10_000 }, (_, row) => Array.from({ length: 40 }, (__, column) => `lead ${row} ${column}`))
    // About 1.5 s.
    expect(seconds(() => Array.from({ length: 15 }, (_, part) => tab.enter(part * 10_000 + 1, 1, lines)))).toBeLessThan(30)
    expect([tab.lastRow(), tab.lastColumn()]).toEqual([150_000, 40])
    // About 0.05 s.
    expect(seconds(() => tab.insertRows(2, 1))).toBeLessThan(3)
    expect(tab.displayText(150_001, 40)).toBe('lead 9999 39')
    // About 0.002 s each.
    expect(seconds(() => tab.insertRows(149_900, 100))).toBeLessThan(0.3)
    expect(seconds(() => tab.deleteRows(149_900, 100))).toBeLessThan(0.3)
    // About 0.015 s.
    expect(seconds(() => tab.deleteRows(2, 100_000))).toBeLessThan(2)
    expect([tab.lastRow(), tab.displayText(50_001, 40)]).toEqual([50_001, 'lead 9999 39'])
  }, 60_000)

  it('knows the visible ones of 10,000 rows', () => {
    const book = createBook()
    const tab = book.tabs[0] as Tab
    const scratch = book.insertTab('scratch')
    for (const grown of [tab, scratch]) grown.insertRows(1001, 9000)
    tab.enter(
      1,
      1,
      Array.from({ length: 10_000 }, (_, row) => [`lead ${row}`])
    )
    scratch.enter(1, 1, [['=MAP(Sheet1!A1:A10000, LAMBDA(x, SUBTOTAL(103, x)))']])
    // About 0.1 s.
    expect(seconds(() => expect(scratch.displayText(10_000, 1)).toBe('1'))).toBeLessThan(3)
    tab.hideRows(10_000, 1)
    expect(seconds(() => expect(scratch.displayText(10_000, 1)).toBe('0'))).toBeLessThan(3)
  })

  it.each(['down', 'up'])(
    'computes 10,000 formulas that build on each other, %s',
    (way) => {
      const tab = createBook().tabs[0] as Tab
      tab.insertRows(1001, 9000)
      const next = (row: number) => (way === 'down' ? row - 1 : row + 1)
      const start = way === 'down' ? 1 : 10_000
      tab.enter(
        1,
        1,
        Array.from({ length: 10_000 }, (_, index) => [index + 1 === start ? 1 : `=A${next(index + 1)}+1`])
      )
      // About 0.5 s, and 0.2 s again.
      expect(seconds(() => expect(tab.displayText(10_001 - start, 1)).toBe('10000'))).toBeLessThan(10)
      tab.enter(start, 1, [[101]])
      expect(seconds(() => expect(tab.displayText(10_001 - start, 1)).toBe('10100'))).toBeLessThan(10)
    },
    30_000
  )
})
