/** One JSON object → the event that it tells, or why it tells none. Known shapes: platform facts H§3. */
import type { Json } from '../heyreach/read-json'
import type { HeyReachEvent, Message } from './event'
import { isTypeOnly, readKnownType, readType } from './event-types'
import { isTestDelivery } from './is-test-delivery'
import { NO_INSTANT, readInstant } from './read-instant'
import { newestMessage, readMessages } from './read-messages'
import { readCampaign, readLead, readSender, saysAnything } from './read-parties'
import { readFlag, readId, readText } from './read-values'
import { openFields, type Fields } from './take-fields'
import type { UnreadableCause } from './unreadable-cause'

const TYPE = ['eventtype', 'webhookeventtype']
/** These may say something else: they count before the address only where they name a known type. */
const TYPE_PERHAPS = ['event', 'type', 'eventname']
const TIMESTAMP = ['timestamp', 'eventtimestamp', 'eventtime', 'occurredat', 'createdat', 'creationtime']

/** Whether an object says of itself what happened. */
export const namesItsType = (body: Json): boolean => {
  const top = openFields(body)
  return (top.take(TYPE, readType) ?? top.take(TYPE_PERHAPS, readKnownType)) !== null
}

/** False where there is a type at most: of nobody, by nobody. */
export const saysSomething = (read: Pick<HeyReachEvent, 'lead' | 'campaign' | 'sender' | 'messages'> | UnreadableCause): boolean =>
  typeof read !== 'string' && (read.messages.length > 0 || [read.lead, read.campaign, read.sender].some(saysAnything))

/** `typeHint` counts only where the body has no type, and something to speak of. */
export const readEvent = (body: Json, typeHint: string): HeyReachEvent | UnreadableCause => {
  const top = openFields(body)
  const named = top.take(TYPE, readType, isTypeOnly) ?? top.take(TYPE_PERHAPS, readKnownType)
  const lead = readLead(top)
  const campaign = readCampaign(top)
  const sender = readSender(top)
  const recentMessages = takeList(top, ['recentmessages', 'messages'])
  const recentInmails = takeList(top, ['recentinmails', 'inmails'])
  const messages = [...recentMessages.messages, ...recentInmails.messages]
  const isInmail = top.take(['isinmail'], readFlag)

  const isKnown = named !== null && readKnownType(named) !== null
  if (!isKnown && !saysSomething({ lead, campaign, sender, messages })) return 'not-an-event'

  const told = named ?? readType(typeHint) ?? top.take(TYPE_PERHAPS, readType, isTypeOnly)
  const type = told ?? inferType(messages, isInmail === true || recentInmails.messages.length > 0)
  if (type === null) return 'no-type'

  const time = top.take(TIMESTAMP, readInstant) ?? NO_INSTANT
  const event = {
    type,
    timestamp: time.at,
    timestampText: time.text,
    time,
    correlationId: top.take(['correlationid'], readText),
    lead,
    campaign,
    sender,
    connectionMessage: top.take(['connectionmessage'], readText),
    isInmail,
    conversationId: top.take(['conversationid'], readId),
    messages,
    recentMessages: recentMessages.json,
    recentInmails: recentInmails.json,
  }
  return { ...event, isTest: isTestDelivery(event), extra: extraOf(top, told === null), body }
}

const takeList = (top: Fields, names: string[]): { messages: Message[]; json: string | null } => {
  const list = top.take(names, (value) => (readMessages(value) ? value : null))
  return { messages: readMessages(list) ?? [], json: list === null ? null : JSON.stringify(list) }
}

/** Only where the newest message says who wrote it. */
const inferType = (messages: Message[], isInmail: boolean): string | null => {
  const isReply = newestMessage(messages)?.isReply ?? null
  if (isReply === null) return null
  if (isInmail) return isReply ? 'INMAIL_REPLY_RECEIVED' : 'INMAIL_SENT'
  return isReply ? 'EVERY_MESSAGE_REPLY_RECEIVED' : 'MESSAGE_SENT'
}

const extraOf = (top: Fields, isInferred: boolean): string => {
  const left = Object.entries(top.left())
  const all = isInferred ? [['event_type_inferred', true] as const, ...left] : left
  return all.length === 0 ? '' : JSON.stringify(Object.fromEntries(all))
}
