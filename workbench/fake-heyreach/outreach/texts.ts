/** What senders write and what leads answer. Some answers look like formulas, numbers or nothing, as people’s messages do. */
import { chance, oneOf } from './chance'

const notes = ['Hi {first}, happy to connect.', 'Hello {first}, your work on {company} caught my eye.', 'Hi {first}, we know a few people in common.']

const messages = [
  'Hello {first}, thanks for connecting. May I ask how you plan the next year?',
  'Hi {first}, just one question: who looks after new suppliers at {company}?',
  'Hi {first}, a short follow-up, in case my note got lost.'
]

const replies = [
  'Sure, send me the details.',
  'Thanks, not now. Try again in spring.',
  'Sounds good! 👍 Next week?\nTuesday or Thursday suit me.',
  '=HYPERLINK("https://example.com/calendar","my calendar")',
  '+49 30 5550143, call me',
  '-1 for Mondays, but Tuesday works',
  '@Mira yes please',
  '12/11 at ten?',
  'Who are you, and how did you find me?',
  'Not interested.',
  'Could you write to my colleague instead?'
]

const outside = ['By the way, we have moved to a new office.', 'Are you at the trade fair next month?', 'One more thing: next week works.']

const subjects = ['A quick question', 'For {company}', 'Worth ten minutes?']

export interface Addressee {
  firstName: string
  companyName: string | null
}

export const tagTexts = ['Interested', 'Not now', 'warm', 'Wrong person'] as const

const filled = (text: string, { firstName, companyName }: Addressee): string =>
  text.replaceAll('{first}', firstName || 'there').replaceAll('{company}', companyName ?? 'your company')

/** Null: invited without a note. */
export const noteText = (who: Addressee, luck: string): string | null =>
  chance(`${luck}/noted`) < 0.3 ? null : filled(oneOf(notes, `${luck}/note`), who)

export const messageText = (who: Addressee, luck: string): string => filled(oneOf(messages, luck), who)

export const subjectText = (who: Addressee, luck: string): string => filled(oneOf(subjects, luck), who)

/** Empty for a voice message. */
export const replyText = (luck: string): string => (chance(`${luck}/voice`) < 0.12 ? '' : oneOf(replies, luck))

export const outsideText = (luck: string): string => oneOf(outside, luck)
