import type { CampaignChoice, SelectionView } from '../../src/sidebar/protocol'
import {
  changeStopForm,
  emptyStopForm,
  missingForStop,
  stopRequest,
  type StopForm,
  type StopFormEvent,
} from '../../src/sidebar/stop-form'

const after = (...events: StopFormEvent[]): StopForm => events.reduce(changeStopForm, emptyStopForm)
const blocks = [{ row: 2, column: 1, rows: 3, columns: 1 }]
const read: StopFormEvent = { kind: 'selection', selection: { tabId: 7, headerRow: 1, rowCount: 3, blocks } as SelectionView }
const campaign: StopFormEvent = { kind: 'campaign', campaign: { id: 60001 } as CampaignChoice }

it('stops the selected rows in the campaign that stands in each', () => {
  expect(stopRequest(after(read))).toEqual({ tabId: 7, headerRow: 1, blocks, pastedUrl: null, where: { kind: 'row' } })
})

it('stops in one campaign only when it is chosen', () => {
  const form = after(read, { kind: 'where', where: 'campaign' })
  expect(missingForStop(form)).toBe('campaign')
  expect(stopRequest(form)).toBeNull()
  expect(stopRequest(changeStopForm(form, campaign))?.where).toEqual({ kind: 'campaign', campaignId: 60001 })
})

it('never takes a pasted URL to mean the row’s campaign', () => {
  const form = after({ kind: 'who', who: 'url' }, { kind: 'url', url: ' https://www.linkedin.com/in/ada ' })
  expect(form.where).toBe('campaign')
  expect(stopRequest(changeStopForm(form, { kind: 'where', where: 'everywhere' }))).toEqual({
    tabId: null,
    headerRow: null,
    pastedUrl: 'https://www.linkedin.com/in/ada',
    where: { kind: 'everywhere' },
  })
})

it.each<[string, StopForm, ReturnType<typeof missingForStop>]>([
  ['nothing read yet', emptyStopForm, 'selection'],
  ['no lead in the selection', after({ kind: 'selection', selection: { rowCount: 0 } as SelectionView }), 'rows'],
  ['no URL pasted', after({ kind: 'who', who: 'url' }, { kind: 'url', url: '  ' }), 'url'],
  ['all there', after(read), null],
])('knows what is missing: %s', (_, form, missing) => {
  expect(missingForStop(form)).toBe(missing)
})

it('“everywhere” is not kept for the next run', () => {
  const everywhere = changeStopForm({ ...emptyStopForm, url: 'linkedin.com/in/ada' }, { kind: 'where', where: 'everywhere' })
  expect(changeStopForm(everywhere, { kind: 'run-over' })).toMatchObject({ who: 'rows', where: 'row', url: '' })
  expect(changeStopForm({ ...everywhere, who: 'url' }, { kind: 'run-over' })).toMatchObject({ who: 'url', where: 'campaign', url: '' })
})
