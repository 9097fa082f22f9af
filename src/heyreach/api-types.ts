/** HeyReach's things in our own tidy shapes; `parse-*.ts` makes them of what comes over the wire. */
import type { AppError } from '../errors'

export interface Campaign {
  id: number
  name: string
  /** HeyReach's word, 'UNKNOWN' where it gave none. */
  status: string
  senderIds: number[]
  organizationUnitId: number | null
}

/** How far a campaign is, as HeyReach counts it, some minutes behind. null where it does not say. */
export interface CampaignProgress {
  leads: number | null
  waiting: number | null
  inProgress: number | null
  finished: number | null
  failed: number | null
  /** By hand; older answers lack these two. */
  stopped: number | null
  excluded: number | null
}

/** All that the list of campaigns tells. Times are epoch ms, null where it does not say. */
export interface CampaignDetails extends Campaign {
  listName: string
  createdAt: number | null
  /** null also for what has never run. */
  startedAt: number | null
  progress: CampaignProgress
}

export interface Sender {
  id: number
  name: string
  emailAddress: string | null
  isActive: boolean
  authIsValid: boolean
  activeCampaigns: number
  /** Connection requests a day; null where older answers do not say. */
  connectionLimit: number | null
}

/** A lead as it is sent: absent fields are not sent. */
export interface Lead {
  profileUrl: string
  firstName?: string
  lastName?: string
  location?: string
  summary?: string
  companyName?: string
  position?: string
  about?: string
  emailAddress?: string
  customUserFields: { name: string; value: string }[]
}

export interface AddPair {
  /** null: HeyReach spreads over the campaign's senders. */
  linkedInAccountId: number | null
  lead: Lead
}

export interface AddBatch {
  campaignId: number
  resumeFinished: boolean
  resumePaused: boolean
  /** At most 100. */
  pairs: AddPair[]
}

/** `resent`: an earlier try got no answer, so “already there” may be our own doing. */
export type AddOutcome =
  | { kind: 'answered'; added: number; updated: number; failed: number; resent: boolean }
  | { kind: 'refused'; error: AppError }
  | { kind: 'unknown'; error: AppError }
  | { kind: 'not-sent'; error: AppError }

export interface StopItem {
  campaignId: number
  profileUrl: string
}

export type StopOutcome =
  | { kind: 'stopped' }
  | { kind: 'was-not-running' }
  | { kind: 'not-in-campaign' }
  | { kind: 'refused'; error: AppError }
  | { kind: 'unknown'; error: AppError }

export interface LeadCampaign {
  campaignId: number
  campaignName: string
  campaignStatus: string
  leadStatus: string
}

export type LeadCampaigns = { kind: 'found'; campaigns: LeadCampaign[] } | { kind: 'unknown'; error: AppError }

/** A person as HeyReach knows them; '' and null where it does not say. */
export interface LeadProfile {
  profileUrl: string
  /** LinkedIn's number as text: `lead.id` in events. */
  memberId: string
  firstName: string
  lastName: string
  fullName: string
  headline: string
  position: string
  companyName: string
  companyUrl: string
  industry: string
  location: string
  summary: string
  about: string
  emailAddress: string
  enrichedEmailAddress: string
  customEmailAddress: string
  connections: number | null
  followers: number | null
  tags: string[]
  /** The same name may repeat with different values. */
  customFields: { name: string; value: string }[]
}

/** `wasAsked` false: time ran out, or something ended the whole run, before HeyReach was asked about them. */
export type LeadLookup =
  | { kind: 'found'; lead: LeadProfile }
  | { kind: 'unknown-lead' }
  | { kind: 'failed'; error: AppError; wasAsked: boolean }

/** A person in a campaign. The three statuses are independent of each other. Times are epoch ms. */
export interface CampaignLead {
  id: number | null
  profile: LeadProfile
  /** Pending, InSequence, Finished, Paused, Failed */
  campaignStatus: string
  /** None, ConnectionSent, ConnectionAccepted */
  connectionStatus: string
  /** None, MessageSent, MessageReply */
  messageStatus: string
  createdAt: number | null
  lastActionAt: number | null
  failedAt: number | null
  errorCode: string
  statusMessage: string
  senderId: number | null
  senderName: string
}

export interface CampaignLeadPage {
  leads: CampaignLead[]
  /** What to ask for next; null at the end. */
  nextOffset: number | null
  totalCount: number | null
}

export interface LeadPageAsked {
  campaignId: number
  offset: number
}

export type LeadPageOutcome = { kind: 'page'; page: CampaignLeadPage } | { kind: 'failed'; error: AppError }

/** HeyReach's own names, e.g. connectionsSent; rates are 0..1. */
export type Stats = Record<string, number>

export interface OverallStats {
  overall: Stats
  /** `at`: midnight UTC. */
  byDay: { at: number; stats: Stats }[]
}

/** Empty lists mean all; times are epoch ms, without them HeyReach takes about three weeks. */
export interface StatsRequest {
  accountIds: number[]
  campaignIds: number[]
  from?: number
  to?: number
}

/** What HeyReach sends events to: one event type each, and any number for one address. */
export interface Webhook {
  id: number
  name: string
  url: string
  /** HeyReach's word in upper case, '' where it gave none. */
  eventType: string
  /** Empty: all campaigns. */
  campaignIds: number[]
  isActive: boolean
}

export interface WebhookFields {
  name: string
  url: string
  eventType: string
  campaignIds: number[]
}

export type WebhookChange = { id: number } & Partial<WebhookFields> & { isActive?: boolean }

/** `gone`: there was none of that id any more. `unknown`: it may have been carried out. */
export type WebhookOutcome = { kind: 'done' } | { kind: 'gone' } | { kind: 'unknown' | 'refused'; error: AppError }
