/**
 * Fires triggers as the wall clock goes, or faster: with `minuteMs` 5,000 a modelled minute takes five seconds. A run does
 * not wait for the one before (platform facts §5.2).
 */
import type { StoredTrigger } from '../stores/triggers'
import { dueTriggers } from './due-times'

export const REAL_MINUTE_MS = 60_000
/** Looks ten times a minute, and at least every second. */
const LOOKS_A_MINUTE = 10

export interface SchedulerTerms {
  triggers(): StoredTrigger[]
  zone(): string
  /** `at` is modelled time. */
  fire(id: string, at: number): void
  minuteMs?: number
}

export const startScheduler = ({ triggers, zone, fire, minuteMs = REAL_MINUTE_MS }: SchedulerTerms): (() => void) => {
  const time = createModelledTime(Date.now(), REAL_MINUTE_MS / minuteMs)
  // What was to happen once while nobody looked happens now.
  let seen = Number.NEGATIVE_INFINITY
  const look = (): void => {
    const now = time.at(Date.now())
    const all = triggers().map((trigger) => time.shifted(trigger))
    const once = all.filter(({ schedule }) => schedule.after !== undefined || schedule.at !== undefined)
    const again = all.filter((trigger) => !once.includes(trigger))
    const recent = Math.max(seen, time.start)
    const due = [...dueTriggers(once, seen, now, zone()), ...dueTriggers(again, recent, now, zone())]
    // Whoever missed several times runs once.
    for (const [id, at] of new Map(due.map((one) => [one.trigger.id, one.at]))) fire(id, at)
    seen = now
  }
  const timer = setInterval(look, Math.min(1000, minuteMs / LOOKS_A_MINUTE))
  timer.unref()
  return () => clearInterval(timer)
}

/** Time that starts at the wall's and goes on faster. */
export const createModelledTime = (start: number, speed: number) => {
  const at = (wall: number): number => (wall <= start ? wall : start + (wall - start) * speed)
  return {
    start,
    at,
    /** Made at a wall time: in modelled time that is later, and so is what counts from it. */
    shifted: (trigger: StoredTrigger): StoredTrigger => {
      const created = at(trigger.created)
      const { schedule } = trigger
      return {
        ...trigger,
        created,
        schedule: schedule.at === undefined ? schedule : { ...schedule, at: schedule.at + created - trigger.created },
      }
    },
  }
}
