/** HeyReach's webhook calls: shapes of their answers, what goes over the wire, what is repeated and what is not. */
import type { WebhookFields } from '../../src/heyreach/api-types'
import { API_ROOT } from '../../src/heyreach/open-connection'
import { parseWebhook } from '../../src/heyreach/parse-webhook'
import { createWebhooksClient } from '../../src/heyreach/webhooks-client'
import { answer, codeOf, DEADLINE, scripted } from './support'

const FIELDS: WebhookFields = { name: 'Sheet abc123 Reply', url: 'https://example.com/?k=1', eventType: 'FOLLOW_SENT', campaignIds: [] }

describe('one of the list', () => {
  it.each([
    ['the known form', { id: 7, webhookName: 'A', webhookUrl: 'u', eventType: 'FOLLOW_SENT', campaignIds: [1], isActive: false }, { id: 7, name: 'A', url: 'u', eventType: 'FOLLOW_SENT', campaignIds: [1], isActive: false }],
    ['an id as text, a type in lower case', { id: '7', webhookName: 'A', webhookUrl: 'u', eventType: 'follow_sent', campaignIds: ['1'], isActive: true }, { id: 7, name: 'A', url: 'u', eventType: 'FOLLOW_SENT', campaignIds: [1], isActive: true }],
    ['shorter names', { webhookId: 7, name: 'A', url: 'u', eventType: 'X' }, { id: 7, name: 'A', url: 'u', eventType: 'X', campaignIds: [], isActive: true }],
    ['nulls', { id: 7, webhookName: null, webhookUrl: null, eventType: null, campaignIds: null, isActive: null }, { id: 7, name: '', url: '', eventType: '', campaignIds: [], isActive: true }],
    ['no id', { webhookName: 'A' }, null],
    ['no object', 'A', null],
  ])('is read from %s', (_, value, expected) => expect(parseWebhook(value)).toEqual(expected))
})

it('a list that cannot be read is an error, never an empty list', () => {
  for (const body of [{}, [], { webhooks: [] }, null, 'ok']) {
    const { ports } = scripted(answer(200, body))
    expect(codeOf(() => createWebhooksClient(ports, 'key-12345').list(DEADLINE))).toBe('unexpected-answer')
  }
})

it.each([
  ['an id', { webhookId: 5 }],
  ['an id by another name', { id: 5 }],
  ['nothing', ''],
])('a new one is made where the answer is %s', (_, body) => {
  const { ports, requests } = scripted(answer(200, body))
  expect(createWebhooksClient(ports, 'key-12345').create([FIELDS], DEADLINE)).toEqual([{ kind: 'done' }])
  expect(requests).toHaveLength(1)
  expect(requests[0]).toMatchObject({ method: 'post', url: `${API_ROOT}/webhooks/CreateWebhook` })
  expect(JSON.parse(requests[0]?.body ?? '')).toEqual({ webhookName: FIELDS.name, webhookUrl: FIELDS.url, eventType: 'FOLLOW_SENT', campaignIds: [] })
})

it('a change names only what changes, and its id stands in the address', () => {
  const { ports, requests } = scripted(answer(200, ''))
  createWebhooksClient(ports, 'key-12345').update([{ id: 5, isActive: false }], DEADLINE)
  expect(requests[0]).toMatchObject({ method: 'patch', url: `${API_ROOT}/webhooks/UpdateWebhook?webhookId=5`, body: '{"isActive":false}' })
})

it('a new one whose answer is lost or a 5xx is not sent again; changing and deleting are', () => {
  const lost = { kind: 'lost', detail: 'Address unavailable' } as const
  for (const first of [lost, answer(502, '')]) {
    const made = scripted(first, answer(200, ''))
    expect(createWebhooksClient(made.ports, 'key-12345').create([FIELDS], DEADLINE)).toMatchObject([{ kind: 'unknown' }])
    expect(made.requests).toHaveLength(1)
    const changed = scripted(first, answer(200, ''))
    expect(createWebhooksClient(changed.ports, 'key-12345').update([{ id: 1 }], DEADLINE)).toEqual([{ kind: 'done' }])
    const gone = scripted(first, answer(404, ''))
    expect(createWebhooksClient(gone.ports, 'key-12345').delete([1], DEADLINE)).toEqual([{ kind: 'gone' }])
  }
})

it('a new one that HeyReach asked to wait with is sent again', () => {
  const { ports, requests } = scripted(answer(429, ''), answer(200, ''))
  expect(createWebhooksClient(ports, 'key-12345').create([FIELDS], DEADLINE)).toEqual([{ kind: 'done' }])
  expect(requests).toHaveLength(2)
})

it('no error quotes the key, a secret that is known, or what stands in an address as one', () => {
  const said = 'The WebhookUrl https://script.google.com/macros/s/A/exec?k=of-another-sheet&t=X is refused; key-12345, 5ec2e7'
  const { ports } = scripted(answer(400, { errorMessage: said }))
  const [outcome] = createWebhooksClient(ports, 'key-12345', { hidden: ['5ec2e7', ''] }).create([FIELDS], DEADLINE)
  expect(outcome).toMatchObject({ kind: 'refused', error: { facts: { detail: 'The WebhookUrl https://script.google.com/macros/s/A/exec?k=(key)&t=X is refused; (key), (key)' } } })
})
