/** A receiver comes at any call of another that writes, and is killed at any call of its own. */
import { openLedger } from './support/delivery-ledger'
import { kill, settle } from './support/situations'

test('both deliveries are rows, once', () => {
  const wrong: object[] = []
  let calls = 1
  for (let call = 1; call <= calls; call += 1) {
    let own = 1
    for (let ownCall = 0; ownCall <= own; ownCall += 1) {
      const ledger = openLedger()
      ledger.event(1)
      const { names } = ledger.faults.during(
        call,
        () => {
          const inner = ledger.faults.during(ownCall, kill, () => void ledger.event(3))
          if (ownCall === 0) own = inner.names.length
        },
        () => void ledger.event(2),
      )
      if (ownCall === 0) calls = names.length
      const lies = settle(ledger)
      if (lies.length > 0) wrong.push({ call, ownCall, lies })
    }
  }
  expect(calls).toBeGreaterThan(10)
  expect(wrong).toEqual([])
})
