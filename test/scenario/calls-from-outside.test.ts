/**
 * The page that the web app answers with could call every function of the surface as its deployer: the sidebar's do nothing there. The
 * emulated web app has no such page; runs of other kinds have no Ui either, and here show what a call tells and changes.
 */
import { eventBody } from './support/deliveries'
import { openReceiving } from './support/receiving'
import { OWNER } from './support/sheet'

test.each<[string, object]>([
  ['exportEvents', { before: '2027-01-01', from: 0 }],
  ['listUnreadable', {}],
  ['getSidebarState', {}],
])('%s without a Ui tells nothing', (functionName, request) => {
  const sheet = openReceiving()
  sheet.post(eventBody({ text: 'a private note' }))
  const { value } = sheet.host.run({ kind: 'custom-function', functionName, args: [request], user: OWNER })
  expect(JSON.parse(String(value))).toMatchObject({ ok: false, error: { title: 'Open this from the HeyReach menu of the spreadsheet.' } })
})

test('clearEvents without a Ui clears nothing', () => {
  const sheet = openReceiving()
  sheet.post(eventBody())
  sheet.host.run({ kind: 'time-trigger', functionName: 'clearEvents', args: [{ before: '2027-01-01' }], user: OWNER })
  expect(sheet.events()).toHaveLength(1)
})
