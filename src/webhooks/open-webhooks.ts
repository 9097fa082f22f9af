/** HeyReach's webhook calls with the key of whoever runs; no error of theirs quotes a secret, whatever HeyReach says. */
import type { Receiving } from '../account/receiving'
import { requireAccount } from '../account/stored-account'
import { createWebhooksClient, type WebhooksClient } from '../heyreach/webhooks-client'
import type { Ports } from '../ports'

/** Throws not-connected, other-workspace. */
export const openWebhooks = (ports: Ports, receiving: Pick<Receiving, 'secret' | 'old'> | null): WebhooksClient =>
  createWebhooksClient(ports, requireAccount(ports).key, { hidden: receiving ? [receiving.secret, ...receiving.old.map(({ secret }) => secret)] : [] })
