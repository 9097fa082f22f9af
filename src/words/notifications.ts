/** HeyReach's notifications: their types, what is planned for them. */
import { plural } from './counts'

interface TypeWords {
  label: string
  help: string
}

/** By HeyReach's own word. */
export const NOTIFICATION_TYPES = {
  CONNECTION_REQUEST_SENT: { label: 'Invitation sent', help: '' },
  CONNECTION_REQUEST_ACCEPTED: { label: 'Invitation accepted', help: '' },
  MESSAGE_SENT: { label: 'Message sent', help: '' },
  MESSAGE_REPLY_RECEIVED: { label: 'First reply in a campaign', help: 'Only a lead’s first reply in each campaign. For the later ones too, choose “Every reply”.' },
  INMAIL_SENT: { label: 'InMail sent', help: '' },
  INMAIL_REPLY_RECEIVED: { label: 'First InMail reply in a campaign', help: 'Only a lead’s first InMail reply in each campaign.' },
  EVERY_MESSAGE_REPLY_RECEIVED: { label: 'Every reply', help: 'Each reply, InMails too. It also brings the private chats of your senders into this sheet, where all its editors read them.' },
  FOLLOW_SENT: { label: 'Profile followed', help: '' },
  LIKED_POST: { label: 'Post liked', help: '' },
  VIEWED_PROFILE: { label: 'Profile viewed', help: '' },
  CAMPAIGN_COMPLETED: { label: 'Campaign completed', help: '' },
  LEAD_TAG_UPDATED: { label: 'Tags of a lead changed', help: 'HeyReach also sends it for people who are in no campaign.' },
} satisfies Record<string, TypeWords>

/** A type that a newer version knows and this one does not. */
export const typeInWords = (type: string): string =>
  (NOTIFICATION_TYPES as Record<string, TypeWords>)[type]?.label ?? (type === '' ? 'Unknown event' : type)

type Line = (type: string) => string
const line = (what: string): Line => (type) => `${typeInWords(type)}: ${what}`

/** One line of a plan, by what is not as it should be. */
export const NOTIFICATION_LINE = {
  new: line('new'),
  keep: line('stays as it is'),
  address: line('address changes'),
  scope: line('for all campaigns again'),
  'switched-off': line('switched on again'),
  'switched-on': line('paused'),
  twin: line('a second one is deleted'),
  'not-wanted': line('deleted'),
} satisfies Record<string, Line>

export interface PlanCounts {
  create: number
  update: number
  /** Switched off, and kept for going on. */
  pause: number
  delete: number
  keep: number
  /** Those of others in the workspace. */
  others: number
  /** False: paused. */
  on: boolean
}

/** e.g. '11 will be made, 1 changed. 3 of others stay as they are.' */
export const planSummary = (counts: PlanCounts): string => {
  const { keep, others } = counts
  const [first, ...more] = stepsOf(counts)
  const nothing = keep > 0 ? `HeyReach is as wanted: ${plural(keep, 'notification')}.` : 'Nothing to do: HeyReach has no notifications of this sheet.'
  const todo = first ? `${[`${first.count} will be ${first.done}`, ...more.map(({ count, done }) => `${count} ${done}`)].join(', ')}.` : nothing
  return others === 0 ? todo : `${todo} ${others} of others ${others === 1 ? 'stays as it is' : 'stay as they are'}.`
}

/** e.g. 'Make 11, change 1, delete 2 notifications' */
export const planButton = (counts: PlanCounts): string => {
  const steps = stepsOf(counts)
  if (steps.length === 0) return counts.on ? 'Keep as it is' : 'Pause receiving'
  const text = steps.map(({ count, verb }) => `${verb} ${count}`).join(', ')
  const all = steps.reduce((sum, { count }) => sum + count, 0)
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)} ${all === 1 ? 'notification' : 'notifications'}`
}

const stepsOf = ({ create, update, pause, delete: gone }: PlanCounts): { count: number; verb: string; done: string }[] =>
  [
    { count: create, verb: 'make', done: 'made' },
    { count: update, verb: 'change', done: 'changed' },
    { count: pause, verb: 'pause', done: 'paused' },
    { count: gone, verb: 'delete', done: 'deleted' },
  ].filter(({ count }) => count > 0)
