/** HeyReach's API without a network: one synchronous core over one state, with its own ledger of who was accepted where. */
import { answerRequest, headerOf, splitPath } from './answer-request'
import { createFaults, leadsNamedIn, type StruckFault } from './create-faults'
import { createDeliveries } from './deliveries/create-deliveries'
import { createRateLimit } from './create-rate-limit'
import { demoData, demoKeys } from './demo-data'
import { happen, type HappenInput } from './happen'
import { leadProgress } from './lead-progress'
import { createOnTheWay } from './on-the-way'
import { createOutreach } from './outreach/create-outreach'
import { profileKey, profileUrlOf } from './profile-key'
import { readSavedState } from './read-saved-state'
import { settle } from './settle'
import type { CampaignStatus } from './state'
import { createStore } from './store'
import { defaultSwitches } from './switches'
import type { ApiAnswer, ApiRequest, CallRecord, FakeHeyReach, FakeHeyReachOptions, FaultEffect } from './types'

/** Bodies of calls further back are let go of, and then the calls themselves. */
const keptBodies = 1000
const keptCalls = 50000
const day = 86400000

export const createFakeHeyReach = (options: FakeHeyReachOptions = {}): FakeHeyReach => {
  const now = options.now ?? Date.now
  const switches = { ...defaultSwitches(), ...options.switches }
  const store = createStore(options.data === undefined ? demoData(now()) : readSavedState(options.data))
  const named = new Set(store.workspaces().map(({ name }) => name))
  const keys = Object.fromEntries(Object.entries(options.keys ?? demoKeys).filter(([name]) => named.has(name)))
  const rateLimit = createRateLimit(options.requestsPerMinute ?? 300)
  const faults = createFaults()
  const onTheWay = createOnTheWay(now, profileUrlOf)
  const calls: CallRecord[] = []
  const deliveries = createDeliveries(store, switches, { now, scale: (options.outreach?.dayMs ?? day) / day })
  const tell = (input: HappenInput): number[] => {
    const happening = happen(store, input)
    return happening ? deliveries.announce(happening) : []
  }
  const outreach = options.outreach ? createOutreach(store, options.outreach, now(), tell) : null
  const advance = (): void => {
    settle(store, now())
    outreach?.advance(now())
  }

  const workspaceOf = (key: string) =>
    store.workspaces().find(({ name, keyRevoked }) => !keyRevoked && key !== '' && keys[name] === key) ?? null

  const nameOf = (workspaceId: number): string => store.workspaces().find(({ id }) => id === workspaceId)?.name ?? ''

  const record = (request: ApiRequest, status: number | null): void => {
    const { path: route } = splitPath(request.path)
    const keyEnding = headerOf(request, 'x-api-key').slice(-4)
    calls.push({ at: now(), method: request.method.toUpperCase(), route, status, keyEnding, body: request.body })
    const old = calls.at(-1 - keptBodies)
    if (old) old.body = ''
    if (calls.length > keptCalls) calls.shift()
  }

  const handle = (request: ApiRequest): ApiAnswer => {
    advance()
    const struck = faults.strike(splitPath(request.path).path, leadsNamedIn(parsed(request.body)))
    const latencyMs = (options.latencyMs ?? 150) + struck.reduce((sum, { effect }) => sum + delayOf(effect), 0)
    const carryOut = () =>
      answerRequest(request, {
        rateLimit,
        switches,
        now: now(),
        workspaceOf,
        context: {
          store,
          statsLagMs: options.statsLagMs ?? 0,
          leadFault: (key) => leadFault(struck, key),
          until: now() + latencyMs,
          onTheWay
        }
      })

    const breaking = struck.map(({ effect }) => effect).find((effect) => 'drop' in effect || 'status' in effect)
    if (breaking && 'drop' in breaking) {
      if (breaking.drop === 'after') carryOut()
      record(request, null)
      return { status: 0, headers: {}, body: '', latencyMs, dropped: breaking.drop }
    }
    if (breaking && 'status' in breaking) {
      if (breaking.carriedOut) carryOut()
      record(request, breaking.status)
      const { status, body = '', headers = {} } = breaking
      return { status, body, headers: { ...typed(body), ...headers }, latencyMs }
    }
    const reply = carryOut()
    record(request, reply.status)
    return { status: reply.status, body: reply.body, headers: { ...typed(reply.body), ...reply.headers }, latencyMs }
  }

  return {
    handle,
    switches,
    calls,
    overlaps: onTheWay.overlaps,
    keys,
    addFault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    ledger: (campaignId) =>
      store.enrolments(campaignId).map((enrolment) => {
        const progress = leadProgress(enrolment)
        return {
          campaignId,
          profileUrl: profileUrlOf(enrolment.personKey),
          lead: structuredClone({ ...enrolment.lead }),
          linkedInAccountId: enrolment.requestedSenderId,
          added: enrolment.added,
          updated: enrolment.updated,
          status: progress.stoppedByHand ? 'Stopped' : progress.campaignStatus,
          at: enrolment.at
        }
      }),
    campaigns: () => {
      advance()
      return store.campaigns().map(({ id, name, status, workspaceId }) => ({
        id,
        name,
        status,
        workspace: nameOf(workspaceId),
        leads: store.enrolmentCount(id)
      }))
    },
    webhooks: (workspaceName) =>
      store
        .webhooks()
        .map(({ workspaceId, ...webhook }) => ({ ...structuredClone(webhook), workspace: nameOf(workspaceId) }))
        .filter(({ workspace }) => workspaceName === undefined || workspace === workspaceName),
    putWebhook: ({ workspace: name, ...fields }) => {
      const known = store.webhooks().find(({ id }) => id === fields.id)
      if (known) return Object.assign(known, structuredClone(fields)).id
      const workspace = name === undefined ? store.workspaces()[0] : store.workspaces().find((one) => one.name === name)
      if (!workspace) throw new Error(`no workspace ${name}`)
      return store.addWebhook({ ...someWebhook, workspaceId: workspace.id, ...structuredClone(fields) }).id
    },
    removeWebhook: (id) => store.removeWebhook(id),
    revokeKey: (key) => {
      const workspace = workspaceOf(key)
      if (workspace) workspace.keyRevoked = true
    },
    advance,
    deliveries: { ...deliveries, take: (most = Infinity) => deliveries.take(most), log: deliveries.records },
    emit: ({ campaignId, profileUrl, kind, at = now(), text, tags, errorCode }) => {
      const campaign = store.campaigns().find(({ id }) => id === campaignId)
      if (!campaign) throw new Error(`no campaign ${campaignId}`)
      if (kind === 'campaign-completed') return tell({ kind, campaign, at })
      const enrolment = store.enrolment(campaignId, profileKey(profileUrl ?? '') ?? '')
      if (!enrolment) throw new Error(`no lead ${profileUrl} in campaign ${campaignId}`)
      return tell({ kind, campaign, enrolment, at, text, tags, errorCode, luck: `emitted/${enrolment.id}/${enrolment.history.length}` })
    },
    setStatus: (campaignId, status) => {
      advance()
      const campaign = store.campaigns().find(({ id }) => id === campaignId)
      if (!campaign) throw new Error(`no campaign ${campaignId}`)
      campaign.status = status as CampaignStatus
      campaign.next = null
    },
    toJson: () => store.toJson()
  }
}

const someWebhook = {
  webhookName: 'Somebody else’s',
  webhookUrl: 'https://hooks.example.com/heyreach',
  eventType: 'MESSAGE_REPLY_RECEIVED' as const,
  campaignIds: [],
  isActive: true
}

const delayOf = (effect: FaultEffect): number => ('delayMs' in effect ? effect.delayMs : 0)

const leadFault = (struck: StruckFault[], key: string | null): 'refuse' | 'drop' | null => {
  const hit = struck.filter(({ leads }) => leads === null || (key !== null && leads.has(key))).map(({ effect }) => effect)
  if (hit.some((effect) => 'refuseLeads' in effect)) return 'refuse'
  return hit.some((effect) => 'dropLeadsSilently' in effect) ? 'drop' : null
}

const typed = (body: string): Record<string, string> => {
  if (body === '') return {}
  return { 'content-type': parsed(body) === null ? 'text/plain' : 'application/json; charset=utf-8' }
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
