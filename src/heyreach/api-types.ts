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
