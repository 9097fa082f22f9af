/** What deliveries meet a sheet in, and the piece of work in which something then goes wrong. */
import type { CallFault } from '../../../workbench/fake-apps-script/types'
import { leftOvers, liesOf, type Ledger, type Terms } from './delivery-ledger'

export interface Situation {
  name: string
  before(ledger: Ledger): void
  work(ledger: Ledger): void
}

/** Kept, and not written: as by a web app that is given no spreadsheet. */
export const waiting = ({ sheet: { host } }: Ledger, posts: () => void): void => {
  host.setSwitches({ webappActive: 'null' })
  posts()
  host.setSwitches({ webappActive: 'present' })
}

export const kill = (): CallFault => 'kill'

export const RECEIVING: Situation[] = [
  { name: 'the first delivery of all, which makes the tabs', before: () => undefined, work: (ledger) => void ledger.event(2) },
  { name: 'a delivery that its receiver writes', before: (ledger) => void ledger.event(1), work: (ledger) => void ledger.event(2) },
  { name: 'an unreadable one', before: (ledger) => void ledger.junk('junk 1'), work: (ledger) => void ledger.junk('junk 2') },
  { name: 'the first unreadable one', before: (ledger) => void ledger.event(1), work: (ledger) => void ledger.junk('junk 2') },
  { name: 'a long one in several parts', before: (ledger) => void ledger.event(1), work: (ledger) => void ledger.long(2) },
]

export const WRITING: Situation[] = [
  {
    name: 'a long delivery while others wait',
    before: (ledger) => {
      ledger.event(1)
      waiting(ledger, () => [2, 3].forEach((lead) => ledger.event(lead)))
    },
    work: (ledger) => void ledger.long(4),
  },
  {
    name: 'the trigger with several, one of them long, one unreadable',
    before: (ledger) => {
      ledger.event(1)
      waiting(ledger, () => {
        ledger.event(2)
        ledger.long(3)
        ledger.junk('junk 4')
        ledger.event(5)
      })
    },
    work: ({ sheet }) => void sheet.runTrigger(),
  },
  {
    name: 'going on after a kill between rows and journal',
    before: (ledger) => {
      ledger.event(1)
      const { names } = ledger.faults.during(0, () => undefined, () => void ledger.event(12))
      ledger.faults.during(names.lastIndexOf('Properties.setProperty') + 1, kill, () => void ledger.event(2))
    },
    work: (ledger) => void ledger.event(3),
  },
  {
    name: 'making the keys tab anew',
    before: (ledger) => {
      ledger.event(1)
      const keys = ledger.sheet.book.tabByName('HeyReach keys')
      if (keys) ledger.sheet.book.deleteTab(keys.id)
    },
    work: (ledger) => void ledger.event(2),
  },
]

export const SITUATIONS: Situation[] = [...RECEIVING, ...WRITING]

/** The trigger, the sender’s retries, the trigger again, and at the end everything once more: what is wrong then. */
export const settle = (ledger: Ledger, terms: Terms = {}): string[] => {
  ledger.triggers(1)
  const first = liesOf(ledger, terms).map((lie) => `first: ${lie}`)
  ledger.again()
  for (let run = 0; run < 3 && (run === 0 || leftOvers(ledger).length > 0); run += 1) ledger.triggers(1)
  const never = ledger.sent.filter(({ acknowledged }) => !acknowledged).map(({ mark }) => `${mark}: never taken`)
  const left = leftOvers(ledger).map((what) => `left: ${what}`)
  for (const { body } of [...ledger.sent]) ledger.sheet.post(body)
  return [...first, ...never, ...left, ...liesOf(ledger, terms)]
}
