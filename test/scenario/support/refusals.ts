/** What each service refuses in, in Google's words, and what is wrong after it has. */
import type { CallFault } from '../../../workbench/fake-apps-script/types'
import { openLedger } from './delivery-ledger'
import { settle, type Situation } from './situations'

const TEXTS: Record<string, string[]> = {
  Properties: [
    'Service invoked too many times for one day: properties.',
    'Service invoked too many times in a short time: properties rateMax. Try Utilities.sleep(1000) between calls.',
    'You have exceeded the property storage quota. Please remove some properties and try again.',
  ],
  Lock: ['There are too many LockService operations against the same script.'],
  Cache: ["We're sorry, a server error occurred. Please wait a bit and try again."],
}
export const SHEETS = [
  'Service error: Spreadsheets',
  'Service Spreadsheets timed out while accessing document with id emulated-spreadsheet.',
  "We're sorry, a server error occurred. Please wait a bit and try again.",
  'Too many simultaneous invocations: Spreadsheets',
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
]

/** One of the service's texts; which one goes by the call. */
const textFor = (name: string, call: number): string => {
  const texts = TEXTS[name.split('.')[0] ?? ''] ?? SHEETS
  return texts[call % texts.length] ?? ''
}

export const refusedAtEveryCall = ({ before, work }: Situation, fault: (text: string) => CallFault, lasting = false): { count: number; wrong: object[] } => {
  const wrong: object[] = []
  let count = 1
  for (let call = 0; call <= count; call += 1) {
    const ledger = openLedger()
    before(ledger)
    const { names, struck } = ledger.faults.during(call, (name) => fault(textFor(name, call)), () => work(ledger), { lasting })
    if (call === 0) count = names.length
    const lies = settle(ledger)
    const misplaced = ledger.sheet
      .unreadable()
      .filter((entry) => !ledger.sent.some(({ mark, readable }) => !readable && mark === entry['As it came']))
      .map((entry) => `unreadable: ${entry['As it came']?.slice(0, 60)}`)
    if (lies.length + misplaced.length > 0 || struck !== call > 0) wrong.push({ call, at: names[call - 1], struck, lies, misplaced })
  }
  return { count, wrong }
}
