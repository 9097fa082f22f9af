import fc from 'fast-check'
import { createBook, loadBook } from '../../../../workbench/fake-apps-script/model/create-book'
import { tabToCsv } from '../../../../workbench/fake-apps-script/model/csv'
import { instantToSerial, serialToInstant } from '../../../../workbench/fake-apps-script/model/serial-date'
import type { Tab } from '../../../../workbench/fake-apps-script/model/types'

describe('a saved book', () => {
  it('opens as it was', () => {
    const book = createBook({ id: 'b1', name: 'Clients', timeZone: 'Asia/Tokyo', locale: 'en_GB' })
    const tab = book.tabs[0] as Tab
    tab.enter(1, 1, [
      ['a', 1, true, '1/2/2026', '#N/A', "'=x"],
      ['=B1+1', '=SEQUENCE(2,2)']
    ])
    tab.setLink(9, 1, 'Ann', 'https://example.com')
    tab.setFormat({ row: 20, column: 3, rows: 2, columns: 2 }, { bold: true, note: 'n' })
    tab.setFrozenRows(1)
    tab.setFilter({ row: 1, column: 1, rows: 3, columns: 2 })
    tab.setColumnFilter(1, ['2'])
    tab.hideRows(3, 2)
    tab.setColumnWidth(2, 77)
    tab.protect({ rect: null, editors: [] })
    book.insertTab('Hidden', 0).setHidden(true)

    const opened = loadBook(JSON.parse(JSON.stringify(book.toJson())))
    expect(opened.toJson()).toEqual(book.toJson())
    expect([opened.id, opened.name, opened.timeZone, opened.locale]).toEqual(['b1', 'Clients', 'Asia/Tokyo', 'en_GB'])
    const again = opened.tabByName('Sheet1') as Tab
    for (let row = 1; row <= 21; row++) {
      for (let column = 1; column <= 6; column++) {
        expect(again.cell(row, column)).toEqual(tab.cell(row, column))
        expect(again.displayText(row, column)).toBe(tab.displayText(row, column))
      }
      expect([again.isHiddenByFilter(row), again.isHiddenByUser(row)]).toEqual([
        tab.isHiddenByFilter(row),
        tab.isHiddenByUser(row)
      ])
    }
    expect(opened.insertTab('New').id).not.toBe(again.id)
  })

  it('is not just any JSON', () => {
    expect(() => loadBook({ hello: 1 })).toThrow('This is not a saved spreadsheet.')
    expect(() => loadBook(null)).toThrow()
  })
})

describe('CSV of a tab', () => {
  it('holds what the cells show, quoted where needed', () => {
    const tab = createBook().tabs[0] as Tab
    tab.enter(1, 1, [
      ['a,b', 'say "hi"', 'two\nlines'],
      [0.5, '=1+1', "'=1+1"],
      ['', '', '12%']
    ])
    expect(tabToCsv(tab)).toBe('"a,b","say ""hi""","two\nlines"\r\n0.5,2,=1+1\r\n,,12%\r\n')
  })

  it('of an empty tab is empty', () => {
    expect(tabToCsv(createBook().tabs[0] as Tab)).toBe('')
  })
})

describe('serial dates', () => {
  it.each([
    ['2026-01-01T00:00:00Z', 'UTC', 46023],
    ['2026-01-01T00:00:00Z', 'America/New_York', 46022 + 19 / 24],
    ['2026-07-01T12:00:00Z', 'Europe/Berlin', 46204 + 14 / 24],
    ['1899-12-30T00:00:00Z', 'UTC', 0]
  ])('%s in %s is %d', (instant, zone, serial) => {
    expect(instantToSerial(new Date(instant), zone)).toBeCloseTo(serial, 8)
    expect(serialToInstant(serial, zone).toISOString()).toBe(new Date(instant).toISOString())
  })

  it('read back as the same instant, but for the hour that a clock shows twice', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2099, 0, 1) }),
        fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'),
        (ms, zone) => {
          const back = serialToInstant(instantToSerial(new Date(ms), zone), zone).getTime()
          expect([0, 30, 60]).toContain(Math.abs(back - ms) / 60_000)
          expect(instantToSerial(new Date(back), zone)).toBe(instantToSerial(new Date(ms), zone))
        }
      )
    )
  })
})
