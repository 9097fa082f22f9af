/** Forgetting the key in use. The sheet stays with its workspace once leads were added from it. */
import type { Ports } from '../ports'
import { forgetKey, forgetWorkspace, readKey, readWorkspace } from './stored-account'
import { forgetKnown } from './known-at-heyreach'

export const disconnectHeyReach = (ports: Ports): void => {
  const stored = readKey(ports)
  if (!stored) return
  forgetKey(ports, stored.holder)
  forgetKnown(ports)
  const workspace = readWorkspace(ports)
  if (workspace && !workspace.used && !readKey(ports)) forgetWorkspace(ports)
}
