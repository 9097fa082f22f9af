/** The state in memory, with the look-ups that the routes need; what comes in and goes out is a copy. */
import { createHash } from 'node:crypto'
import type { Campaign, Chat, Delivery, Enrolment, Happening, LeadFields, Person, SavedState, Sender, Webhook, Workspace } from './state'

export interface Store {
  workspaces(): readonly Workspace[]
  campaigns(): readonly Campaign[]
  campaign(workspace: Workspace, id: number): Campaign | null
  senders(workspace: Workspace): Sender[]
  sender(id: number | null): Sender | null
  people(workspace: Workspace): Person[]
  person(workspaceId: number, key: string): Person | null
  /** The person, made when the workspace has not met them. */
  meet(workspaceId: number, key: string): Person
  /** In the order in which they came. */
  enrolments(campaignId: number): readonly Enrolment[]
  enrolmentCount(campaignId: number): number
  enrolment(campaignId: number, key: string): Enrolment | null
  enrol(enrolment: Omit<Enrolment, 'id'>): Enrolment
  /** Of all workspaces, oldest first. */
  webhooks(): readonly Webhook[]
  webhook(workspace: Workspace, id: number): Webhook | null
  addWebhook(webhook: Omit<Webhook, 'id'>): Webhook
  removeWebhook(id: number): void
  /** The chat, begun when there was none. */
  chat(of: Omit<Chat, 'messages'>): Chat
  /** Gives it its number. */
  note(happening: Omit<Happening, 'id'>): Happening
  /** By id, oldest first. */
  readonly deliveries: Map<number, Delivery>
  addDelivery(delivery: Omit<Delivery, 'id'>): Delivery
  toJson(): SavedState
}

export const createStore = (saved: SavedState): Store => {
  const state = structuredClone(saved)
  const people = new Map(state.people.map((person) => [personId(person.workspaceId, person.key), person]))
  const memberIds = new Map(state.people.map((person) => [person.key, person.memberId]))
  const enrolments = new Map(state.campaigns.map((campaign) => [campaign.id, new Map<string, Enrolment>()]))
  for (const enrolment of state.enrolments) enrolments.get(enrolment.campaignId)?.set(enrolment.personKey, enrolment)

  const chats = new Map(state.chats.map((chat) => [chatId(chat), chat]))
  const deliveries = new Map(state.deliveries.map((delivery) => [delivery.id, delivery]))

  // LinkedIn's member id is the person's, so two workspaces see the same one.
  const memberIdOf = (key: string): string => {
    const known = memberIds.get(key)
    if (known !== undefined) return known
    const made = String(state.nextMemberId++)
    memberIds.set(key, made)
    return made
  }

  return {
    workspaces: () => state.workspaces,
    campaigns: () => state.campaigns,
    campaign: (workspace, id) =>
      state.campaigns.find((campaign) => campaign.id === id && campaign.workspaceId === workspace.id) ?? null,
    senders: (workspace) => state.senders.filter((sender) => sender.workspaceId === workspace.id),
    sender: (id) => state.senders.find((sender) => sender.id === id) ?? null,
    people: (workspace) => [...people.values()].filter((person) => person.workspaceId === workspace.id),
    person: (workspaceId, key) => people.get(personId(workspaceId, key)) ?? null,
    meet: (workspaceId, key) => {
      const known = people.get(personId(workspaceId, key))
      if (known) return known
      const met = stranger(workspaceId, key, memberIdOf(key))
      people.set(personId(workspaceId, key), met)
      return met
    },
    enrolments: (campaignId) => [...(enrolments.get(campaignId)?.values() ?? [])],
    enrolmentCount: (campaignId) => enrolments.get(campaignId)?.size ?? 0,
    enrolment: (campaignId, key) => enrolments.get(campaignId)?.get(key) ?? null,
    enrol: (enrolment) => {
      const enrolled = { id: state.nextId++, ...enrolment }
      enrolments.get(enrolment.campaignId)?.set(enrolment.personKey, enrolled)
      return enrolled
    },
    webhooks: () => state.webhooks,
    webhook: (workspace, id) =>
      state.webhooks.find((webhook) => webhook.id === id && webhook.workspaceId === workspace.id) ?? null,
    addWebhook: (webhook) => {
      const added = { id: state.nextWebhookId, ...webhook }
      state.nextWebhookId = Math.max(state.nextWebhookId, added.id) + 1
      state.webhooks.push(added)
      return added
    },
    removeWebhook: (id) => {
      state.webhooks = state.webhooks.filter((webhook) => webhook.id !== id)
    },
    chat: (of) => {
      const known = chats.get(chatId(of))
      if (known) return known
      const begun = { ...of, messages: [] }
      chats.set(chatId(of), begun)
      return begun
    },
    note: (happening) => ({ id: state.nextHappeningId++, ...happening }),
    deliveries,
    addDelivery: (delivery) => {
      const added = { id: state.nextDeliveryId++, ...delivery }
      deliveries.set(added.id, added)
      return added
    },
    toJson: () =>
      structuredClone({
        ...state,
        chats: [...chats.values()],
        deliveries: savedDeliveries([...deliveries.values()]),
        people: [...people.values()],
        enrolments: [...enrolments.values()].flatMap((ofCampaign) => [...ofCampaign.values()])
      })
  }
}

/** What an import overwrites of what is known about somebody: only what it names. */
export const learn = (person: Person, lead: LeadFields): void => {
  person.firstName = lead.firstName ?? person.firstName
  person.lastName = lead.lastName ?? person.lastName
  person.location = lead.location ?? person.location
  person.summary = lead.summary ?? person.summary
  person.companyName = lead.companyName ?? person.companyName
  person.position = lead.position ?? person.position
  person.about = lead.about ?? person.about
  person.emailAddress = lead.emailAddress ?? person.emailAddress
  person.customFields = mergeFields(person.customFields, lead.customUserFields)
}

export const mergeFields = <Field extends { name: string }>(old: Field[], fresh: Field[]): Field[] => [
  ...new Map([...old, ...fresh].map((field) => [field.name, field])).values()
]

const chatId = ({ workspaceId, senderId, personKey, isInMail }: Omit<Chat, 'messages'>): string =>
  `${workspaceId}/${senderId}/${personKey}/${isInMail}`

/** Of those that are over, as many as somebody may want to look at or repeat. */
const savedDeliveries = (all: Delivery[]): Delivery[] => {
  const over = all.filter(({ state }) => state === 'delivered' || state === 'given-up')
  const dropped = new Set(over.slice(0, -200))
  return all.filter((delivery) => !dropped.has(delivery))
}

const personId = (workspaceId: number, key: string): string => `${workspaceId}/${key}`

const stranger = (workspaceId: number, key: string, memberId: string): Person => ({
  workspaceId,
  key,
  memberId,
  opaqueId: `ACoAA${createHash('sha256').update(key).digest('base64url').slice(0, 34)}`,
  firstName: '',
  lastName: '',
  headline: null,
  imageUrl: null,
  location: null,
  summary: null,
  companyName: null,
  companyUrl: null,
  position: null,
  about: null,
  emailAddress: null,
  connections: 0,
  followers: 0,
  tags: [],
  customFields: []
})
