/** Something happens between a sender and a lead: history, conversation and tags change, and it is told as HeyReach’s event types name it. */
import { chance, oneOf } from './outreach/chance'
import { messageText, noteText, outsideText, replyText, subjectText, tagTexts } from './outreach/texts'
import type { Campaign, Chat, Enrolment, EventType, Happening, HistoryKind, Person } from './state'
import type { Store } from './store'

export type HappenInput =
  | { kind: 'campaign-completed'; campaign: Campaign; at: number }
  | {
      kind: HistoryKind
      campaign: Campaign
      enrolment: Enrolment
      at: number
      errorCode?: string
      /** What is written; chosen by chance when absent. */
      text?: string
      /** The tags that the lead has from now on; for 'tagged'. */
      tags?: string[]
      /** What chance hangs on. */
      luck: string
    }

/** Null for what is told to nobody. */
export const happen = (store: Store, input: HappenInput): Happening | null => {
  const { campaign, at } = input
  const common = { workspaceId: campaign.workspaceId, campaignId: campaign.id, at, note: null, isInMail: false, until: at }
  if (input.kind === 'campaign-completed') {
    campaign.status = 'FINISHED'
    campaign.next = null
    return store.note({ ...common, senderId: null, personKey: null, eventTypes: ['CAMPAIGN_COMPLETED'] })
  }
  const { kind, enrolment, luck, errorCode } = input
  const person = store.meet(campaign.workspaceId, enrolment.personKey)
  const eventTypes = typesOf(kind, enrolment)
  enrolment.history.push({ kind, at, ...(errorCode === undefined ? {} : { errorCode }) })
  if (kind === 'tagged') person.tags = input.tags ?? [...new Set([...person.tags, oneOf(tagTexts, luck)])].sort()
  const isInMail = kind === 'inmail-sent' || kind === 'inmail-reply'
  let until = at
  if (enrolment.senderId !== null && isWritten(kind)) {
    const chat = store.chat({ workspaceId: campaign.workspaceId, senderId: enrolment.senderId, personKey: person.key, isInMail })
    until = say(chat, { kind, at, text: input.text ?? textOf(kind, person, luck), luck, person })
  }
  if (eventTypes.length === 0) return null
  const invited = kind === 'connection-sent' || kind === 'connection-accepted'
  return store.note({
    ...common,
    // A private chat belongs to no campaign.
    campaignId: kind === 'outside-reply' ? null : campaign.id,
    senderId: enrolment.senderId,
    personKey: person.key,
    eventTypes,
    // The same note with the request and its acceptance.
    note: invited ? (input.text ?? noteText(person, `${campaign.id}/${person.key}`)) : null,
    isInMail,
    until
  })
}

/** Of a lead in a campaign, only the first reply is a MESSAGE_REPLY_RECEIVED; every one is an EVERY_MESSAGE_REPLY_RECEIVED. */
const typesOf = (kind: HistoryKind, { history }: Enrolment): EventType[] => {
  const first = !history.some((event) => event.kind === kind)
  switch (kind) {
    case 'profile-viewed':
      return ['VIEWED_PROFILE']
    case 'post-liked':
      return ['LIKED_POST']
    case 'followed':
      return ['FOLLOW_SENT']
    case 'connection-sent':
      return ['CONNECTION_REQUEST_SENT']
    case 'connection-accepted':
      return ['CONNECTION_REQUEST_ACCEPTED']
    case 'message-sent':
      return ['MESSAGE_SENT']
    case 'message-reply':
      return first ? ['MESSAGE_REPLY_RECEIVED', 'EVERY_MESSAGE_REPLY_RECEIVED'] : ['EVERY_MESSAGE_REPLY_RECEIVED']
    case 'inmail-sent':
      return ['INMAIL_SENT']
    case 'inmail-reply':
      return first ? ['INMAIL_REPLY_RECEIVED', 'EVERY_MESSAGE_REPLY_RECEIVED'] : ['EVERY_MESSAGE_REPLY_RECEIVED']
    case 'outside-reply':
      return ['EVERY_MESSAGE_REPLY_RECEIVED']
    case 'tagged':
      return ['LEAD_TAG_UPDATED']
    case 'paused':
    case 'resumed':
    case 'finished':
    case 'failed':
    case 'stopped':
      return []
  }
  throw new Error(`nothing is called ${String(kind)}`)
}

const isWritten = (kind: HistoryKind): boolean =>
  ['message-sent', 'message-reply', 'inmail-sent', 'inmail-reply', 'outside-reply'].includes(kind)

const textOf = (kind: HistoryKind, person: Person, luck: string): string => {
  if (kind === 'outside-reply') return outsideText(luck)
  return kind === 'message-sent' || kind === 'inmail-sent' ? messageText(person, luck) : replyText(luck)
}

interface Said {
  kind: HistoryKind
  at: number
  text: string
  luck: string
  person: Person
}

/** LinkedIn's time of a message is a little before HeyReach's of its event, and no two messages of a chat share one: this time. */
const say = (chat: Chat, { kind, at, text, luck, person }: Said): number => {
  const before = chat.messages.at(-1)?.at ?? -Infinity
  const heard = at - Math.floor(1500 * chance(`${luck}/heard`))
  const isReply = kind !== 'message-sent' && kind !== 'inmail-sent'
  const subject = kind === 'inmail-sent' ? { subject: subjectText(person, luck) } : {}
  const said = Math.max(heard, before + 1)
  chat.messages.push({ at: said, text, isReply, ...subject })
  return said
}
