/**
 * A run that dies at any backend call of any of its executions (preview, chunk, closing), with either reading of what becomes of
 * writes in the buffer. No row lies meanwhile, nobody is in the campaign twice, and pressing Add again finishes.
 */
import { addRequest, connectedSheet, ledgerAgrees, pressAdd, RUNNING } from './support/adding'
import { atCall } from './support/at-call'
import { manyLeads } from './support/sheet'
import { prepareWholeRun, type WholeRun } from './support/whole-run'

const kill = (): 'kill' => 'kill'

const prepare = (options: WholeRun, killKeepsBufferedWrites = false) => {
  const calls = atCall()
  const host = { onCall: calls.onCall, switches: { killKeepsBufferedWrites } }
  return { ...prepareWholeRun({ refused: [7], ...options, host }), calls }
}

const callsOfWholeRun = (options: WholeRun): number => {
  const { sheet, request, calls } = prepare(options)
  calls.arm(0)
  pressAdd(sheet, request)
  return calls.callsSeen().length
}

/** One batch takes the same calls as two, and half the time. */
const FEW = 10

describe.each<[string, WholeRun]>([
  ['two batches, the status columns made', { columns: 'not-there' }],
  ['one batch, the status columns there', { columns: 'there', leads: FEW }],
])('with %s', (_, options) => {
  const count = callsOfWholeRun(options)

  it.each([
    ['lost', false],
    ['kept', true],
  ])('a run killed at any call, its buffer %s and the sidebar closed, is finished by pressing Add again', (_buffer, keeps) => {
    expect(count).toBeGreaterThan(30)
    for (let call = 1; call <= count; call += 1) {
      const { sheet, request, undone, calls } = prepare(options, keeps)
      calls.arm(call, kill)
      pressAdd(sheet, request, { person: () => (calls.hasStruck() ? 'leave' : undefined) })
      expect({ call, killed: calls.hasStruck(), lies: ledgerAgrees(sheet, RUNNING) }).toEqual({ call, killed: true, lies: [] })

      sheet.clock.advance(90_000)
      pressAdd(sheet, request)
      expect({ call, undone: undone(), lies: ledgerAgrees(sheet, RUNNING) }).toEqual({ call, undone: [], lies: [] })
      expect({ call, overlaps: sheet.heyreach.overlaps }).toEqual({ call, overlaps: [] })
    }
  })
})

it('a run killed at any call goes on by itself while the sidebar is open, and Add again changes nothing', () => {
  const count = callsOfWholeRun({ leads: FEW })
  for (let call = 1; call <= count; call += 1) {
    const { sheet, request, undone, calls } = prepare({ leads: FEW })
    calls.arm(call, kill)
    const { refusal, state } = pressAdd(sheet, request)
    expect({ call, lies: ledgerAgrees(sheet, RUNNING) }).toEqual({ call, lies: [] })
    if (refusal === null && state.finishError === null) expect({ call, undone: undone() }).toEqual({ call, undone: [] })

    sheet.clock.advance(90_000)
    pressAdd(sheet, request)
    expect({ call, undone: undone(), lies: ledgerAgrees(sheet, RUNNING) }).toEqual({ call, undone: [], lies: [] })
  }
})

it('rows that are left out say why after pressing Add again, although everybody else was added by the run that was killed', () => {
  const count = callsOfWholeRun({ leads: 3, refused: [] })
  const leftUndone: number[] = []
  for (let call = 1; call <= count; call += 1) {
    const { sheet, request, undone, calls } = prepare({ leads: 3, refused: [] })
    calls.arm(call, kill)
    pressAdd(sheet, request, { person: () => (calls.hasStruck() ? 'leave' : undefined) })
    sheet.clock.advance(90_000)
    pressAdd(sheet, request)
    if (undone().length > 0) leftUndone.push(call)
  }
  expect({ count, leftUndone }).toEqual({ count, leftUndone: [] })
})

it('a run of more chunks than one, killed in the second, has lost nothing of the first', () => {
  const rows = manyLeads(1003)
  const calls = atCall()
  const sheet = connectedSheet({ rows, host: { onCall: calls.onCall } })
  let chunks = 0
  pressAdd(sheet, addRequest(sheet, RUNNING), {
    person: ({ phase }) => {
      if (phase.kind === 'sending' && (chunks += 1) === 2) calls.arm(12, kill)
      return calls.hasStruck() ? 'leave' : undefined
    },
  })
  expect(calls.hasStruck()).toBe(true)
  expect(ledgerAgrees(sheet, RUNNING)).toEqual([])
  expect(sheet.column('HeyReach status').filter((status) => status === 'In campaign')).toHaveLength(1000)
  const again = pressAdd(sheet, addRequest(sheet, RUNNING))
  expect(again.preview?.people).toHaveLength(3)
  expect(new Set(sheet.column('HeyReach status'))).toEqual(new Set(['In campaign']))
  expect(ledgerAgrees(sheet, RUNNING)).toEqual([])
})
