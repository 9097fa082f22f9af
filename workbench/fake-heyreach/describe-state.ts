/** What of the stand-in may be shown: campaigns with their leads, webhooks, the latest calls and deliveries. Never a key or a secret. */
import type { FakeHeyReach } from './types'

const shownCalls = 50
const shownDeliveries = 50

/** The secret of a webhook is in its query. */
const withoutQuery = (url: string): string => url.replace(/[?#].*$/s, '?…')

export const describeState = (fake: FakeHeyReach) => ({
  campaigns: fake.campaigns().map((campaign) => ({
    ...campaign,
    ledger: fake.ledger(campaign.id).map(({ profileUrl, lead, linkedInAccountId, status, added, updated, at }) => ({
      profileUrl,
      name: [lead.firstName, lead.lastName].filter(Boolean).join(' '),
      company: typeof lead.companyName === 'string' ? lead.companyName : '',
      customFields: lead.customUserFields,
      linkedInAccountId,
      status,
      added,
      updated,
      at
    }))
  })),
  webhooks: fake.webhooks().map(({ webhookUrl, ...webhook }) => ({ ...webhook, webhookUrl: withoutQuery(webhookUrl) })),
  /** Newest first. */
  deliveries: fake.deliveries
    .log()
    .slice(-shownDeliveries)
    .reverse()
    .map(({ body: _body, url, ...delivery }) => ({ ...delivery, url: withoutQuery(url) })),
  deliveryCounts: fake.deliveries.counts,
  /** Newest first. */
  calls: fake.calls
    .slice(-shownCalls)
    .reverse()
    .map(({ at, method, route, status, keyEnding }) => ({ at, method, route, status, keyEnding }))
})
