/** What the tests of the stand-in share: a way to ask it, and the shape of an answer compared with a sample's. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFakeHeyReach } from '../../../workbench/fake-heyreach/create-fake-heyreach'
import type { ApiAnswer, FakeHeyReach, FakeHeyReachOptions } from '../../../workbench/fake-heyreach/types'

export const acme = 'Acme Robotics'
export const borealis = 'Borealis Foods'
export const start = Date.UTC(2026, 8, 15, 8)
export const day = 86400000

/** The demo campaigns by what is special about them. */
export const campaign = {
  running: 61001,
  paused: 61002,
  draft: 61003,
  finished: 61004,
  scheduled: 62001,
  loggedOut: 62002,
  canceled: 62003
}

export interface Asked extends ApiAnswer {
  /** The body read as JSON, when it is JSON. */
  json: any
}

export interface Desk {
  fake: FakeHeyReach
  post(path: string, body?: unknown, headers?: Record<string, string>): Asked
  get(path: string, headers?: Record<string, string>): Asked
  patch(path: string, body?: unknown): Asked
  remove(path: string): Asked
  /** Adds these profile URLs (or whole leads) to a campaign. */
  add(campaignId: number, leads: (string | Record<string, unknown>)[], more?: Record<string, unknown>): Asked
  wait(ms: number): void
}

export const createDesk = ({ workspace = acme, ...options }: FakeHeyReachOptions & { workspace?: string } = {}): Desk => {
  let now = start
  const fake = createFakeHeyReach({ now: () => now, ...options })
  const own = { 'X-API-KEY': fake.keys[workspace] ?? '' }
  const ask = (method: string, path: string, headers: Record<string, string>, body = ''): Asked => {
    const answer = fake.handle({ method, path, headers: { ...own, ...headers }, body })
    const isJson = answer.headers['content-type']?.startsWith('application/json')
    return { ...answer, json: isJson ? JSON.parse(answer.body) : undefined }
  }
  const post: Desk['post'] = (path, body, headers = {}) =>
    ask('POST', path, { 'Content-Type': 'application/json', ...headers }, body === undefined ? '' : JSON.stringify(body))
  return {
    fake,
    post,
    get: (path, headers = {}) => ask('GET', path, headers),
    patch: (path, body) => ask('PATCH', path, { 'Content-Type': 'application/json' }, JSON.stringify(body)),
    remove: (path) => ask('DELETE', path, {}),
    add: (campaignId, leads, more = {}) =>
      post('/campaign/AddLeadsToCampaignV2', {
        campaignId,
        accountLeadPairs: leads
          .map((lead) => (typeof lead === 'string' ? leadAt(lead) : lead))
          .map((lead) => ({ linkedInAccountId: null, lead })),
        resumeFinishedCampaign: false,
        resumePausedCampaign: false,
        ...more
      }),
    wait: (ms) => {
      now += ms
    }
  }
}

export const leadAt = (profileUrl: unknown, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  firstName: 'Ada',
  lastName: 'Novak',
  profileUrl,
  customUserFields: [],
  ...more
})

export const profile = (slug: string): string => `https://www.linkedin.com/in/${slug}`

export const counts = (added: number, updated: number, failed: number) => ({
  addedLeadsCount: added,
  updatedLeadsCount: updated,
  failedLeadsCount: failed
})

export const sample = (name: string): any =>
  JSON.parse(readFileSync(join(process.cwd(), 'test/fixtures/heyreach', `${name}.json`), 'utf8'))

/** Every path of keys in a value, list positions and `skip`'s own insides left out. */
export const keyPaths = (value: unknown, skip: string[] = [], path = ''): string[] => {
  if (Array.isArray(value)) return unique(value.flatMap((item) => keyPaths(item, skip, `${path}[]`)))
  if (typeof value !== 'object' || value === null) return []
  return unique(
    Object.entries(value).flatMap(([key, inner]) => {
      const here = `${path}.${key}`
      return skip.includes(key) ? [here] : [here, ...keyPaths(inner, skip, here)]
    })
  )
}

const unique = (paths: string[]): string[] => [...new Set(paths)].sort()
