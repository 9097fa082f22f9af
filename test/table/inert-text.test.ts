import { inertText, MAX_CELL_CHARACTERS } from '../../src/table/inert-text'

describe('inertText', () => {
  it.each(['=1+1', '+49 170 123', '-5', '@name', "'quoted", '\tx', '\rx', '2026-09', '007', '1,000', '50%', 'TRUE', 'Wahr', 'Mar 5', 'CHF 10', 'https://x.y'])(
    'puts an apostrophe before %j',
    (text) => expect(inertText(text)).toBe(`'${text}`),
  )

  it.each(['In campaign', 'same person as another row', 'Ada Novak'])('leaves %j, which can be nothing else, bare', (text) =>
    expect(inertText(text)).toBe(text),
  )

  it('leaves nothing as nothing', () => expect(inertText('')).toBe(''))

  it('cuts what no cell can hold, and says so', () => {
    const cut = inertText('x'.repeat(MAX_CELL_CHARACTERS + 1))
    // With the apostrophe, which may count, as much as a cell holds.
    expect(cut.length).toBe(MAX_CELL_CHARACTERS)
    expect(cut.endsWith('… [cut]')).toBe(true)
  })

  it('never cuts a character in two', () => {
    const cut = inertText('😀'.repeat(MAX_CELL_CHARACTERS))
    expect(cut).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/)
  })
})
