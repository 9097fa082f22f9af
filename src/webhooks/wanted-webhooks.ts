/** What this sheet wants of HeyReach: one webhook a type, with the sheet's address and secret; and which of HeyReach's are this sheet's. */
import type { Receiving } from '../account/receiving'
import type { Webhook, WebhookFields } from '../heyreach/api-types'
import { isNotificationType, shortOf } from './notification-types'

/** `isActive` false: paused. */
export type WantedWebhook = WebhookFields & { isActive: boolean }

export interface Wanted {
  /** The sheet's. */
  tag: string
  webhooks: WantedWebhook[]
}

const PREFIX = 'Sheet '

/** `t`: some payloads do not say what they are (platform facts H§3). No parameter may be called `c` or `sid` (§1.1). */
const addressFor = ({ url, secret }: Pick<Receiving, 'url' | 'secret'>, type: string): string => `${url}?k=${secret}&t=${type}`

export const wantedWebhooks = ({ tag, url, secret, types, on }: Pick<Receiving, 'tag' | 'url' | 'secret' | 'types' | 'on'>): Wanted => ({
  tag,
  webhooks: [...new Set(types)].filter(isNotificationType).map((type) => ({
    name: `${PREFIX}${tag} ${shortOf(type)}`,
    url: addressFor({ url, secret }, type),
    eventType: type,
    campaignIds: [],
    isActive: on,
  })),
})

/** By its name alone: the beginning is ours, whatever somebody wrote behind it. Tags are of one length, so that none is another's beginning. */
export const isOurs = (tag: string, { name }: Pick<Webhook, 'name'>): boolean =>
  tag !== '' && new RegExp(`^${PREFIX}${tag}(?![a-z0-9])`, 'i').test(name.trim())
