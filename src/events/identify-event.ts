/**
 * Which deliveries tell the same event, however often and late they come: by what the event says, never by correlation_id alone,
 * since nobody knows what a retry keeps (platform facts H§3). The hour is part of the id, so that the memory of what was written
 * can be rebuilt from the Events tab.
 */
import { isObject, type Json } from '../heyreach/read-json'
import { contactId, isRealId, profileKey } from './contact-id'
import type { Campaign, HeyReachEvent, Message, Sender } from './event'
import { kindOfType, type EventKind } from './event-types'
import { keyOfInstant } from './read-instant'
import { newestOf } from './read-messages'

export interface Identity {
  eventId: string
  /** Whole hours since 1970, UTC, of the event's own time. */
  hour: number
  /** 10 characters of A-Za-z0-9_- */
  fingerprint: string
}

const HOUR_MS = 3_600_000

export const identifyEvent = (event: HeyReachEvent, receivedAt: number, sha256: (text: string) => string): Identity => {
  const message = messageOf(event)
  const hour = Math.floor((message?.time.at ?? event.timestamp ?? receivedAt) / HOUR_MS)
  const fingerprint = shorten(sha256(JSON.stringify(whatItSays(event, message))))
  return { eventId: `e${hour}-${fingerprint}`, hour, fingerprint }
}

export const parseEventId = (eventId: string): { hour: number; fingerprint: string } | null => {
  const match = /^e(\d{1,9})-([A-Za-z0-9_-]{10})$/.exec(eventId.trim())
  return match ? { hour: Number(match[1]), fingerprint: match[2] ?? '' } : null
}

export const isOfMessage = (event: HeyReachEvent): boolean => ['sent', 'reply'].includes(kindOf(event))

/** The message that a message event is about; null for other events. */
export const messageOf = (event: HeyReachEvent): Message | null =>
  isOfMessage(event) ? newestOf(event.messages, kindOf(event) === 'reply') : null

/** Tests are as many as are sent. */
const kindOf = ({ type, isTest }: HeyReachEvent): EventKind => (isTest ? 'own-time' : kindOfType(type))

const whatItSays = (event: HeyReachEvent, message: Message | null): unknown[] => {
  const lead = contactId(event.lead)
  const always = [event.isTest, event.type, lead, campaignKey(event.campaign), senderKey(event.sender)]
  switch (kindOf(event)) {
    case 'connection':
      // Of nobody, several would be one.
      return lead === '' ? [...always, ownTime(event)] : always
    case 'sent':
    case 'reply':
      if (!message) return [...always, event.conversationId, ownTime(event)]
      if (message.time.at === null) return [...always, event.conversationId, message.text, ownTime(event)]
      return [...always, event.conversationId, message.text, keyOfInstant(message.time)]
    case 'own-time':
      return [...always, ownTime(event)]
  }
}

/** Without a readable time all that was sent decides, the delivery’s own id aside. */
const ownTime = ({ time, body }: HeyReachEvent): string => (time.at === null ? inOneOrder(withoutCorrelation(body)) : keyOfInstant(time))

/** Missing, null, {} and id 0 are all no campaign. */
const campaignKey = ({ id, name }: Campaign): string => (isRealId(id) ? `id:${id}` : id === null && name !== null ? `name:${name}` : '')

const senderKey = ({ id, profileUrl, emailAddress, fullName }: Sender): string => {
  if (isRealId(id)) return `id:${id}`
  return profileKey(profileUrl) || emailAddress?.trim().toLowerCase() || fullName || ''
}

const withoutCorrelation = (body: Json): Json =>
  Object.fromEntries(Object.entries(body).filter(([key]) => key.toLowerCase().replace(/[^a-z]/g, '') !== 'correlationid'))

/** JSON text, whatever the order of the keys. */
const inOneOrder = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(inOneOrder).join()}]`
  if (!isObject(value)) return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${inOneOrder(value[key])}`).join()}}`
}

const BASE64_URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** 60 bits of the hash, two characters of every three hex digits: among a million events two are alike once in two million sheets. */
const shorten = (hex: string): string => {
  let short = ''
  for (let at = 0; at < 15; at += 3) {
    const bits = parseInt(hex.slice(at, at + 3), 16)
    short += BASE64_URL.charAt(bits >> 6) + BASE64_URL.charAt(bits & 63)
  }
  return short
}
