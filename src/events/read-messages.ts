/** The messages that an event brings along, and which of them it is about. HeyReach gives messages no ids (platform facts H§3). */
import { isObject, type Json } from '../heyreach/read-json'
import type { Message } from './event'
import { compareInstants, NO_INSTANT, readInstant } from './read-instant'
import { readFlag, readText } from './read-values'
import { openFields } from './take-fields'

/** The elements that are objects; null where the value is no list. */
export const readMessages = (value: unknown): Message[] | null => (Array.isArray(value) ? value.filter(isObject).map(readMessage) : null)

const readMessage = (message: Json): Message => {
  const fields = openFields(message)
  return {
    time: fields.take(['creationtime', 'createdat', 'timestamp', 'time', 'sentat'], readInstant) ?? NO_INSTANT,
    text: fields.take(['message', 'text', 'body', 'content'], readText) ?? '',
    isReply: fields.take(['isreply'], readFlag),
  }
}

/** Of those that come at the same time the one that stands later. */
export const newestMessage = (messages: Message[]): Message | null =>
  messages.reduce<Message | null>((newest, message) => (newest && compareInstants(message.time, newest.time) < 0 ? newest : message), null)

/** The newest that the lead wrote, or did not; where none says so, the newest of those that say nothing. */
export const newestOf = (messages: Message[], isReply: boolean): Message | null =>
  newestMessage(messages.filter((message) => message.isReply === isReply)) ?? newestMessage(messages.filter((message) => message.isReply === null))
