/** What all executions of one host share: the book, the stores, the clock, the project of the day. */
import type { Book } from '../model/types'
import { createCacheStores, type CacheStores } from '../stores/cache-stores'
import { createDailyCounters, type DailyCounters } from '../stores/daily-counters'
import { createLocks, type Locks } from '../stores/locks'
import { createPropertyStores, type PropertyStores } from '../stores/property-stores'
import { createTriggerStore, type StoredTrigger, type TriggerStore } from '../stores/triggers'
import type { ExecutionRequest, HostOptions, Project, Switches, VersionTerms } from '../types'
import { onVirtualClock, wallClock, type Clock } from './clock'
import { readProject, type LoadedProject } from './load-project'

export interface HostState {
  readonly book: Book
  readonly owner: string
  readonly options: HostOptions
  readonly switches: Switches
  readonly clock: Clock
  readonly properties: PropertyStores
  readonly cache: CacheStores
  readonly locks: Locks
  readonly triggers: TriggerStore
  readonly counters: DailyCounters
  /** Whether an execution can wait while others go on: only in threads. */
  readonly canWait: boolean
  sleep(ms: number): void | Promise<void>
  /** Seeded, so that a run can be repeated. */
  random(): number
  /** The newest code. */
  project: LoadedProject
  /** What /exec runs instead, by deployment; '' is for all that have none of their own. */
  readonly pinned: Map<string, LoadedProject>
  nextExecution: number
  /** Who types: custom functions run as that person. */
  keyboard: string
}

export interface Snapshot {
  properties: Record<string, Record<string, string>>
  cache: Record<string, Record<string, string>>
  triggers: StoredTrigger[]
}

const DEFAULT_SWITCHES: Switches = {
  webappActive: 'present',
  htmlAlso302: false,
  overThirty: 'queue',
  killKeepsBufferedWrites: false,
  cacheMode: 'normal',
  consent: 'all',
  webAppAuthorised: true,
  postDataCharset: 'kept',
  fetchTimeout: 'ignored',
  structureBuffered: true,
}

/** A consumer account's (platform facts §2). */
const DAILY_LIMITS = { properties: 50_000, urlfetch: 20_000, triggerMs: 90 * 60 * 1000 }

export const createHostState = (options: HostOptions, canWait: boolean): HostState => {
  const clock = options.clock && options.clock !== 'wall' ? onVirtualClock(options.clock) : wallClock()
  const switches = { ...DEFAULT_SWITCHES, ...options.switches }
  const saved = (options.saved ?? {}) as Partial<Snapshot>
  const random = seededRandom(options.seed ?? 1)
  return {
    book: options.book,
    owner: options.owner,
    options,
    switches,
    clock,
    properties: createPropertyStores(saved.properties),
    cache: createCacheStores(clock.now, () => switches.cacheMode === 'always-miss'),
    locks: createLocks(random),
    triggers: createTriggerStore(saved.triggers),
    counters: createDailyCounters(clock.now, { ...DAILY_LIMITS, ...options.dailyLimits }),
    canWait,
    sleep: (ms) => {
      if (clock.virtual) clock.spend(ms)
      else if (canWait) return new Promise((resolve) => void setTimeout(resolve, ms).unref())
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
    },
    random,
    project: readProject(options.project),
    pinned: new Map(),
    nextExecution: 1,
    keyboard: options.owner,
  }
}

export const snapshotOf = (state: HostState): Snapshot => ({
  properties: state.properties.toJson(),
  cache: state.cache.toJson(),
  triggers: state.triggers.all(),
})

export const replaceProject = (state: HostState, project: Project, terms?: VersionTerms): void => {
  const loaded = readProject(project)
  if (terms?.for === 'web-app') {
    state.pinned.set(terms.deployment ?? '', loaded)
    return
  }
  if (!terms) state.pinned.clear()
  else if (!state.pinned.has('')) state.pinned.set('', state.project)
  state.project = loaded
}

/** A deployment freezes the code of /exec; everything else runs the newest. */
export const projectFor = (state: HostState, { kind, deployment = '' }: ExecutionRequest): LoadedProject =>
  (kind === 'web-app' ? (state.pinned.get(deployment) ?? state.pinned.get('')) : undefined) ?? state.project

/** A small linear generator (Park and Miller's): enough to shuffle with. */
const seededRandom = (seed: number): (() => number) => {
  let value = (Math.abs(Math.floor(seed)) % 2_147_483_646) + 1
  return () => {
    value = (value * 48_271) % 2_147_483_647
    return value / 2_147_483_647
  }
}
