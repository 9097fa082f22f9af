/** Rows, columns, filters and looks of a sheet as scripts change them. */
import { EDITOR, hostOf, OWNER, refusalOf } from './support'

const SHEET = 'var s = SpreadsheetApp.getActiveSheet();'
const go = (code: string) => `function go() { ${SHEET} ${code} }`

describe('rows that are inserted', () => {
  const looks = go(
    "s.getRange('A2').setBackground('#aa0000').setNumberFormat('@'); s.getRange('A3').setBackground('#00bb00');",
  ).replace(/ }$/, '')

  it.each([
    ['s.insertRowsAfter(2, 2)', '#aa0000'],
    ['s.insertRowAfter(2)', '#aa0000'],
    ['s.insertRowsBefore(3, 2)', '#00bb00'],
    ['s.insertRowBefore(3)', '#00bb00'],
    ['s.insertRows(3, 2)', '#00bb00'],
  ])('%s: look like the row they were asked for at', (insert, background) => {
    const { call, tab } = hostOf(`${looks} ${insert} }`)
    expect(call('go').ok).toBe(true)
    expect(tab.cell(3, 1)?.background).toBe(background)
    expect(tab.cell(3, 1)?.format).toBe(background === '#aa0000' ? '@' : undefined)
  })

  it('after the last one look like it', () => {
    const { call, tab } = hostOf(go("s.getRange('A1000').setBackground('#123456'); s.insertRowsAfter(1000, 3)"))
    call('go')
    expect([tab.rowCount, tab.cell(1003, 1)?.background]).toEqual([1003, '#123456'])
  })

  const seenMeanwhile = (structureBuffered: boolean): number[] => {
    const seen: number[] = []
    const given = hostOf(go("s.getRange('A1').setValue('x'); s.insertRowsAfter(5, 2); s.deleteRows(1, 1); Session.getScriptTimeZone()"), {
      switches: { structureBuffered },
      onCall: ({ name }) => {
        if (name === 'Session.getScriptTimeZone') seen.push(given.tab.rowCount)
      },
    })
    expect(given.call('go').ok).toBe(true)
    return [...seen, given.tab.rowCount]
  }

  it('are there for others at once, or with the buffer: not known of Google', () => {
    expect(seenMeanwhile(false)).toEqual([1001, 1001])
    // The deleting waits; what was asked for before it had to be there.
    expect(seenMeanwhile(true)).toEqual([1002, 1001])
  })
})

describe('a filter', () => {
  it('is made once a sheet (platform facts §3.5)', () => {
    const { call, tab } = hostOf(
      go(`s.getRange(1, 1, 20, 3).createFilter(); var f = s.getFilter().getRange().getA1Notation();
        try { s.getRange('E1:F9').createFilter() } catch (e) { return [f, String(e)] }`),
    )
    expect(call('go').value).toEqual(['A1:C20', "Exception: You can't create a filter in a sheet that already has a filter."])
    expect(tab.filter?.rect).toEqual({ row: 1, column: 1, rows: 20, columns: 3 })
  })

  it('grows with rows inserted inside it', () => {
    const { call, tab } = hostOf(go('s.getRange(1, 1, 20, 3).createFilter(); s.insertRowsAfter(10, 5)'))
    call('go')
    expect(tab.filter?.rect.rows).toBe(25)
  })

  it('is refused on a protected sheet', () => {
    const { callAs, tab } = hostOf(go('s.getRange(1, 1, 20, 3).createFilter()'))
    tab.protect({ rect: null, editors: [OWNER] })
    expect(refusalOf(callAs(EDITOR, 'go'))).toMatch(/^You are trying to edit a protected cell/)
  })
})

describe('looks', () => {
  it('long text is wrapped, cut or let over', () => {
    const code = go(`var w = SpreadsheetApp.WrapStrategy; s.getRange('A1').setWrapStrategy(w.CLIP); s.getRange('B1').setWrapStrategy(w.WRAP);
      s.getRange('C1').setWrapStrategy(w.CLIP).setWrap(false); return s.getRange('A1:C1').getWrapStrategies()[0].map(String)`)
    const { call, tab } = hostOf(code)
    expect(call('go').value).toEqual(['CLIP', 'WRAP', 'OVERFLOW'])
    expect([tab.cell(1, 1)?.clip, tab.cell(1, 2)?.wrap]).toEqual([true, true])
  })

  it('a tab has a colour, and loses it', () => {
    const { call, tab } = hostOf(go("s.setTabColor('#ff0000')"))
    call('go')
    expect(tab.color).toBe('#ff0000')
    const cleared = hostOf(go("s.setTabColor('#ff0000'); s.setTabColor(null)"))
    cleared.call('go')
    expect(cleared.tab.color).toBeNull()
  })

  it('hidden columns move with inserted ones, and are saved', () => {
    const { call, book, tab } = hostOf(go('s.hideColumns(3, 2); s.insertColumnsBefore(1, 1); return s.isColumnHiddenByUser(5)'))
    expect(call('go').value).toBe(true)
    expect([3, 4, 5, 6].map((column) => tab.isColumnHidden(column))).toEqual([false, true, true, false])
    expect(book.toJson()).toMatchObject({ tabs: [{ hiddenColumns: [4, 5] }] })
  })
})

describe('what is read', () => {
  it('is counted in cells and bytes', () => {
    const { call } = hostOf(
      go(`s.getRange('A1:B2').setValues([['é', 12], ['', true]]); s.getRange('A1:B2').getValues(); s.getRange('B1').getValue();
        s.getRange('A1:A2').getDisplayValues(); s.getRange('A1:Z50').getBackgrounds()`),
    )
    // é 2, 12 2, true 4; 12 2; é 2
    expect(call('go')).toMatchObject({ cellsRead: 7, bytesRead: 12 })
  })
})
