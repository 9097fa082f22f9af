/** The client's ports over the stand-in HeyReach, on a clock that only our waiting moves; and a scripted Http for shapes. */
import type { AddBatch, AddPair } from '../../src/heyreach/api-types'
import { createHeyReachClient } from '../../src/heyreach/client'
import type { ClientPorts } from '../../src/heyreach/open-connection'
import { AppError } from '../../src/errors'
import type { Cache, Http, HttpOutcome, HttpRequest, Lock } from '../../src/ports'
import { createFakeHeyReach } from '../../workbench/fake-heyreach/create-fake-heyreach'
import { createInProcessTransport } from '../../workbench/fake-heyreach/in-process-transport'
import type { FakeHeyReachOptions } from '../../workbench/fake-heyreach/types'

export const START = Date.UTC(2026, 7, 20, 9, 30)

export interface TestClock {
  now(): number
  sleep(ms: number): void
  slept: number[]
}

export const testClock = (): TestClock => {
  let now = START
  const slept: number[] = []
  return {
    slept,
    now: () => now,
    sleep: (ms) => {
      if (!(ms >= 0)) throw new Error(`slept ${ms}`)
      slept.push(ms)
      now += ms
    },
  }
}

/** `calls` counts what would reach Google's servers. */
export const memory = (clock: TestClock) => {
  const kept = new Map<string, string>()
  const state = { calls: 0, isLocked: false, refuses: false }
  const cache: Cache = {
    getAll: (keys) => (state.calls++, Object.fromEntries(keys.flatMap((key) => (kept.has(key) ? [[key, kept.get(key) ?? '']] : [])))),
    putAll: (entries) => (state.calls++, Object.entries(entries).forEach(([key, value]) => kept.set(key, value))),
    get: (key) => (state.calls++, kept.get(key) ?? null),
    put: (key, value) => void (state.calls++, kept.set(key, value)),
    remove: (key) => void (state.calls++, kept.delete(key)),
  }
  const lock: Lock = {
    tryLock: (ms) => {
      state.calls++
      if (state.refuses) clock.sleep(ms)
      else if (state.isLocked) throw new Error('locked twice')
      else state.isLocked = true
      return !state.refuses
    },
    release: () => {
      state.calls++
      state.isLocked = false
    },
  }
  return { state, kept, cache, lock }
}

export const portsOver = (http: Http, clock = testClock()) => {
  const { state, kept, cache, lock } = memory(clock)
  const ports: ClientPorts = { http, clock, documentCache: cache, documentLock: lock }
  return { ports, clock, google: state, kept }
}

/** As Google's adapter does it: one request's broken connection takes the whole group's answers. */
export const fakeWorld = (options: FakeHeyReachOptions = {}) => {
  const clock = testClock()
  const heyReach = createFakeHeyReach({ now: clock.now, ...options })
  const transport = createInProcessTransport(heyReach)
  const groups: HttpRequest[][] = []
  const http: Http = {
    sendAll: (requests) => {
      groups.push(requests)
      const results = requests.map(({ method, url, headers, body }) => {
        const type: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' }
        return transport({ method, url, body: body ?? null, headers: { ...headers, ...type } })
      })
      clock.sleep(results.reduce((longest, { ms }) => Math.max(longest, ms), 0))
      const broken = results.some((result) => 'failure' in result)
      return results.map((result): HttpOutcome =>
        broken || 'failure' in result
          ? { kind: 'lost', detail: 'Address unavailable: (address)' }
          : { kind: 'answer', status: result.status, headers: result.headers, body: result.body },
      )
    },
  }
  return { ...portsOver(http, clock), heyReach, groups, acme: heyReach.keys['Acme Robotics'] as string }
}

export const answer = (status: number, body: unknown = '', headers: Record<string, string> = {}): HttpOutcome => ({
  kind: 'answer',
  status,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

/** Gives these outcomes one after the other; the last one for ever. */
export const scripted = (...outcomes: HttpOutcome[]) => {
  const requests: HttpRequest[] = []
  let next = 0
  const http: Http = {
    sendAll: (group) =>
      group.map((request) => {
        requests.push(request)
        return outcomes[Math.min(next++, outcomes.length - 1)] as HttpOutcome
      }),
  }
  return { ...portsOver(http), requests }
}

// ------------------------------------------------------------------------------------------ the demo workspace

/** Campaigns and people of the stand-in's demo data. */
export const RUNNING = 61001
export const PAUSED = 61002
export const DRAFT = 61003
export const FINISHED = 61004
export const REPLIED = 'https://www.linkedin.com/in/annika-brandt-demo'
export const INVITED = 'https://www.linkedin.com/in/claudia-rossetti-demo'
export const DEADLINE = START + 120_000

export const clientWorld = (options?: FakeHeyReachOptions) => {
  const world = fakeWorld(options)
  return { ...world, client: createHeyReachClient(world.ports, world.acme, { random: () => 0.5 }) }
}

export const pairs = (count: number, from = 0): AddPair[] =>
  Array.from({ length: count }, (_, index) => ({
    linkedInAccountId: null,
    lead: {
      profileUrl: `https://www.linkedin.com/in/test-person-${from + index}`,
      firstName: 'Test',
      lastName: `Person ${from + index}`,
      customUserFields: [{ name: 'row', value: String(from + index) }],
    },
  }))

export const batch = (campaignId: number, leads: AddPair[], more: Partial<AddBatch> = {}): AddBatch => ({
  campaignId,
  pairs: leads,
  resumeFinished: false,
  resumePaused: false,
  ...more,
})

export const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'none'
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}
