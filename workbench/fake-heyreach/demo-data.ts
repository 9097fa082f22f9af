/**
 * Two invented clients, each a workspace with its own key, and what they have going on: seven campaigns in different
 * states, four senders of whom one is logged out, and some leads already under way.
 */
import { demoCampaignLeads, type DemoLead, type Story } from './demo-campaign-leads'
import { beforeWebhooks } from './read-saved-state'
import type { Campaign, Enrolment, HistoryEvent, SavedState, Sender, SenderLimits } from './state'
import { createStore, learn, type Store } from './store'

/** By workspace name. They open nothing but this stand-in. */
export const demoKeys: Record<string, string> = {
  'Acme Robotics': 'demo-acme-7Qm2xVt9LrW4cKd8',
  'Borealis Foods': 'demo-borealis-3Zp6hNy1SgT5bJf0'
}

const hour = 3600000
const day = 24 * hour

const limits: SenderLimits = {
  connectionRequests: 25,
  messages: 40,
  inMails: 20,
  follows: 20,
  profileViews: 40,
  postLikes: 20
}

const senders: Sender[] = [
  sender(71001, 41001, 'Mira', 'Okafor', { isValidNavigator: true }),
  // A young account, kept slow.
  sender(71002, 41001, 'Jonas', 'Reyes', { limits: { ...limits, connectionRequests: 12, messages: 20 } }),
  sender(72001, 41002, 'Lien', 'Vandamme', { isValidNavigator: true, limits: { ...limits, connectionRequests: 30 } }),
  sender(72002, 41002, 'Sipho', 'Ndlovu', { isActive: false, authIsValid: false })
]

export const demoData = (now: number): SavedState => {
  const ago = (days: number): number => now - Math.round(days * day)
  const campaigns: Campaign[] = [
    campaign(61001, 41001, 'Acme – CFO DACH', 'IN_PROGRESS', [71001, 71002], [ago(24), ago(23)]),
    campaign(61002, 41001, 'Acme – Plant managers Nordics', 'PAUSED', [71002], [ago(40), ago(38)]),
    campaign(61003, 41001, 'Acme – Webinar follow-up', 'DRAFT', [71001], [ago(2), null]),
    campaign(61004, 41001, 'Acme – Trade fair spring', 'FINISHED', [71001], [ago(160), ago(158)]),
    {
      ...campaign(62001, 41002, 'Borealis – Buyers France', 'SCHEDULED', [72001], [ago(3), null]),
      next: { status: 'IN_PROGRESS', at: now + 3 * day }
    },
    campaign(62002, 41002, 'Borealis – Retail buyers Benelux', 'IN_PROGRESS', [72002], [ago(12), ago(11)]),
    campaign(62003, 41002, 'Borealis – Old pilot', 'CANCELED', [72001, 72002], [ago(210), ago(205)])
  ]
  const store = createStore({
    ...beforeWebhooks,
    nextId: 880001,
    nextMemberId: 900000101,
    workspaces: [
      { id: 41001, name: 'Acme Robotics', keyRevoked: false },
      { id: 41002, name: 'Borealis Foods', keyRevoked: false }
    ],
    senders,
    campaigns,
    people: [],
    enrolments: []
  })
  for (const { campaignId, leads } of demoCampaignLeads) {
    const home = campaigns.find(({ id }) => id === campaignId)
    if (!home) continue
    leads.forEach((lead, index) => {
      introduce(store, lead, home.workspaceId)
      store.enrol(enrolled(home, lead, index))
    })
  }
  return store.toJson()
}

const introduce = (store: Store, lead: DemoLead, workspaceId: number): void => {
  const person = store.meet(workspaceId, lead.key)
  learn(person, leadFields(lead))
  person.headline = `${lead.position} at ${lead.companyName}`
  person.connections = 180 + ((lead.key.length * 37) % 320)
  person.followers = person.connections + 41
}

const enrolled = (campaign: Campaign, lead: DemoLead, index: number): Omit<Enrolment, 'id'> => {
  const at = (campaign.startedAt ?? campaign.createdAt) + index * 9 * 60000
  return {
    campaignId: campaign.id,
    personKey: lead.key,
    senderId: campaign.senderIds[index % campaign.senderIds.length] ?? null,
    requestedSenderId: null,
    lead: leadFields(lead),
    at,
    // Enrolled from the campaign's own list, by no request.
    added: 0,
    updated: 0,
    history: historyOf(lead.story, at + (index % 5) * 5 * hour)
  }
}

const stories: Record<Story, HistoryEvent['kind'][]> = {
  pending: [],
  viewed: ['profile-viewed'],
  invited: ['profile-viewed', 'connection-sent'],
  accepted: ['profile-viewed', 'connection-sent', 'connection-accepted'],
  messaged: ['profile-viewed', 'connection-sent', 'connection-accepted', 'message-sent'],
  // Who answers is out of the sequence.
  replied: ['profile-viewed', 'connection-sent', 'connection-accepted', 'message-sent', 'message-reply', 'finished'],
  finished: ['profile-viewed', 'connection-sent', 'connection-accepted', 'message-sent', 'message-sent', 'finished'],
  failed: ['profile-viewed', 'failed'],
  stopped: ['profile-viewed', 'connection-sent', 'stopped']
}

const historyOf = (story: Story, from: number): HistoryEvent[] =>
  stories[story].map((kind, step) => ({
    kind,
    at: from + (step + 1) * 20 * hour,
    ...(kind === 'failed' ? { errorCode: 'LeadBlockedByRecipient' } : {})
  }))

const leadFields = ({ key, story: _story, ...known }: DemoLead): Enrolment['lead'] => ({
  ...known,
  profileUrl: `https://www.linkedin.com/in/${key}`,
  customUserFields: []
})

function sender(id: number, workspaceId: number, firstName: string, lastName: string, more: Partial<Sender>): Sender {
  const slug = `${firstName}-${lastName}-demo`.toLowerCase()
  return {
    id,
    workspaceId,
    emailAddress: `${firstName}.${lastName}@example.org`.toLowerCase(),
    firstName,
    lastName,
    profileUrl: `https://www.linkedin.com/in/${slug}`,
    isActive: true,
    authIsValid: true,
    isValidNavigator: false,
    isValidRecruiter: false,
    limits,
    ...more
  }
}

function campaign(
  id: number,
  workspaceId: number,
  name: string,
  status: Campaign['status'],
  senderIds: number[],
  [createdAt, startedAt]: [number, number | null]
): Campaign {
  const list = { listId: id - 10000, listName: `${name} (list)` }
  return { id, workspaceId, name, status, createdAt, startedAt, ...list, senderIds, next: null }
}
