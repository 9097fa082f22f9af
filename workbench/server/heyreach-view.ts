/** What the panel shows of the stand-in HeyReach: never a key, not even its end. */
import { describeState } from '../fake-heyreach/describe-state'
import { isRepeatable } from './heyreach-deeds'
import type { FakeHeyReach } from '../fake-heyreach/types'
import type { HeyReachView, LeadView } from './protocol'

const SHOWN_CALLS = 15
const SHOWN_DELIVERIES = 15

export const heyReachView = (fake: FakeHeyReach | null, address: string): HeyReachView => {
  if (!fake) return { emulated: false, address, campaigns: [], calls: [], webhooks: [], repeatable: [], deliveries: [] }
  const { calls } = describeState(fake)
  return {
    emulated: true,
    address,
    campaigns: fake.campaigns().map(({ id, name, status, workspace, leads }) => ({ id, name, status, workspace, leads })),
    calls: calls.slice(0, SHOWN_CALLS).map(({ at, method, route, status }) => ({ at, method, route, status })),
    webhooks: fake.webhooks().map(({ id, workspace, webhookName, eventType, isActive, webhookUrl }) => ({
      id, workspace, eventType, name: webhookName, active: isActive, host: URL.canParse(webhookUrl) ? new URL(webhookUrl).host : '?'
    })),
    repeatable: [...new Set(fake.deliveries.log().filter(isRepeatable).map(({ workspace }) => workspace))],
    deliveries: fake.deliveries
      .log()
      .map(({ id, workspace, eventType, kind, leadName, createdAt, state, tries }) => ({
        id, workspace, eventType, kind, leadName, state, at: tries.at(-1)?.at ?? createdAt, outcome: tries.at(-1)?.outcome ?? '', tries: tries.length
      }))
      .sort((one, other) => other.at - one.at || other.id - one.id)
      .slice(0, SHOWN_DELIVERIES)
  }
}

export const leadsView = (fake: FakeHeyReach | null, campaignId: number): LeadView[] =>
  (fake?.ledger(campaignId) ?? []).map(({ profileUrl, lead, status, added, updated }) => ({
    profileUrl,
    name: [lead.firstName, lead.lastName].filter(Boolean).join(' '),
    status,
    fields: [...Object.entries(lead).filter(([, value]) => isShown(value)).map(([name, value]): [string, string] => [name, String(value)]), ...customFields(lead)],
    added,
    updated
  }))

const isShown = (value: unknown): boolean => (typeof value === 'string' && value !== '') || typeof value === 'number'

const customFields = ({ customUserFields }: Record<string, unknown>): [string, string][] =>
  (Array.isArray(customUserFields) ? customUserFields : []).flatMap((field: unknown): [string, string][] => {
    const { name, value } = (field ?? {}) as { name?: unknown; value?: unknown }
    return typeof name === 'string' ? [[name, String(value ?? '')]] : []
  })
