/** What is said while a formula with a function of the script is typed. */
import { hintFor } from '../../../workbench/page/function-hint'
import { customFunctionHelp } from '../../../workbench/server/custom-function-help'

const CODE = `/* no help */
function plain() {}

/**
 * Looks a lead up.
 * Takes a range, too.
 *
 * @param {string|Array<Array<string>>} urls Profile URLs.
 * @param {string} [fields=all] Which fields - in any order.
 * @return {Array<Array<string>>} A row for each URL.
 * @customfunction
 */
function LEAD(urls, fields) {}

/** @customfunction */
function LEAD_COUNT() {}

/** Not for cells. */
function LEADER() {}

/** @customfunction */
function hidden_() {}`

const help = customFunctionHelp(CODE)

describe('help with functions of the script', () => {
  it('is read from the comments above them', () => {
    expect(help).toEqual([
      {
        name: 'LEAD',
        description: 'Looks a lead up. Takes a range, too.',
        parameters: [
          { name: 'urls', optional: false, description: 'Profile URLs.' },
          { name: 'fields', optional: true, description: 'Which fields - in any order.' }
        ],
        returns: 'A row for each URL.'
      },
      { name: 'LEAD_COUNT', description: '', parameters: [], returns: '' }
    ])
  })

  it.each([
    ['=le', 'LEAD LEAD_COUNT'],
    ['=1+LEAD_', 'LEAD_COUNT'],
    ['=LEAD(', 'LEAD 0'],
    ['=lead(A1:A9;', 'LEAD 1'],
    ['=LEAD({1,2,3}, SUM(1,2), ', 'LEAD 2'],
    ['=LEAD("a,(b", ', 'LEAD 1'],
    ['=IF(LEAD(A1),', null],
    ['=SUM(LEAD(A1', 'LEAD 0'],
    ['=LEAD(SUM(1,', 'LEAD 0'],
    ['="le', null],
    ['le', null],
    ['=SUM(', null]
  ])('%s: %s', (text, expected) => {
    const hint = hintFor(text, help)
    const said = hint === null ? null : hint.kind === 'names' ? hint.functions.map(({ name }) => name).join(' ') : `${hint.of.name} ${hint.argument}`
    expect(said).toBe(expected)
  })
})
