/**
 * A service refuses at any backend call of receiving and writing: once before the call takes effect, once after it, or from then on for
 * the rest of the run; and a flush of which only a part arrives. The same holds as after a kill; who was not acknowledged is not kept
 * from trying again, and nothing that could be read ends among the unreadable ones for a moment’s refusal.
 */
import { liesOf, openLedger } from './support/delivery-ledger'
import { settle, SITUATIONS } from './support/situations'
import type { CallFault } from '../../workbench/fake-apps-script/types'

const TEXTS: Record<string, string[]> = {
  Properties: ['Service invoked too many times for one day: properties.', 'Service invoked too many times in a short time: properties rateMax. Try Utilities.sleep(1000) between calls.', 'You have exceeded the property storage quota. Please remove some properties and try again.'],
  Lock: ['There are too many LockService operations against the same script.'],
  Cache: ["We're sorry, a server error occurred. Please wait a bit and try again."],
}
const SHEETS = ['Service error: Spreadsheets', 'Service Spreadsheets timed out while accessing document with id emulated-spreadsheet.', "We're sorry, a server error occurred. Please wait a bit and try again.", 'Too many simultaneous invocations: Spreadsheets', 'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.']

const textFor = (name: string, call: number): string => {
  const texts = TEXTS[name.split('.')[0] ?? ''] ?? SHEETS
  return texts[call % texts.length] ?? ''
}

const MODES: [string, (text: string) => CallFault, boolean][] = [
  ['refused once', (text) => ({ throw: text }), false],
  ['refused once, although it was done', (text) => ({ throwAfter: text }), false],
  ['refused from then on', (text) => ({ throw: text }), true],
]

describe.each(SITUATIONS)('$name', ({ before, work }) => {
  it.each(MODES)('every call %s', (_, fault, lasting) => {
    const wrong: object[] = []
    let count = 1
    for (let call = 0; call <= count; call += 1) {
      const ledger = openLedger()
      before(ledger)
      const { names, struck } = ledger.faults.during(call, (name) => fault(textFor(name, call)), () => work(ledger), { lasting })
      if (call === 0) count = names.length
      const at = names[call - 1]
      const lies = settle(ledger)
      const misplaced = ledger.sheet.unreadable().filter((entry) => !ledger.sent.some(({ mark, readable }) => !readable && mark === entry['As it came'])).map((entry) => `unreadable: ${entry['As it came']?.slice(0, 60)}`)
      if (lies.length + misplaced.length > 0 || struck !== call > 0) wrong.push({ call, at, lies, misplaced, struck })
    }
    expect({ count, wrong }).toEqual({ count, wrong: [] })
  })

  it.each<[string, (count: number) => CallFault]>([
    ['fails', (partial) => ({ partial, throw: SHEETS[0] ?? '' })],
    ['ends the run', (partial) => ({ partial })],
  ])('a flush of which a part arrives, and which then %s', (_, fault) => {
    const flushesOf = (): number[] => {
      const ledger = openLedger()
      before(ledger)
      return ledger.faults.during(0, () => undefined, () => work(ledger)).names.flatMap((name, index) => (name === 'SpreadsheetApp.flush' ? [index + 1] : []))
    }
    const wrong: object[] = []
    for (const call of flushesOf()) {
      for (let part = 0; part <= 7; part += 1) {
        const ledger = openLedger()
        before(ledger)
        ledger.faults.during(call, () => fault(part), () => work(ledger))
        const lies = settle(ledger)
        if (lies.length > 0) wrong.push({ call, part, lies })
      }
    }
    expect(wrong).toEqual([])
    expect(liesOf(openLedger())).toEqual([])
  })
})
