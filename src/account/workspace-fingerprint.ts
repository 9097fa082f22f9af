/**
 * By what a workspace is known again: its organisation unit, which current campaigns carry (platform facts H§2.1). Older
 * answers lack it, and an empty workspace has no campaign: then by its LinkedIn accounts, of which one in common is enough.
 */

export interface WorkspaceTraces {
  organizationUnitIds: number[]
  senderIds: number[]
}

/** e.g. 'unit:41001;accounts:71001,71002'; '' where nothing is to be seen. */
export const fingerprintOf = ({ organizationUnitIds, senderIds }: WorkspaceTraces): string =>
  asText({ unit: organizationUnitIds.map(String), accounts: senderIds.map(String) })

export type Comparison = 'same' | 'different' | 'cannot-tell'

/** By the unit where both have it, else by the accounts. */
export const compareFingerprints = (pinned: string, found: string): Comparison => {
  const [a, b] = [parts(pinned), parts(found)]
  for (const kind of KINDS) {
    if (a[kind].length > 0 && b[kind].length > 0) return a[kind].some((id) => b[kind].includes(id)) ? 'same' : 'different'
  }
  return 'cannot-tell'
}

/** What the first lacks is taken from the second: for two of one workspace. */
export const mergeFingerprints = (known: string, more: string): string => {
  const [a, b] = [parts(known), parts(more)]
  return asText({ unit: a.unit.length > 0 ? a.unit : b.unit, accounts: [...a.accounts, ...b.accounts] })
}

const KINDS = ['unit', 'accounts'] as const
type Parts = Record<(typeof KINDS)[number], string[]>

const parts = (fingerprint: string): Parts => {
  const found: Parts = { unit: [], accounts: [] }
  for (const part of fingerprint.split(';')) {
    const [kind, ids = ''] = part.split(':')
    if (kind === 'unit' || kind === 'accounts') found[kind] = ids.split(',').filter((id) => id !== '')
  }
  return found
}

const asText = (found: Parts): string =>
  KINDS.filter((kind) => found[kind].length > 0)
    .map((kind) => `${kind}:${[...new Set(found[kind])].sort((x, y) => Number(x) - Number(y)).join(',')}`)
    .join(';')
