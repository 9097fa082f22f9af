/** A flush of which only a part arrives, and which then fails or ends the run: no event is lost, doubled or half a row. */
import { openLedger, type Ledger } from './support/delivery-ledger'
import { SHEETS } from './support/refusals'
import { settle, SITUATIONS } from './support/situations'
import type { CallFault } from '../../workbench/fake-apps-script/types'

/** More writes than any flush has here. */
const PARTS = 8

describe.each(SITUATIONS)('$name', ({ before, work }) => {
  const flushed = (call: number, fault: CallFault | null): { ledger: Ledger; names: string[] } => {
    const ledger = openLedger()
    before(ledger)
    const { names } = ledger.faults.during(call, () => fault ?? undefined, () => work(ledger))
    return { ledger, names }
  }
  const flushes = flushed(0, null).names.flatMap((name, index) => (name === 'SpreadsheetApp.flush' ? [index + 1] : []))

  it.each<[string, { throw?: string }]>([
    ['fails', { throw: SHEETS[0] ?? '' }],
    ['ends the run', {}],
  ])('and which then %s', (_, how) => {
    const wrong: object[] = []
    for (const call of flushes) {
      for (let partial = 0; partial < PARTS; partial += 1) {
        const lies = settle(flushed(call, { partial, ...how }).ledger)
        if (lies.length > 0) wrong.push({ call, partial, lies })
      }
    }
    expect(flushes.length).toBeGreaterThan(0)
    expect(wrong).toEqual([])
  })
})
