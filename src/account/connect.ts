/** Connecting a sheet: the key is tried, the workspace compared with the one this sheet belongs to, then both are kept. */
import { AppError } from '../errors'
import { createHeyReachClient } from '../heyreach/client'
import type { Ports } from '../ports'
import type { Connection, ConnectRequest } from '../sidebar/protocol'
import { MEMBERSHIPS_TAB, SCRATCH_TAB } from '../table/hidden-tabs'
import { CANNOT_CONNECT, MEMORY_HEADING } from '../words'
import { campaignsFrom, sendersFrom } from './known-at-heyreach'
import { requireSameWorkspace } from './require-same-workspace'
import { readWorkspace, saveKey, saveWorkspace } from './stored-account'
import { mergeFingerprints } from './workspace-fingerprint'

const LONGEST_NAME = 80
const SHOWN_CAMPAIGNS = 3

/** Throws invalid-input, bad-key, other-workspace, unreachable. Nothing is kept unless all went well. */
export const connectHeyReach = (ports: Ports, request: ConnectRequest): Connection => {
  const key = cleanKey(request.key)
  const name = request.workspaceName.replace(/\s+/g, ' ').trim()
  if (name === '') throw new AppError('invalid-input', { detail: CANNOT_CONNECT.noName })
  if (name.length > LONGEST_NAME) throw new AppError('invalid-input', { detail: CANNOT_CONNECT.longName(LONGEST_NAME) })

  const client = createHeyReachClient(ports, key)
  client.checkKey()
  const campaigns = campaignsFrom(ports, client, 'fresh')
  const senders = sendersFrom(ports, () => client, 'fresh')
  // Whoever disconnects before any lead was added frees the sheet; until then it belongs to its workspace, whoever connects.
  const fingerprint = requireSameWorkspace(ports, { campaigns, senders })
  const pinned = readWorkspace(ports)
  saveWorkspace(ports, {
    name: pinned?.used ? pinned.name : name,
    fingerprint: mergeFingerprints(pinned?.fingerprint ?? '', fingerprint),
    used: pinned?.used ?? false,
  })
  saveKey(ports, { key, holder: request.holder, fingerprint, client: name })
  // Made now, while nobody has rows selected: a new tab becomes the active one for a moment.
  ports.spreadsheet.hiddenTab(SCRATCH_TAB)
  ports.spreadsheet.hiddenTab(MEMBERSHIPS_TAB, MEMORY_HEADING)
  return { workspaceName: pinned?.used ? pinned.name : name, keyEnding: key.slice(-4), keyHolder: request.holder, opens: campaigns.slice(0, SHOWN_CAMPAIGNS).map((campaign) => campaign.name) }
}

/** Pasted keys come with spaces, line ends and quotes around them. A header value takes printable ASCII only. */
const cleanKey = (pasted: string): string => {
  const key = pasted.replace(/[\s"'“”]/g, '')
  if (key === '') throw new AppError('invalid-input', { detail: CANNOT_CONNECT.noKey })
  if (!/^[\x21-\x7e]{8,512}$/.test(key)) throw new AppError('invalid-input', { detail: CANNOT_CONNECT.notAKey })
  return key
}
