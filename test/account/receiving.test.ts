/** Which secrets count, and for how long. */
import { lateRetriesEnd, withNewSecret, withOldSecretsEnding, type Receiving } from '../../src/account/receiving'

const HOUR = 3_600_000
const NOW = 1_000 * HOUR
const receiving = (old: Receiving['old']): Receiving => ({
  sheet: 's', tag: 'abc123', secret: 'now', old, url: '', checkedAt: 0, urlBy: '', types: [], on: true, applied: true, lookAfter: null,
})
const none = (): boolean => false

it('a new secret leaves the one until now in force, before the older ones', () => {
  const older = { secret: 'older', until: NOW }
  expect(withNewSecret(receiving([older]), 'next', null)).toMatchObject({ secret: 'next', old: [{ secret: 'now', until: null }, older] })
})

it('once no notification is sent with it, an old one counts for 25 hours more: longer than HeyReach tries', () => {
  const { old } = withOldSecretsEnding(receiving([{ secret: 'old', until: null }]), NOW, none)
  expect(old).toEqual([{ secret: 'old', until: NOW + 25 * HOUR }])
  expect(lateRetriesEnd(NOW)).toBe(NOW + 25 * HOUR)
})

it('one whose end is set keeps it, unless some notification was sent with it until a moment ago', () => {
  const set = { secret: 'old', until: NOW + HOUR }
  expect(withOldSecretsEnding(receiving([set]), NOW, none).old).toEqual([set])
  expect(withOldSecretsEnding(receiving([set]), NOW, (secret) => secret === 'old').old).toEqual([{ ...set, until: NOW + 25 * HOUR }])
})

it('one that has run out goes', () => {
  expect(withOldSecretsEnding(receiving([{ secret: 'old', until: NOW }, { secret: 'older', until: NOW - HOUR }]), NOW, none).old).toEqual([])
})
