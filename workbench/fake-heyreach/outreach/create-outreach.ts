/**
 * The outreach itself, in compressed time: everything that falls due up to a moment happens in the order of its time, however
 * often it is asked. Paused campaigns, stopped leads and senders who are logged out wait.
 */
import { createQueue } from '../create-queue'
import type { HappenInput } from '../happen'
import { isRunning, leadProgress } from '../lead-progress'
import type { Campaign, Enrolment, Sender } from '../state'
import type { Store } from '../store'
import type { OutreachOptions } from '../types'
import { chance } from './chance'
import { nextStep, type Step } from './next-step'
import { createSenderPace } from './sender-pace'

/** A step that falls due. */
interface Due {
  at: number
  /** When it would have happened without limits. */
  wished: number
  campaign: Campaign
  enrolment: Enrolment
  sender: Sender
  step: Step
}

/** Of those at one moment, who has waited longest. */
const earliestFirst = (one: Due, other: Due): number =>
  one.at - other.at || one.wished - other.wished || one.enrolment.id - other.enrolment.id

export interface Outreach {
  advance(now: number): void
}

/** A campaign whose last lead is through rests this many days before it counts as completed. */
const quietDays = 2

export const createOutreach = (
  store: Store,
  { dayMs, seed = 1 }: OutreachOptions,
  opened: number,
  happen: (event: HappenInput) => void
): Outreach => {
  const pace = createSenderPace(dayMs)
  const known = new WeakMap<Enrolment, { length: number; runs: boolean; step: Step | null }>()
  /** By campaign and sender: since when the two have been at work. What fell due before is caught up with bit by bit. */
  const since = new Map<string, number>()
  let last = opened

  for (const campaign of store.campaigns()) {
    for (const { senderId, history } of store.enrolments(campaign.id)) {
      if (senderId === null) continue
      for (const { kind, at } of history) if (at > opened - dayMs) pace.done(senderId, kind, at)
    }
  }

  const luckOf = ({ campaignId, personKey }: Enrolment): string => `${seed}/${campaignId}/${personKey}`

  const stepOf = (campaign: Campaign, enrolment: Enrolment): Step | null => {
    const runs = campaign.status === 'IN_PROGRESS'
    const { history, at } = enrolment
    const before = known.get(enrolment)
    if (before && before.length === history.length && before.runs === runs) return before.step
    const step = nextStep({ at, history, luck: luckOf(enrolment), dayMs, campaignRuns: runs })
    known.set(enrolment, { length: history.length, runs, step })
    return step
  }

  const dueOf = (campaign: Campaign, enrolment: Enrolment, sender: Sender): Due | null => {
    const step = stepOf(campaign, enrolment)
    if (!step) return null
    const from = Math.max(since.get(pairOf(campaign, sender)) ?? last, campaign.startedAt ?? 0)
    const late = step.due < from
    const spread = late ? 1 + Math.floor(dayMs * 0.5 * chance(`${luckOf(enrolment)}/late/${enrolment.history.length}`)) : 0
    const wished = late ? from + spread : step.due
    return { at: Math.max(wished, last), wished, campaign, enrolment, sender, step }
  }

  /** Those at work now; who has just begun is noted. */
  const atWork = (campaign: Campaign): Map<number, Sender> => {
    const found = new Map<number, Sender>()
    const used = new Set(store.enrolments(campaign.id).map(({ senderId }) => senderId))
    for (const id of used) {
      const sender = store.sender(id)
      if (!sender) continue
      const pair = pairOf(campaign, sender)
      if (!sender.authIsValid || !sender.isActive || campaign.status === 'PAUSED') {
        since.delete(pair)
        continue
      }
      if (!since.has(pair)) since.set(pair, last)
      found.set(sender.id, sender)
    }
    return found
  }

  const complete = (campaign: Campaign, now: number): void => {
    if (campaign.status !== 'IN_PROGRESS' || campaign.next) return
    const all = store.enrolments(campaign.id)
    if (all.length === 0 || all.some((enrolment) => isRunning(leadProgress(enrolment)))) return
    const quietSince = all.reduce((latest, { at, history }) => Math.max(latest, at, ...history.map((event) => event.at)), opened)
    const at = quietSince + quietDays * dayMs
    if (at > now) return
    happen({ kind: 'campaign-completed', campaign, at: Math.max(at, last) })
  }

  return {
    advance: (now) => {
      if (now < last) return
      const queue = createQueue(earliestFirst)
      // Thousands may wait for a limit: who cannot have a turn by now is not queued at all.
      const offer = (due: Due | null): void => {
        if (!due || due.at > now) return
        const at = pace.earliest(due.sender, due.step.kind, due.at)
        if (at <= now) queue.push(at === due.at ? due : { ...due, at })
      }
      for (const campaign of store.campaigns()) {
        const senders = atWork(campaign)
        for (const enrolment of store.enrolments(campaign.id)) {
          const sender = enrolment.senderId === null ? undefined : senders.get(enrolment.senderId)
          if (sender) offer(dueOf(campaign, enrolment, sender))
        }
      }
      for (let due = queue.pop(); due; due = queue.pop()) {
        const { campaign, enrolment, sender, step } = due
        const { at } = due
        // Somebody else had the turn meanwhile.
        if (pace.earliest(sender, step.kind, at) > at) {
          offer(due)
          continue
        }
        pace.done(sender.id, step.kind, at)
        happen({ kind: step.kind, campaign, enrolment, at, errorCode: step.errorCode, luck: `${luckOf(enrolment)}/${enrolment.history.length}` })
        offer(dueOf(campaign, enrolment, sender))
      }
      for (const campaign of store.campaigns()) complete(campaign, now)
      last = now
    }
  }
}

const pairOf = (campaign: Campaign, sender: Sender): string => `${campaign.id}/${sender.id}`
