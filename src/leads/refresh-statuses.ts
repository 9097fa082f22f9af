/**
 * One chunk of refreshing statuses: some pages of some campaigns' leads, onto the rows of the people who were asked for. What is done
 * is on the rows and in the answer’s cursors: a chunk that was cut off is simply asked again. A chunk's time at worst: 160 s at
 * HeyReach (the last request goes out before 100 s, and Google waits 60 s for it), 20 s for the lock, and the tab.
 */
import { pinWorkspace, requireAccount } from '../account/stored-account'
import { AppError } from '../errors'
import type { CampaignLead } from '../heyreach/api-types'
import { createHeyReachClient, type HeyReachClient } from '../heyreach/client'
import { parseProfile } from '../linkedin/normalize-profile-url'
import type { Ports } from '../ports'
import type { CampaignRead, LeadCursor, RefreshChunkRequest, RefreshChunkResult, RefreshPerson } from '../sidebar/protocol'
import { errorInWords } from '../words'
import { afterPages, nextPages } from './lead-cursor'
import { tellingGoneTab } from './lead-table'
import { personIn, recordRefreshed, type FoundLeads } from './record-refreshed'

const READING_MS = 100_000
/** 4,000 leads: few enough for progress to be seen, many enough for the tab not to be read too often. */
const MOST_PAGES = 40
/** Whoever looks for few people need not read on once all are found. */
const PAGES_AT_ONCE = 20

export const refreshStatusesChunk = (ports: Ports, request: RefreshChunkRequest): RefreshChunkResult => {
  const { key, workspace } = requireAccount(ports)
  const client = createHeyReachClient(ports, key)
  const { reads, found, error } = readPages(client, request, ports.clock, ports.clock.now() + READING_MS)
  const settled = reads.filter(({ done, problem }) => done && problem === null).map(({ campaignId }) => campaignId)
  const gone = reads.filter(({ problem }) => problem !== null).map(({ campaignId }) => campaignId)
  const { results, adopted } = tellingGoneTab(ports, request.tabId, () => recordRefreshed(ports, request, { found, settled: new Set(settled), gone: new Set(gone) }))
  // Campaigns stand on this sheet by now: it stays with their workspace.
  if (adopted) pinWorkspace(ports, workspace)
  return { results, campaigns: reads, stopped: error ? errorInWords(error) : null }
}

interface PagesRead {
  reads: CampaignRead[]
  found: FoundLeads
  /** Ends the run. */
  error: AppError | null
}

const readPages = (client: HeyReachClient, { cursors, people }: RefreshChunkRequest, { now }: Ports['clock'], deadline: number): PagesRead => {
  const wanted = wantedIn(people)
  const found: Map<string, CampaignLead> = new Map()
  const reads = new Map(cursors.map((cursor): [number, CampaignRead] => [cursor.campaignId, { ...cursor, done: false, problem: null }]))
  let error: AppError | null = null
  let pages = 0
  while (!error && pages < MOST_PAGES && now() < deadline) {
    const open = [...reads.values()].filter(({ done }) => !done)
    const asked = nextPages(open, Math.min(PAGES_AT_ONCE, MOST_PAGES - pages))
    if (asked.length === 0) break
    const outcomes = client.leadPages(asked, deadline)
    for (const read of open) {
      const { campaignId } = read
      const mine = asked.flatMap((page, index) => {
        const outcome = outcomes[index]
        return page.campaignId === campaignId && outcome ? [{ offset: page.offset, outcome }] : []
      })
      const after = afterPages(read, mine)
      const keys = wanted.get(campaignId)
      for (const lead of after.leads) keep(found, keys, campaignId, lead)
      pages += mine.filter(({ outcome }) => outcome.kind === 'page').length
      const isOver = after.error !== null && OF_THE_CAMPAIGN.includes(after.error.code)
      const allFound = [...(keys ?? [])].every((key) => found.has(personIn(key, campaignId)))
      reads.set(campaignId, { ...after.cursor, done: after.isAtEnd || isOver || allFound, problem: isOver && after.error ? errorInWords(after.error) : null })
      if (after.error && !isOver) error ??= after.error
    }
  }
  // After some way the next chunk tries the rest: only what gets no better ends the run, or a chunk that has not come further.
  const isFurther = cursors.some(({ campaignId, offset }) => reads.get(campaignId)?.done || (reads.get(campaignId)?.offset ?? 0) > offset)
  const goesOn = error !== null && isFurther && (error.code === 'unreachable' || error.code === 'rate-limited')
  return { reads: [...reads.values()], found, error: goesOn ? null : error }
}

/** Other campaigns can be read all the same. */
const OF_THE_CAMPAIGN: readonly AppError['code'][] = ['not-found', 'refused-by-heyreach']

const wantedIn = (people: RefreshPerson[]): Map<LeadCursor['campaignId'], Set<string>> => {
  const wanted = new Map<number, Set<string>>()
  for (const { key, campaignId } of people) wanted.set(campaignId, (wanted.get(campaignId) ?? new Set()).add(key))
  return wanted
}

/** A list may change while its pages are turned, and a person may be in it twice: the newest word counts. */
const keep = (found: Map<string, CampaignLead>, keys: ReadonlySet<string> | undefined, campaignId: number, lead: CampaignLead): void => {
  const profile = parseProfile(lead.profile.profileUrl)
  if (profile.kind !== 'profile' || !keys?.has(profile.key)) return
  const id = personIn(profile.key, campaignId)
  const known = found.get(id)
  if (!known || lastWord(lead) >= lastWord(known)) found.set(id, lead)
}

const lastWord = ({ lastActionAt, failedAt }: CampaignLead): number => Math.max(lastActionAt ?? 0, failedAt ?? 0)
