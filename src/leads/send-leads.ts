/**
 * Leads into batches of 100, and counts-only answers back to leads: when a batch's counts do not add up, parts of it are
 * sent again (an upsert) until it is known who was refused.
 */
import { AppError } from '../errors'
import type { AddBatch, AddOutcome, AddPair } from '../heyreach/api-types'
import type { HeyReachClient } from '../heyreach/client'
import { findRefused, nextProbes, startSplit, tellSplit, type Split } from '../heyreach/split-refused'
import { errorInWords, plural } from '../words'

export type SentLead =
  | { key: string; kind: 'in-campaign'; added: 'yes' | 'no' | 'mixed'; detail: string }
  | { key: string; kind: 'refused'; detail: string }
  | { key: string; kind: 'unknown'; detail: string }
  | { key: string; kind: 'not-sent'; detail: string }

export interface Sent {
  leads: SentLead[]
  added: number
  alreadyThere: number
  /** Why the run should stop, or null. */
  error: AppError | null
}
