/**
 * Campaigns and senders as last seen, kept in the person's cache: a status counts for some seconds (nobody's finished
 * campaign is restarted by an old picture), senders for ten. The cache may forget at any time; then we ask again.
 */
import type { Campaign, CampaignDetails, Sender } from '../heyreach/api-types'
import type { HeyReachClient } from '../heyreach/client'
import type { Ports } from '../ports'

type Keep = Pick<Ports, 'userCache' | 'clock'>

export interface KnownAtHeyReach {
  campaigns: Campaign[]
  senders: Sender[]
}

const CAMPAIGNS = 'heyreach.campaigns'
const SENDERS = 'heyreach.senders'
const STATUS_COUNTS_MS = 15_000
const KEEP_SECONDS = 600

interface Seen<T> {
  at: number
  item: T
}

interface Kept<T> {
  /** False: only some items were asked for, so it cannot stand for the whole list. */
  complete: boolean
  seen: Seen<T>[]
}

export const campaignsFrom = (ports: Keep, client: HeyReachClient, how: 'fresh' | 'cached'): Campaign[] => {
  const now = ports.clock.now()
  const kept = how === 'cached' ? read<Campaign>(ports, CAMPAIGNS) : null
  if (kept?.complete && kept.seen.every(({ at }) => now - at < STATUS_COUNTS_MS)) return kept.seen.map(({ item }) => item)
  return campaignDetails(ports, client)
}

/** All campaigns with their progress, always asked anew. */
export const campaignDetails = (ports: Keep, client: HeyReachClient): CampaignDetails[] => {
  const now = ports.clock.now()
  const campaigns = client.listCampaigns()
  keep(ports, CAMPAIGNS, { complete: true, seen: campaigns.map((item) => ({ at: now, item: briefly(item) })) })
  return campaigns
}

/** What is kept: progress is old in a minute, and some hundred campaigns must fit into one value. */
const briefly = ({ id, name, status, senderIds, organizationUnitId }: Campaign): Campaign => ({ id, name, status, senderIds, organizationUnitId })

/** One campaign as it was some seconds ago at most. Throws not-found. */
export const campaignFrom = (ports: Keep, client: () => HeyReachClient, id: number): Campaign => {
  const kept = read<Campaign>(ports, CAMPAIGNS)
  const known = kept?.seen.find(({ item }) => item.id === id)
  if (known && ports.clock.now() - known.at < STATUS_COUNTS_MS) return known.item
  const campaign = client().getCampaign(id)
  keepCampaign(ports, kept, campaign)
  return campaign
}

const keepCampaign = (ports: Keep, kept: Kept<Campaign> | null, campaign: Campaign): void =>
  keep(ports, CAMPAIGNS, {
    complete: kept?.complete ?? false,
    seen: [...(kept?.seen ?? []).filter(({ item }) => item.id !== campaign.id), { at: ports.clock.now(), item: briefly(campaign) }],
  })

export const sendersFrom = (ports: Keep, client: () => HeyReachClient, how: 'fresh' | 'cached'): Sender[] => {
  const kept = how === 'cached' ? read<Sender>(ports, SENDERS) : null
  if (kept) return kept.seen.map(({ item }) => item)
  const senders = client().listSenders()
  const now = ports.clock.now()
  keep(ports, SENDERS, { complete: true, seen: senders.map((item) => ({ at: now, item })) })
  return senders
}

export const forgetKnown = ({ userCache }: Keep): void => {
  userCache.remove(CAMPAIGNS)
  userCache.remove(SENDERS)
}

const read = <T>({ userCache }: Keep, key: string): Kept<T> | null => {
  const text = userCache.get(key)
  if (!text) return null
  try {
    return JSON.parse(text) as Kept<T>
  } catch {
    return null
  }
}

/** A cache value holds 100 KB (platform facts §2); a larger workspace is simply asked each time. */
const keep = <T>({ userCache }: Keep, key: string, kept: Kept<T>): void => {
  const text = JSON.stringify(kept)
  if (text.length < 90_000) userCache.put(key, text, KEEP_SECONDS)
  else userCache.remove(key)
}
