/**
 * A receiver or the trigger dies at any backend call, whatever becomes of writes in its buffer, and whether rows and columns come with
 * the buffer or at once. After the trigger's next run every acknowledged delivery is exactly one row, and after the sender's retries
 * every delivery is.
 */
import { leftOvers, liesOf, openLedger, type Ledger } from './support/delivery-ledger'
import type { CallFault } from '../../workbench/fake-apps-script/types'

interface Situation {
  name: string
  before(ledger: Ledger): void
  work(ledger: Ledger): void
}

const waiting = (ledger: Ledger, posts: () => void): void => {
  ledger.sheet.host.setSwitches({ webappActive: 'null' })
  posts()
  ledger.sheet.host.setSwitches({ webappActive: 'present' })
}

const kill = (): CallFault => 'kill'

const SITUATIONS: Situation[] = [
  { name: 'the first delivery of all, which makes the tabs', before: () => undefined, work: (ledger) => void ledger.event(2) },
  { name: 'a delivery that its receiver writes', before: (ledger) => void ledger.event(1), work: (ledger) => void ledger.event(2) },
  { name: 'an unreadable one', before: (ledger) => void ledger.junk('junk 1'), work: (ledger) => void ledger.junk('junk 2') },
  { name: 'the first unreadable one', before: (ledger) => void ledger.event(1), work: (ledger) => void ledger.junk('junk 2') },
  { name: 'a long one in several parts', before: (ledger) => void ledger.event(1), work: (ledger) => void ledger.long(2) },
  {
    name: 'a delivery while others wait',
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
    name: 'a receiver that finds the lock taken',
    before: (ledger) => void ledger.event(1),
    work: (ledger) => {
      const { faults } = ledger
      // The fault under test strikes the inner one: the outer is `during` its own, which goes well.
      ledger.event(9)
      void faults
    },
  },
  {
    name: 'going on after a kill between rows and journal',
    before: (ledger) => {
      ledger.event(1)
      ledger.event(11)
      const { names } = ledger.faults.during(0, () => undefined, () => void ledger.event(12))
      ledger.faults.during(names.length, kill, () => void ledger.event(2))
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
    work: (ledger) => {
      ledger.event(2)
    },
  },
]

const BUFFERS: [string, { killKeepsBufferedWrites: boolean; structureBuffered: boolean }][] = [
  ['lost', { killKeepsBufferedWrites: false, structureBuffered: true }],
  ['kept', { killKeepsBufferedWrites: true, structureBuffered: true }],
  ['lost, rows made at once', { killKeepsBufferedWrites: false, structureBuffered: false }],
  ['kept, rows made at once', { killKeepsBufferedWrites: true, structureBuffered: false }],
]

const settle = (ledger: Ledger): { first: string[]; lies: string[]; left: string[] } => {
  ledger.triggers(1)
  const first = liesOf(ledger)
  ledger.again()
  ledger.triggers(3)
  const lies = [...liesOf(ledger), ...ledger.sent.filter(({ acknowledged }) => !acknowledged).map(({ mark }) => `${mark}: never taken`)]
  return { first, lies, left: leftOvers(ledger) }
}

describe.each(SITUATIONS)('$name', ({ before, work }) => {
  it.each(BUFFERS)('killed at every call, the buffer %s', (_, switches) => {
    const wrong: object[] = []
    let count = 1
    for (let call = 0; call <= count; call += 1) {
      const ledger = openLedger({ host: { switches } })
      before(ledger)
      const { names, struck } = ledger.faults.during(call, kill, () => work(ledger))
      if (call === 0) count = names.length
      const { first, lies, left } = settle(ledger)
      if (first.length + lies.length + left.length > 0 || struck !== call > 0) wrong.push({ call, at: names[names.length - 1], first, lies, left })
    }
    expect({ count, wrong }).toEqual({ count, wrong: [] })
  })
})
