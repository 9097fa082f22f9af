/**
 * Notifications made as this sheet wants them, at any time: by its settings as they stand at each step, with the key of whoever runs.
 * Once all is as wanted, secrets of before are on their last way.
 */
import { changeReceivingIfFree, ownReceiving, withOldSecretsEnding, type Receiving } from '../account/receiving'
import type { Webhook } from '../heyreach/api-types'
import type { Ports } from '../ports'
import { applyWebhooks, type PassResult } from './apply-webhooks'
import { openWebhooks } from './open-webhooks'
import { isOurs, wantedWebhooks, type Wanted } from './wanted-webhooks'

/** The page waits for 30 s on a plain call, and should hear why it took too long. */
export const PAGE_PATIENCE_MS = 24_000
export const TRIGGER_PATIENCE_MS = 150_000

/** Throws not-connected, other-workspace; what HeyReach says is in the result. */
export const runPass = (ports: Ports, patienceMs: number): PassResult => {
  const client = openWebhooks(ports, ownReceiving(ports))
  let planned: Receiving | null = null
  const wanted = (): Wanted | null => {
    planned = ownReceiving(ports)
    return planned?.applied && planned.url !== '' ? wantedWebhooks(planned) : null
  }
  const result = applyWebhooks(client, wanted, ports.clock.now() + patienceMs)
  if (result.left && !result.error) settleSecrets(ports, () => planned, result.before)
  return result
}

const settleSecrets = (ports: Ports, planned: () => Receiving | null, before: Webhook[]): void => {
  const by = planned()
  if (!by || by.old.length === 0) return
  const now = ports.clock.now()
  changeReceivingIfFree(ports, (current) => {
    // Somebody changed the settings meanwhile: then nothing is known of theirs.
    if (!current || current.sheet !== by.sheet || current.secret !== by.secret || current.url !== by.url) return null
    const ours = before.filter((one) => isOurs(current.tag, one))
    return withOldSecretsEnding(current, now, (secret) => ours.some(({ url }) => url.includes(secret)))
  })
}
