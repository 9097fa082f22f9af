/** Installed triggers: 20 per user, each visible to its maker alone (platform facts §5.2). */
import { refuse, TEXTS } from '../google-error'

const MOST_PER_USER = 20

export interface ClockSchedule {
  everyMinutes?: number
  everyHours?: number
  everyDays?: number
  atHour?: number
  nearMinute?: number
  after?: number
  /** Epoch ms. */
  at?: number
  timeZone?: string
}

export interface StoredTrigger {
  id: string
  user: string
  functionName: string
  schedule: ClockSchedule
  /** Epoch ms of its making. */
  created: number
  /** Epoch ms, of one that fires once: it has, and stays until somebody deletes it. */
  fired?: number
}

export interface TriggerStore {
  ofUser(user: string): StoredTrigger[]
  add(trigger: StoredTrigger): void
  delete(id: string, user: string): void
  byId(id: string): StoredTrigger | undefined
  /** Notes that it fired; only what fires once remembers. */
  fired(id: string, at: number): void
  all(): StoredTrigger[]
}

export const createTriggerStore = (saved: readonly StoredTrigger[] = []): TriggerStore => {
  let triggers = [...saved]
  const ofUser = (user: string): StoredTrigger[] => triggers.filter((trigger) => trigger.user === user)
  return {
    ofUser,
    add: (trigger) => {
      if (ofUser(trigger.user).length >= MOST_PER_USER) refuse(TEXTS.tooManyTriggers)
      triggers.push(trigger)
    },
    delete: (id, user) => {
      triggers = triggers.filter((trigger) => trigger.id !== id || trigger.user !== user)
    },
    byId: (id) => triggers.find((trigger) => trigger.id === id),
    fired: (id, at) => {
      const once = ({ schedule }: StoredTrigger): boolean => schedule.after !== undefined || schedule.at !== undefined
      triggers = triggers.map((trigger) => (trigger.id === id && once(trigger) ? { ...trigger, fired: at } : trigger))
    },
    all: () => [...triggers],
  }
}
