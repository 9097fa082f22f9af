/** What a plan says, and its button. */
import { planButton, planSummary } from '../../src/words'

const counts = { create: 0, update: 0, pause: 0, delete: 0, keep: 0, others: 0, on: true }

it.each([
  [{ create: 11, update: 1, others: 3 }, '11 will be made, 1 changed. 3 of others stay as they are.', 'Make 11, change 1 notifications'],
  [{ delete: 1 }, '1 will be deleted.', 'Delete 1 notification'],
  [{ create: 1, delete: 2 }, '1 will be made, 2 deleted.', 'Make 1, delete 2 notifications'],
  [{ pause: 11, on: false }, '11 will be paused.', 'Pause 11 notifications'],
  [{ keep: 11, others: 1 }, 'HeyReach is as wanted: 11 notifications. 1 of others stays as it is.', 'Keep as it is'],
  [{ keep: 1 }, 'HeyReach is as wanted: 1 notification.', 'Keep as it is'],
  [{ on: false }, 'Nothing to do: HeyReach has no notifications of this sheet.', 'Pause receiving'],
])('%j', (some, summary, button) => {
  expect(planSummary({ ...counts, ...some })).toBe(summary)
  expect(planButton({ ...counts, ...some })).toBe(button)
})
