import { compareFingerprints, fingerprintOf, mergeFingerprints } from '../../src/account/workspace-fingerprint'

describe('workspace fingerprints', () => {
  it('hold the organisation unit and the accounts', () => {
    expect(fingerprintOf({ organizationUnitIds: [40001, 40001], senderIds: [1] })).toBe('unit:40001;accounts:1')
    expect(fingerprintOf({ organizationUnitIds: [], senderIds: [2, 1] })).toBe('accounts:1,2')
    expect(fingerprintOf({ organizationUnitIds: [], senderIds: [] })).toBe('')
  })

  it.each([
    ['unit:1', 'unit:1', 'same'],
    ['unit:1', 'unit:2', 'different'],
    ['accounts:1,2', 'accounts:2,3', 'same'],
    ['accounts:1', 'accounts:2', 'different'],
    ['unit:1', 'accounts:1', 'cannot-tell'],
    ['accounts:1,2', 'unit:1;accounts:2', 'same'],
    ['accounts:1,2', 'unit:1;accounts:3', 'different'],
    ['unit:1;accounts:1', 'unit:2;accounts:1', 'different'],
    ['unit:1;accounts:1', 'unit:1;accounts:2', 'same'],
    ['', 'unit:1', 'cannot-tell'],
  ])('%j against %j: %s', (pinned, found, verdict) => expect(compareFingerprints(pinned, found)).toBe(verdict))

  it('learn what they lacked', () => {
    expect(mergeFingerprints('accounts:2', 'unit:7;accounts:1')).toBe('unit:7;accounts:1,2')
    expect(mergeFingerprints('unit:7', 'unit:7;accounts:1')).toBe('unit:7;accounts:1')
    expect(mergeFingerprints('', 'unit:7')).toBe('unit:7')
  })
})
