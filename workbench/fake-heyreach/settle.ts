/** Changes of status that time brings: a scheduled campaign starts, an empty one goes back to rest. */
import type { Store } from './store'

export const settle = (store: Store, now: number): void => {
  for (const campaign of store.campaigns()) {
    if (campaign.next === null || campaign.next.at > now) continue
    const { status, at } = campaign.next
    campaign.status = status
    campaign.next = null
    if (status === 'IN_PROGRESS') campaign.startedAt ??= at
  }
}
