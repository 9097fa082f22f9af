/** Starting sets of webhooks as fast-check draws them, and what planning makes of one, carried out in memory. */
import fc from 'fast-check'
import type { Webhook } from '../../src/heyreach/api-types'
import { ALL_TYPES } from '../../src/webhooks/notification-types'
import type { WebhooksPlan } from '../../src/webhooks/plan-webhooks'
import { wantedWebhooks, type Wanted } from '../../src/webhooks/wanted-webhooks'

export const TAG = 'abc123'
export const URL = 'https://script.google.com/macros/s/AKfycb-ours/exec'
export const SECRET = '5ec2e75ec2e75ec2e75ec2e75ec2e75e'
export const OLD_SECRET = '01d01d01d01d01d01d01d01d01d01d01'

export const wanted = (changes: Partial<Parameters<typeof wantedWebhooks>[0]> = {}): Wanted =>
  wantedWebhooks({ tag: TAG, url: URL, secret: SECRET, types: [...ALL_TYPES], on: true, ...changes })

const urls = (type: string): string[] => [
  `${URL}?k=${SECRET}&t=${type}`,
  `${URL}?k=${OLD_SECRET}&t=${type}`,
  `https://script.google.com/macros/s/AKfycb-former/exec?k=${SECRET}&t=${type}`,
  'https://example.com/elsewhere',
]

const ownName = fc.constantFrom(`Sheet ${TAG} Reply`, `Sheet ${TAG} Campaign end`, `Sheet ${TAG}`, `sheet ${TAG} – mine`, `Sheet ${TAG} anything`)
/** Other sheets', people's own, and some that look nearly like ours. */
const foreignName = fc.constantFrom('Sheet xyz789 Reply', `Sheet ${TAG}9 Reply`, `My Sheet ${TAG}`, 'Zapier', '', `Sheet${TAG}`, 'Sheet  Reply')

const type = fc.constantFrom<string>(...ALL_TYPES, 'LEAD_AUTO_TAGGED_GENERIC')

const webhook = (name: fc.Arbitrary<string>): fc.Arbitrary<Omit<Webhook, 'id'>> =>
  type.chain((eventType) =>
    fc.record({
      name,
      url: fc.constantFrom(...urls(eventType)),
      eventType: fc.constant(eventType),
      campaignIds: fc.oneof({ arbitrary: fc.constant<number[]>([]), weight: 3 }, { arbitrary: fc.constant<number[]>([61001]), weight: 1 }),
      isActive: fc.boolean(),
    }),
  )

export const startingSet: fc.Arbitrary<Webhook[]> = fc
  .array(fc.oneof(webhook(ownName), webhook(foreignName)), { maxLength: 30 })
  .map((all) => all.map((one, index) => ({ id: 900 + index, ...one })))

export const settings = fc.record({ types: fc.subarray([...ALL_TYPES]), on: fc.boolean() })

export const isNamedOurs = ({ name }: Webhook): boolean => /^sheet abc123(?![a-z0-9])/i.test(name)

/** What HeyReach has afterwards. */
export const carriedOut = (plan: WebhooksPlan, actual: Webhook[]): Webhook[] => {
  const gone = plan.delete.map(({ id }) => id)
  const changed = actual.map((one) => ({ ...one, ...plan.update.find(({ change }) => change.id === one.id)?.change }))
  const highest = Math.max(0, ...actual.map(({ id }) => id))
  return [...changed.filter(({ id }) => !gone.includes(id)), ...plan.create.map((one, index) => ({ ...one, id: highest + 1 + index }))]
}
