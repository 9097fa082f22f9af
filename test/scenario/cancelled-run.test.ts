/** Cancelling ends a run after the chunk on its way: what was sent stands, the rest was not sent, and both can be gone on with. */
import { addRun } from '../../src/sidebar/add-run'
import { addRequest, connectedSheet, ledgerAgrees, pressAdd, pressStop, RUNNING, stopRequest } from './support/adding'
import { manyLeads } from './support/sheet'

const LEADS = 1004

it('an adding run that is cancelled tells what stands; pressing Add again adds the rest only', () => {
  const sheet = connectedSheet({ rows: manyLeads(LEADS) })
  const request = addRequest(sheet, RUNNING)
  const { state } = pressAdd(sheet, request, { person: ({ phase }) => (phase.kind === 'sending' ? 'cancel' : undefined) })
  expect(state.phase).toEqual({ kind: 'ended', ending: { how: 'cancelled', error: null } })
  expect([state.added, state.queue.length, state.finish?.changed]).toEqual([1000, 4, false])
  expect(addRun.toContinue(state)).toHaveLength(4)
  expect(sheet.column('HeyReach status')).toEqual(Array.from({ length: LEADS }, (_, index) => (index < 1000 ? 'In campaign' : '')))
  expect(ledgerAgrees(sheet, RUNNING)).toEqual([])

  const again = pressAdd(sheet, request)
  expect([again.preview?.people.length, again.state.added]).toEqual([4, 4])
  expect(ledgerAgrees(sheet, RUNNING)).toEqual([])
})

it('a stopping run that is cancelled has stopped the first forty; pressing Stop again stops the rest', () => {
  const sheet = connectedSheet({ rows: manyLeads(50) })
  pressAdd(sheet, addRequest(sheet, RUNNING))
  const stop = stopRequest(sheet, { kind: 'row' })
  const { state } = pressStop(sheet, stop, { person: ({ phase }) => (phase.kind === 'sending' ? 'cancel' : undefined) })
  expect(state.phase).toEqual({ kind: 'ended', ending: { how: 'cancelled', error: null } })
  expect(sheet.column('HeyReach status').filter((status) => status === 'Stopped')).toHaveLength(40)
  expect(ledgerAgrees(sheet, RUNNING)).toEqual([])

  expect(pressStop(sheet, stop).preview?.people).toHaveLength(10)
  expect(new Set(sheet.column('HeyReach status'))).toEqual(new Set(['Stopped']))
  expect(ledgerAgrees(sheet, RUNNING)).toEqual([])
})
