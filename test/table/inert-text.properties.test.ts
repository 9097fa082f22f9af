import fc from 'fast-check'
import { inertText, MAX_CELL_CHARACTERS } from '../../src/table/inert-text'
import { createBook } from '../../workbench/fake-apps-script/model/create-book'

const tricky = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.tuple(fc.constantFrom('=', '+', '-', '@', "'", '\t', '\r', '\n', ' ', ''), fc.string()).map((parts) => parts.join('')),
  fc.tuple(fc.integer(), fc.constantFrom('', '%', ' €', '/12/2026', '-09', ':30', 'E5', ' May')).map((parts) => parts.join('')),
  fc.constantFrom('TRUE', 'false', 'Wahr', '#N/A', '=1+1', '2026-09', '1,000', '3 May 2026', 'May 3', 'In campaign'),
)

describe.each(['en_US', 'en_GB', 'de_DE'])('text from outside in a %s spreadsheet', (locale) => {
  it('stays exactly that text: never a formula, number, date or boolean', () => {
    const tab = createBook({ locale }).tabs[0]
    if (!tab) throw new Error('no tab')
    fc.assert(
      fc.property(tricky, (text) => {
        fc.pre(text.length < MAX_CELL_CHARACTERS)
        tab.enter(1, 1, [[inertText(text)]])
        const cell = tab.cell(1, 1)
        expect(cell?.formula).toBeUndefined()
        expect(cell?.value ?? '').toBe(text)
      }),
      { numRuns: 1000 },
    )
  })
})
