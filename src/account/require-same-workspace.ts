/** One sheet serves one workspace: what a key shows must be that of the workspace that the sheet belongs to. */
import type { Ports } from '../ports'
import { forgetKnown, type KnownAtHeyReach } from './known-at-heyreach'
import { otherWorkspace, readWorkspace } from './stored-account'
import { compareFingerprints, fingerprintOf } from './workspace-fingerprint'

/** The fingerprint of what was seen. Throws other-workspace, and forgets what was seen. */
export const requireSameWorkspace = (ports: Pick<Ports, 'userStore' | 'documentStore' | 'userCache' | 'clock'>, { campaigns, senders }: KnownAtHeyReach): string => {
  const fingerprint = fingerprintOf({
    organizationUnitIds: campaigns.flatMap((campaign) => campaign.organizationUnitId ?? []),
    senderIds: senders.map((sender) => sender.id),
  })
  const pinned = readWorkspace(ports)
  if (pinned && compareFingerprints(pinned.fingerprint, fingerprint) === 'different') {
    forgetKnown(ports)
    throw otherWorkspace(pinned)
  }
  return fingerprint
}
