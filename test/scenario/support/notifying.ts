/** Sheets that set up notifications: one HeyReach for all of them, web apps at Google's addresses, deliveries as HeyReach would post them. */
import type { ExecutionResult, FetchRequest, FetchResult, HostOptions } from '../../../workbench/fake-apps-script/types'
import { createWebApp, type WebApp } from '../../../workbench/fake-apps-script/web-app'
import { createInProcessTransport } from '../../../workbench/fake-heyreach/in-process-transport'
import type { FakeHeyReach, FakeHeyReachOptions, WebhookRecord } from '../../../workbench/fake-heyreach/types'
import { parseChecked, CHECKED_KEY } from '../../../src/webhooks/checked'
import { parseReceiving, RECEIVING_KEY, type Receiving } from '../../../src/account/receiving'
import { DEFAULT_TYPES } from '../../../src/webhooks/notification-types'
import { connect } from './adding'
import { callAsPage } from './call-as-page'
import { eventBody } from './deliveries'
import { manyLeads, openSheet, OWNER, type Sheet } from './sheet'

const ECHO = 'https://script.googleusercontent.com/macros/echo/'

export const addressOf = (deployment: string): string => `https://script.google.com/macros/s/${deployment}/exec`

/** Google and HeyReach, as several sheets see them. */
export const openWorld = () => {
  const apps = new Map<string, WebApp<ExecutionResult>>()
  /** Goes before everything else; undefined lets it pass. */
  let inFront: (request: FetchRequest) => FetchResult | undefined = () => undefined
  let heyreach: FakeHeyReach | null = null

  const fetch = (request: FetchRequest): FetchResult => {
    const early = inFront(request)
    if (early) return early
    const url = new URL(request.url)
    if (url.host === 'api.heyreach.io') {
      if (!heyreach) throw new Error('no HeyReach yet')
      return createInProcessTransport(heyreach)(request)
    }
    const answer = atGoogle(url, request)
    return { ...answer, ms: 900 }
  }

  const atGoogle = (url: URL, { method, body, headers }: FetchRequest) => {
    if (isEcho(url)) return apps.get(url.pathname.split('/').at(-1) ?? '')?.echo(method, url.searchParams.get('user_content_key') ?? '') ?? NO_FILE
    const deployment = /^\/macros\/s\/([\w-]+)\/exec$/.exec(url.pathname)?.[1] ?? ''
    const contentType = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1]
    return apps.get(deployment)?.handle({ method, query: url.search.slice(1), contentType, body: body ?? undefined }) ?? NO_FILE
  }
  const isEcho = (url: URL): boolean => url.href.startsWith(ECHO)

  return {
    fetch,
    putInFront: (answer: typeof inFront) => void (inFront = answer),
    serve: (fake: FakeHeyReach) => void (heyreach ??= fake),
    /** Deploy → New deployment, in this sheet's script editor. */
    deploy: (sheet: Sheet, deployment: string, { deployer = OWNER, access }: { deployer?: string; access?: string } = {}): string => {
      apps.set(deployment, createWebApp<ExecutionResult>({ run: sheet.host.run, deployer, access, switches: sheet.host.switches, echoUrl: `${ECHO}${deployment}` }))
      return addressOf(deployment)
    },
    undeploy: (deployment: string) => void apps.delete(deployment),
    /** As HeyReach posts to whatever address a notification has; true when our handler took it. */
    deliver: ({ webhookUrl, eventType }: Pick<WebhookRecord, 'webhookUrl' | 'eventType'>, lead: number): boolean => {
      const url = new URL(webhookUrl)
      const body = eventBody({ lead, type: eventType.toLowerCase() })
      const answer = atGoogle(url, { method: 'POST', url: webhookUrl, headers: { 'Content-Type': 'application/json' }, body })
      // A refusal is text, and text comes by a redirect (platform facts §1.2).
      return answer.status === 200 && answer.body.includes('goog.script.init')
    },
  }
}

const NO_FILE = { status: 404, headers: { 'content-type': 'text/html' } as Record<string, string>, body: '<html><head><title>Page not found</title></head><body>Sorry, unable to open the file at this time.</body></html>' }

export type World = ReturnType<typeof openWorld>

export interface NotifyingOptions {
  world?: World
  host?: Partial<HostOptions>
  heyreach?: FakeHeyReachOptions
  /** Without a key. */
  connected?: boolean
}

/** A sheet connected to the demo workspace. */
export const notifyingSheet = ({ world = openWorld(), host, heyreach, connected = true }: NotifyingOptions = {}) => {
  const sheet = openSheet({ rows: manyLeads(1), heyreach, host: { fetch: world.fetch, ...host } })
  world.serve(sheet.heyreach)
  if (connected) connect(sheet, OWNER)
  return { world, sheet }
}

type Stored = { properties: Record<string, Record<string, string>> }

/** What set-up has left in the script's properties. */
export const receivingOf = (sheet: Sheet): Receiving => {
  const stored = parseReceiving((sheet.host.snapshot() as Stored).properties['script']?.[RECEIVING_KEY])
  if (!stored) throw new Error('nothing is set up')
  return stored
}

export const checkedOf = (sheet: Sheet) => parseChecked((sheet.host.snapshot() as Stored).properties['script']?.[CHECKED_KEY])

export const lookAfter = (sheet: Sheet, { as = OWNER, name = 'Anna' } = {}) => callAsPage(sheet, as, 'lookAfterSheet', { name })

export const ALL_ON = { types: DEFAULT_TYPES, on: true }

/** The three steps of the page. */
export const setUp = (world: World, sheet: Sheet, { deployment = 'AKfycb-first', as = OWNER, name = 'Anna' } = {}) => {
  lookAfter(sheet, { as, name })
  const checked = callAsPage(sheet, as, 'checkAddress', { url: world.deploy(sheet, deployment, { deployer: as }) })
  if (!checked.ok) throw new Error(`${checked.title} ${checked.help}`)
  return callAsPage(sheet, as, 'applyNotifications', ALL_ON)
}

/** What is wrong at HeyReach for this sheet's notifications, by what the settings say; [] when all is as wanted. */
export const wrongAt = (heyreach: FakeHeyReach, { tag, url, secret, types, on }: Receiving): string[] => {
  const ours = heyreach.webhooks().filter(({ webhookName }) => webhookName.startsWith(`Sheet ${tag} `))
  const missing = types.filter((type) => !ours.some(({ eventType }) => eventType === type)).map((type) => `no ${type}`)
  const others = ours.flatMap(({ id, eventType, webhookUrl, campaignIds, isActive }) => [
    ...(types.includes(eventType) ? [] : [`${eventType} too many`]),
    ...(ours.some((twin) => twin.id < id && twin.eventType === eventType) ? [`${eventType} twice`] : []),
    ...(webhookUrl === `${url}?k=${secret}&t=${eventType}` ? [] : [`${eventType} goes elsewhere`]),
    ...(campaignIds.length === 0 ? [] : [`${eventType} of some campaigns`]),
    ...(isActive === on ? [] : [`${eventType} is ${isActive ? 'on' : 'off'}`]),
  ])
  return on ? [...missing, ...others] : others
}

export const triggersOf = (sheet: Sheet, user?: string): string[] =>
  sheet.host.triggers().filter((trigger) => user === undefined || trigger.user === user).map(({ functionName }) => functionName).sort()

export const BOTH_TRIGGERS = ['checkNotifications', 'writeWaitingEvents']

export const webhookWrites = (heyreach: FakeHeyReach): number =>
  heyreach.calls.filter(({ route }) => ['/webhooks/CreateWebhook', '/webhooks/UpdateWebhook', '/webhooks/DeleteWebhook'].includes(route)).length
