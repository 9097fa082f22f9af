/**
 * All that is known of one identity, as a join-semilattice: `joinParts` is commutative, associative and idempotent, so that any
 * order, batching and repetition of events ends in the same. Newest wins by time, then by the greater text, which is the same
 * everywhere; what is empty says nothing, and so blanks nothing.
 */
import type { Step } from '../events/event-types'
import { STAGES, type Stage } from '../leads/person-stages'
import { STATUS } from '../words'
import { connect } from './connect'
import { cutText } from './cut-text'
import { FACTS, type Fact, type PersonEvent, type ToldReply } from './person-event'
import { shortHash } from './short-hash'

/** A text, and when (epoch ms) it was said. */
export interface Told {
  at: number
  text: string
}

export interface Progress {
  stage: Stage
  /** Of the newest event that says so. */
  at: number
  /** What they answered last there. */
  reply: Told | null
}

export interface Part {
  /** `in/…` → when it was last told. */
  urls: ReadonlyMap<string, number>
  /** HeyReach’s ids → when they were last told. */
  ids: ReadonlyMap<string, number>
  mails: ReadonlySet<string>
  facts: Readonly<Partial<Record<Fact, Told>>>
  /** The newest that is known in its words; '' for one that has none. */
  reply: Told | null
  /** Of the newest one, words or not; 0 for none. */
  repliedAt: number
  /** By campaign id, '' where there is none. */
  campaigns: ReadonlyMap<string, Progress>
  /** 0 where no event has a time. */
  firstAt: number
  lastAt: number
  /** One token an event and one a reply: see `TOKEN`. Counting them is the same however often they were told. */
  happened: ReadonlySet<string>
}

/** First letters of tokens, five characters follow; `REPLY_TOKEN` is of a reply itself, in whatever events it is told. */
export const TOKENS = { invited: 'I', accepted: 'A', sent: 'M', reply: 'R', other: 'O' } as const satisfies Record<Step, string>
export const REPLY_TOKEN = 'r'

export const REPLY_LENGTH = 2000
export const CAMPAIGN_REPLY_LENGTH = 300
const FACT_LENGTH = 300

/** By URL or HeyReach’s id, not by e-mail only. */
export const isAnchored = ({ urls, ids }: Part): boolean => urls.size > 0 || ids.size > 0

export const partOf = (event: PersonEvent): Part => {
  const { at, reply } = event
  const facts: Partial<Record<Fact, Told>> = {}
  for (const fact of FACTS) if (event.facts[fact] !== '') facts[fact] = { at, text: cutText(event.facts[fact], FACT_LENGTH) }
  const happened = new Set([TOKENS[event.step] + event.mark])
  if (reply) happened.add(REPLY_TOKEN + markOfReply(reply))
  const progress = progressOf(event)
  return {
    urls: new Map(event.urlKey === '' ? [] : [[event.urlKey, at]]),
    ids: new Map(event.leadId === '' ? [] : [[event.leadId, at]]),
    mails: new Set(event.mails),
    facts,
    reply: toldReply(reply, REPLY_LENGTH),
    repliedAt: reply?.at ?? 0,
    campaigns: new Map(progress ? [[event.campaignId, progress]] : []),
    firstAt: at,
    lastAt: at,
    happened,
  }
}

const STAGE_OF_STEP = {
  invited: STATUS.invited,
  accepted: STATUS.accepted,
  sent: STATUS.messaged,
  reply: STATUS.replied,
  other: STATUS.inCampaign,
} as const satisfies Record<Step, Stage>

/** What happens outside any campaign says how far a person is only by a reply. */
const progressOf = ({ step, at, isOfCampaign, reply }: PersonEvent): Progress | null =>
  isOfCampaign || step === 'reply' ? { stage: STAGE_OF_STEP[step], at, reply: toldReply(reply, CAMPAIGN_REPLY_LENGTH) } : null

const toldReply = (reply: ToldReply | null, length: number): Told | null =>
  reply === null || reply.text === null ? null : { at: reply.at, text: cutText(reply.text, length) }

/** The first reply in a campaign comes as such and as every reply. Where only its words are known, they alone tell that it is the same. */
const markOfReply = ({ at, hasOwnTime, text }: ToldReply): string =>
  shortHash(JSON.stringify([hasOwnTime || (text ?? '') === '' ? at : null, text ?? '']))

export const joinParts = (a: Part, b: Part): Part => joinAll([a, b])

/** Of at least one. In one go: a person’s thousand events are not copied a thousand times. */
export const joinAll = (parts: readonly Part[]): Part => {
  const [only] = parts
  if (only && parts.length === 1) return only
  const urls = new Map<string, number>()
  const ids = new Map<string, number>()
  const mails = new Set<string>()
  const facts: Partial<Record<Fact, Told>> = {}
  const campaigns = new Map<string, Progress>()
  const happened = new Set<string>()
  let reply: Told | null = null
  let [repliedAt, firstAt, lastAt] = [0, 0, 0]
  for (const part of parts) {
    for (const [key, at] of part.urls) urls.set(key, Math.max(at, urls.get(key) ?? 0))
    for (const [id, at] of part.ids) ids.set(id, Math.max(at, ids.get(id) ?? 0))
    for (const mail of part.mails) mails.add(mail)
    for (const fact of FACTS) {
      const newest = newer(facts[fact] ?? null, part.facts[fact] ?? null)
      if (newest) facts[fact] = newest
    }
    reply = newer(reply, part.reply)
    repliedAt = Math.max(repliedAt, part.repliedAt)
    for (const [id, progress] of part.campaigns) campaigns.set(id, further(campaigns.get(id), progress))
    if (part.firstAt > 0) firstAt = firstAt === 0 ? part.firstAt : Math.min(firstAt, part.firstAt)
    lastAt = Math.max(lastAt, part.lastAt)
    for (const token of part.happened) happened.add(token)
  }
  return { urls, ids, mails, facts, reply, repliedAt, campaigns, firstAt, lastAt, happened }
}

const newer = (a: Told | null, b: Told | null): Told | null => {
  if (a === null || b === null) return a ?? b
  return b.at > a.at || (b.at === a.at && b.text > a.text) ? b : a
}

const further = (a: Progress | undefined, b: Progress): Progress => {
  if (!a) return b
  const ahead = STAGES.indexOf(b.stage) - STAGES.indexOf(a.stage) || b.at - a.at
  const { stage, at } = ahead > 0 ? b : a
  return { stage, at, reply: newer(a.reply, b.reply) }
}

/** Parts that share a URL or an id are one; those known by e-mail only are one where they share an address. */
export const mergeParts = (parts: readonly Part[]): Part[] =>
  connect(parts.length, (index) => identityOf(parts[index] as Part)).map((group) => joinAll(group.map((index) => parts[index] as Part)))

const identityOf = (part: Part): string[] =>
  isAnchored(part) ? [...part.urls.keys(), ...[...part.ids.keys()].map((id) => `id:${id}`)] : [...part.mails].map((mail) => `mail:${mail}`)
