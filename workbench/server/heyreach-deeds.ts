/** What a person does by hand in the emulated HeyReach, from the panel: test and repeat deliveries, break notifications. */
import type { DeliveryRecord, FakeHeyReach } from '../fake-heyreach/types'
import type { HeyReachDeed } from './protocol'
import { BadRequest } from './read-edit'

export const doDeed = (fake: FakeHeyReach | null, deed: HeyReachDeed): void => {
  if (!fake) throw new BadRequest('HeyReach is outside this workbench.')
  switch (deed.deed) {
    case 'send-test': {
      const active = fake.webhooks(deed.workspace).filter(({ isActive }) => isActive)
      const webhook = active.find(({ eventType }) => eventType === 'CONNECTION_REQUEST_ACCEPTED') ?? active[0]
      if (!webhook) throw new BadRequest('No notification is switched on.')
      fake.deliveries.sendTest(webhook.id)
      return
    }
    case 'repeat-old': {
      const old = fake.deliveries.log().find((delivery) => delivery.workspace === deed.workspace && isRepeatable(delivery))
      if (!old) throw new BadRequest('Nothing has been delivered yet.')
      fake.deliveries.repeat(old.id)
      return
    }
    case 'set-active':
    case 'delete': {
      if (!fake.webhooks().some(({ id }) => id === deed.webhookId)) throw new BadRequest('That notification is gone.')
      if (deed.deed === 'delete') fake.removeWebhook(deed.webhookId)
      else fake.putWebhook({ id: deed.webhookId, isActive: deed.active })
    }
  }
}

export const isRepeatable = ({ kind, state }: DeliveryRecord): boolean => kind === 'event' && state === 'delivered'

export const readDeed = (value: Record<string, unknown>): HeyReachDeed => {
  const { deed, workspace, webhookId, active } = value
  if ((deed === 'send-test' || deed === 'repeat-old') && typeof workspace === 'string') return { deed, workspace }
  if (deed === 'set-active' && typeof webhookId === 'number' && typeof active === 'boolean') return { deed, webhookId, active }
  if (deed === 'delete' && typeof webhookId === 'number') return { deed, webhookId }
  throw new BadRequest('No such deed.')
}
