/** The panel's part on notifications: which are registered, what was last delivered, and buttons to test, repeat and break them. */
import { element } from './element'
import type { DeliveryView, HeyReachDeed, HeyReachView, WebhookView } from '../server/protocol'

export type DoDeed = (deed: HeyReachDeed) => void

export const drawNotifications = (workspace: string, { webhooks, repeatable }: HeyReachView, act: DoDeed): HTMLElement | null => {
  const own = webhooks.filter((webhook) => webhook.workspace === workspace)
  const delivered = repeatable.includes(workspace)
  if (own.length === 0 && !delivered) return element('p', { class: 'panel-note' }, 'No notifications are set up.')
  const button = (caption: string, title: string, disabled: boolean, deed: HeyReachDeed) =>
    element('button', { type: 'button', class: 'deed', title, disabled, 'data-deed': `${deed.deed} ${workspace}`, onclick: () => act(deed) }, caption)
  return element('details', { class: 'notifications', 'data-workspace': workspace },
    element('summary', {}, `Notifications: ${own.length}${own.every(({ active }) => active) ? '' : `, ${own.filter(({ active }) => !active).length} off`}`),
    element('div', { class: 'deeds' },
      button('Send test', 'As the “Test” button in HeyReach does', !own.some(({ active }) => active), { deed: 'send-test', workspace }),
      button('Repeat an old event', 'Delivers the oldest event once more', !delivered, { deed: 'repeat-old', workspace })),
    element('ul', { class: 'webhooks' }, ...own.map((webhook) => drawWebhook(webhook, act))))
}

const drawWebhook = ({ id, name, eventType, active, host }: WebhookView, act: DoDeed): HTMLElement =>
  element('li', { class: active ? '' : 'is-off' },
    element('span', { class: 'webhook-name', title: name }, name),
    element('span', { class: 'webhook-type' }, `${eventWords(eventType)} → ${host}`),
    element('button', { type: 'button', class: 'deed', 'data-deed': `switch ${id}`, onclick: () => act({ deed: 'set-active', webhookId: id, active: !active }) }, active ? 'Switch off' : 'Switch on'),
    element('button', { type: 'button', class: 'deed', 'data-deed': `delete ${id}`, onclick: () => act({ deed: 'delete', webhookId: id }) }, 'Delete'))

export const drawDeliveries = (deliveries: DeliveryView[]): HTMLElement =>
  element('section', {},
    element('h3', {}, 'Last deliveries'),
    deliveries.length === 0
      ? element('p', { class: 'panel-note' }, 'None yet.')
      : element('ol', { class: 'calls' }, ...deliveries.map((delivery) =>
          element('li', { title: [eventWords(delivery.eventType), delivery.leadName, outcomeWords(delivery), `tries: ${delivery.tries}`].filter(Boolean).join(' · ') },
            element('span', { class: `call-status ${isBad(delivery) ? 'is-bad' : ''}` }, shortOutcome(delivery)),
            element('span', { class: 'call-route' }, [delivery.kind === 'event' ? '' : `${KINDS[delivery.kind]}: `, SHORT[delivery.eventType] ?? eventWords(delivery.eventType), delivery.leadName && ` · ${delivery.leadName}`].join('')),
            delivery.tries > 1 ? element('span', { class: 'tries' }, `×${delivery.tries}`) : null,
            element('time', {}, new Date(delivery.at).toLocaleTimeString([], { hour12: false }))))))

const KINDS = { repeat: 'Again', test: 'Test', raw: 'By hand' } as const

/** Room is scarce: the whole name is in the line's title. */
const SHORT: Record<string, string> = {
  CONNECTION_REQUEST_SENT: 'Invited',
  CONNECTION_REQUEST_ACCEPTED: 'Accepted',
  MESSAGE_SENT: 'Message',
  MESSAGE_REPLY_RECEIVED: 'First reply',
  INMAIL_SENT: 'InMail',
  INMAIL_REPLY_RECEIVED: 'InMail reply',
  EVERY_MESSAGE_REPLY_RECEIVED: 'Every reply',
  FOLLOW_SENT: 'Followed',
  LIKED_POST: 'Liked',
  VIEWED_PROFILE: 'Viewed',
  CAMPAIGN_COMPLETED: 'Completed',
  LEAD_TAG_UPDATED: 'Tags'
}

/** EVERY_MESSAGE_REPLY_RECEIVED → Every message reply received. */
const eventWords = (type: string): string => type.charAt(0) + type.slice(1).replace(/_/g, ' ').toLowerCase()

const isBad = ({ state, tries }: DeliveryView): boolean => state === 'given-up' || (state !== 'delivered' && tries > 0)

const shortOutcome = ({ state, outcome }: DeliveryView): string => (outcome === '' ? (state === 'under-way' ? '…' : 'due') : /^\d+$/.test(outcome) ? outcome : 'lost')

const outcomeWords = ({ state, outcome }: DeliveryView): string => {
  switch (state) {
    case 'waiting':
      return outcome === '' ? 'waiting' : `${outcome}; will be tried again`
    case 'under-way':
      return 'under way'
    case 'delivered':
      return `delivered (${outcome})`
    case 'given-up':
      return `given up (${outcome || 'not sent'})`
  }
}
