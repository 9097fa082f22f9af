import fc from 'fast-check'
import { rowBlocks } from '../../src/table/row-blocks'

const CALL = 15_000

describe('which blocks to read for rows', () => {
  it('reads what lies together in one', () => {
    expect(rowBlocks([7, 5, 6, 12], 20)).toEqual({ rows: [7, 5, 6, 12], runs: [{ first: 5, last: 12 }] })
  })

  it('bridges what costs less to read than a call, and no more', () => {
    expect(rowBlocks([1, 752], 20).runs).toHaveLength(1)
    expect(rowBlocks([1, 753], 20).runs).toHaveLength(2)
  })

  it('takes the first that can be read in the time where they lie far apart', () => {
    const rows = Array.from({ length: 50 }, (_, index) => 2 + ((index * 37) % 50) * 2_000)
    const { rows: read, runs } = rowBlocks(rows, 22)
    expect(read).toEqual(rows.slice(0, 11))
    expect(runs).toHaveLength(11)
  })

  it('reads nothing for nobody', () => {
    expect(rowBlocks([], 22)).toEqual({ rows: [], runs: [] })
  })

  it('always reads a beginning of what is wanted, wholly, within twelve calls’ worth', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 2, max: 100_000 }), { minLength: 1, maxLength: 50 }), fc.integer({ min: 1, max: 60 }), (rows, columns) => {
        const { rows: read, runs } = rowBlocks(rows, columns)
        expect(read.length).toBeGreaterThan(0)
        expect(read).toEqual(rows.slice(0, read.length))
        for (const row of read) expect(runs.some(({ first, last }) => first <= row && row <= last)).toBe(true)
        const cells = runs.reduce((sum, { first, last }) => sum + (last - first + 1) * columns, 0)
        expect(runs.length + cells / CALL).toBeLessThanOrEqual(12)
      }),
    )
  })
})
