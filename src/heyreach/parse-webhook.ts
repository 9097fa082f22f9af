/** One of HeyReach's webhooks, tolerant of other forms (platform facts H§2.7). What has no id cannot be changed, so it is left out. */
import type { Webhook } from './api-types'
import { isObject, numberOf, numbersOf, textOf } from './read-json'

export const parseWebhook = (value: unknown): Webhook | null => {
  if (!isObject(value)) return null
  const id = numberOf(value['id'] ?? value['webhookId'])
  if (id === null) return null
  return {
    id,
    name: textOf(value['webhookName'] ?? value['name']),
    url: textOf(value['webhookUrl'] ?? value['url']),
    eventType: textOf(value['eventType']).toUpperCase(),
    campaignIds: numbersOf(value['campaignIds']),
    // Not said: it would be switched on again and again.
    isActive: value['isActive'] !== false,
  }
}
