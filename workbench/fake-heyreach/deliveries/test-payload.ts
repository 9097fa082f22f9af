/** What the “Test” button in HeyReach posts: the zero correlation id, and a campaign and lead that are not there. */
import { conversationId, messageTime, senderObject } from './payload'
import type { EventType, Sender } from '../state'
import { formatTime } from '../format-time'

export const testPayload = (eventType: EventType, sender: Sender | null, now: number): Record<string, unknown> => ({
  ...saidOf(eventType, now),
  campaign: { name: 'Test Campaign', id: 0, status: null },
  ...(eventType === 'CAMPAIGN_COMPLETED' ? {} : { sender: sender ? senderObject(sender) : null, lead }),
  timestamp: formatTime(now, 1),
  event_type: eventType.toLowerCase(),
  correlation_id: '00000000-0000-0000-0000-000000000000'
})

const saidOf = (eventType: EventType, now: number): Record<string, unknown> => {
  if (eventType.startsWith('CONNECTION_')) return { connection_message: 'Test Message' }
  if (!/MESSAGE|INMAIL/.test(eventType)) return {}
  const isInMail = eventType.startsWith('INMAIL_')
  const messages = [{ creation_time: messageTime(now), message: 'Test Message', is_reply: false }]
  return {
    is_inmail: isInMail,
    [eventType === 'INMAIL_SENT' ? 'recent_inmails' : 'recent_messages']: messages,
    conversation_id: conversationId({ workspaceId: 0, senderId: 0, personKey: 'test', isInMail, messages: [] })
  }
}

const lead = {
  id: 'TestId',
  profile_url: 'https://www.linkedin.com/in/test-sample',
  first_name: 'Test',
  last_name: 'Lead',
  full_name: 'Test Lead',
  location: 'Ljubljana, Slovenia',
  summary: 'Invented summary.',
  company_url: 'https://www.linkedin.com/company/1000001/',
  company_name: 'Example Freight',
  position: 'Head of Operations',
  about: null,
  email_address: 'test@example.com',
  enriched_email: null,
  tags: [],
  lists: []
}
