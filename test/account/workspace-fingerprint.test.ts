import { compareFingerprints, fingerprintOf } from '../../src/account/workspace-fingerprint'

describe('workspace fingerprints', () => {
  it('go by the organisation unit, else by the accounts', () => {
    expect(fingerprintOf({ organizationUnitIds: [40001, 40001], senderIds: [1] })).toBe('unit:40001')
    expect(fingerprintOf({ organizationUnitIds: [], senderIds: [2, 1] })).toBe('accounts:1,2')
    expect(fingerprintOf({ organizationUnitIds: [], senderIds: [] })).toBe('')
  })

  it.each([
    ['unit:1', 'unit:1', 'same'],
    ['unit:1', 'unit:2', 'different'],
    ['accounts:1,2', 'accounts:2,3', 'same'],
    ['accounts:1', 'accounts:2', 'different'],
    ['unit:1', 'accounts:1', 'cannot-tell'],
    ['', 'unit:1', 'cannot-tell'],
  ])('%j against %j: %s', (pinned, found, verdict) => expect(compareFingerprints(pinned, found)).toBe(verdict))
})
