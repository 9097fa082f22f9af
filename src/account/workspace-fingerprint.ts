/**
 * By what a workspace is known again: its organisation unit, which current campaigns carry (platform facts H§2.1). Older
 * answers lack it, and an empty workspace has no campaign: then by its LinkedIn accounts, of which one in common is enough.
 */

export interface WorkspaceTraces {
  organizationUnitIds: number[]
  senderIds: number[]
}

export const fingerprintOf = ({ organizationUnitIds, senderIds }: WorkspaceTraces): string => {
  const units = distinct(organizationUnitIds)
  if (units.length > 0) return `unit:${units.join(',')}`
  const senders = distinct(senderIds)
  return senders.length > 0 ? `accounts:${senders.join(',')}` : ''
}

export type Comparison = 'same' | 'different' | 'cannot-tell'

/** Fingerprints of different kinds cannot be compared, and an empty one says nothing. */
export const compareFingerprints = (pinned: string, found: string): Comparison => {
  const [kindA, idsA] = parts(pinned)
  const [kindB, idsB] = parts(found)
  if (idsA.length === 0 || idsB.length === 0 || kindA !== kindB) return 'cannot-tell'
  return idsA.some((id) => idsB.includes(id)) ? 'same' : 'different'
}

const parts = (fingerprint: string): [string, string[]] => {
  const [kind = '', ids = ''] = fingerprint.split(':')
  return [kind, ids.split(',').filter((id) => id !== '')]
}

const distinct = (ids: number[]): number[] => [...new Set(ids)].sort((a, b) => a - b)
