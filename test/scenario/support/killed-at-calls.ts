/** The tests of one situation: killed at every call of it, and what is wrong after that. */
import { openLedger } from './delivery-ledger'
import { kill, settle, type Situation } from './situations'

const LOST = { killKeepsBufferedWrites: false, structureBuffered: true }
const OTHERS: [string, typeof LOST][] = [
  ['is kept', { killKeepsBufferedWrites: true, structureBuffered: true }],
  ['is lost, rows made at once', { killKeepsBufferedWrites: false, structureBuffered: false }],
  ['is kept, rows made at once', { killKeepsBufferedWrites: true, structureBuffered: false }],
]

/** Calls at which something waits to be written. */
const pendingAt = (names: string[]): number[] =>
  names.flatMap((_, index) => {
    const since = names.slice(names.slice(0, index).lastIndexOf('SpreadsheetApp.flush') + 1, index)
    return since.some((name) => /^(Range|Sheet|Spreadsheet)\.(set|insert|clear|hide|create|delete)/.test(name)) ? [index + 1] : []
  })

export const describeKilled = ({ name, before, work }: Situation): void =>
  describe(name, () => {
    const killedAt = (call: number, switches: typeof LOST): { names: string[]; wrong: object[] } => {
      const ledger = openLedger({ host: { switches } })
      before(ledger)
      const { names, struck } = ledger.faults.during(call, kill, () => work(ledger))
      const lies = settle(ledger)
      return { names, wrong: lies.length > 0 || struck !== call > 0 ? [{ call, at: names[call - 1], struck, lies }] : [] }
    }
    const { names, wrong: calm } = killedAt(0, LOST)

    it('killed at every call, the buffer lost', () => {
      expect(names.length).toBeGreaterThan(10)
      expect([...calm, ...names.flatMap((_, index) => killedAt(index + 1, LOST).wrong)]).toEqual([])
    })

    it.each(OTHERS)('killed at every call with something in the buffer, which %s', (_, switches) => {
      expect(pendingAt(names).length).toBeGreaterThan(0)
      expect(pendingAt(names).flatMap((call) => killedAt(call, switches).wrong)).toEqual([])
    })
  })
