/** Bodies as HeyReach posts them, each another event. */

export interface MadeEvent {
  type?: string
  /** Another person for each number. */
  lead?: number
  campaign?: number
  /** ISO. */
  timestamp?: string
  correlation?: string
  text?: string
  /** Of the message. */
  messageTime?: string
}

export const eventBody = ({ type = 'connection_request_accepted', lead = 1, campaign = 60001, timestamp = '2026-09-14T08:59:00.1234567Z', correlation, text, messageTime }: MadeEvent = {}): string => {
  const isMessage = /message|inmail/.test(type)
  return JSON.stringify({
    ...(isMessage
      ? {
          is_inmail: type.startsWith('inmail'),
          recent_messages: [{ creation_time: messageTime ?? timestamp, message: text ?? `Message ${lead}`, is_reply: type.includes('reply') }],
          conversation_id: `2-conversation-${lead}`,
        }
      : { connection_message: text ?? null }),
    campaign: { name: 'Sample Campaign North', id: campaign, status: 'IN_PROGRESS' },
    sender: { id: 70001, first_name: 'Mira', last_name: 'Okafor', full_name: 'Mira Okafor', email_address: 'mira@example.org', profile_url: 'https://www.linkedin.com/in/mira-okafor-sample' },
    lead: { id: String(900000000 + lead), profile_url: `https://www.linkedin.com/in/person-${lead}-sample`, first_name: 'Ada', last_name: `Novak ${lead}`, full_name: `Ada Novak ${lead}`, company_name: 'Example Freight', position: 'Head', tags: [], lists: [] },
    timestamp,
    event_type: type,
    correlation_id: correlation ?? `0b5e6c1e-7a3d-4f52-9b61-${String(lead).padStart(12, '0')}`,
  })
}

/** So many different events, a few seconds apart. */
export const manyEvents = (count: number, from = 1): string[] =>
  Array.from({ length: count }, (_, index) => eventBody({ lead: from + index, timestamp: new Date(Date.UTC(2026, 8, 14, 8, 30) + index * 2000).toISOString() }))
