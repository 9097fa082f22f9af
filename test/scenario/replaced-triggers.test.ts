/** Somebody else looks after the sheet by now: triggers of ours go by themselves, those that people made of their own stay. */
import { openReceiving, settings, SHEET_ID } from './support/receiving'
import { OWNER } from './support/sheet'

test.each(['writeWaitingEvents', 'checkNotifications'])('%s', (running) => {
  const trigger = (functionName: string) => ({ id: functionName, user: OWNER, functionName, schedule: { everyHours: 1 }, created: 0 })
  const sheet = openReceiving({
    host: {
      saved: {
        properties: {
          script: { 'heyreach.receiving': settings(SHEET_ID, { lookAfter: { name: 'Mia', runner: 'mia123' } }) },
          [`user:${OWNER}`]: { 'heyreach.person': JSON.stringify({ runner: 'abc123', key: '', fingerprint: '', client: '' }) },
        },
        triggers: ['writeWaitingEvents', 'checkNotifications', 'myOwnReport'].map(trigger),
      },
    },
  })
  sheet.host.run({ kind: 'time-trigger', functionName: running, user: OWNER })
  expect(sheet.host.triggers().map(({ functionName }) => functionName)).toEqual(['myOwnReport'])
})
