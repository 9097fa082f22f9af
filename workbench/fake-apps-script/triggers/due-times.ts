/**
 * When clock triggers are due (platform facts §5.2). Google promises little below the hour: here each trigger has a phase
 * of its own that stays the same, by its id, so that a run can be repeated. Late, skipped and doubled runs are for a test
 * to make, by firing or not firing.
 */
import { DateTime } from 'luxon'
import type { StoredTrigger } from '../stores/triggers'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NEAR_MINUTES = 15

export interface DueTrigger {
  trigger: StoredTrigger
  /** Epoch ms. */
  at: number
}

/** All that fall into (from, to], in order of time: consecutive spans leave none out and take none twice. */
export const dueTriggers = (triggers: readonly StoredTrigger[], from: number, to: number, zone: string): DueTrigger[] =>
  triggers
    .flatMap((trigger) => dueTimes(trigger, from, to, zone).map((at) => ({ trigger, at })))
    .sort((a, b) => a.at - b.at)

/** 0 to below 1, the same for a trigger's whole life. */
const phaseOf = ({ id }: StoredTrigger): number => {
  let hash = 2_166_136_261
  for (const letter of id) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619) >>> 0
  return hash / 2 ** 32
}

export const dueTimes = (trigger: StoredTrigger, from: number, to: number, zone: string): number[] => {
  const { schedule, created } = trigger
  const start = Math.max(from, created)
  const phase = phaseOf(trigger)
  if (schedule.everyMinutes) return everyPeriod(schedule.everyMinutes * MINUTE, phase, start, to)
  if (schedule.everyHours) return everyPeriod(schedule.everyHours * HOUR, phase, start, to)
  const once = oneShotAt(trigger, phase)
  if (once !== null) return trigger.fired === undefined && from < once && once <= to ? [once] : []
  return everyDays(trigger, phase, start, to, schedule.timeZone ?? zone)
}

/** At the earliest when asked for, at the latest a minute after [guess]; null for what comes again and again. */
export const oneShotAt = ({ schedule, created }: StoredTrigger, phase: number): number | null => {
  if (schedule.at !== undefined) return Math.max(schedule.at, created) + Math.floor(phase * MINUTE)
  return schedule.after === undefined ? null : created + schedule.after + Math.floor(phase * MINUTE)
}

const everyPeriod = (period: number, phase: number, from: number, to: number): number[] => {
  const offset = Math.floor(phase * period)
  const times: number[] = []
  for (let at = (Math.floor((from - offset) / period) + 1) * period + offset; at <= to; at += period) times.push(at)
  return times
}

/** Some time within the hour that was asked for, or within a quarter of an hour of the minute; any time without an hour. */
const everyDays = (trigger: StoredTrigger, phase: number, from: number, to: number, zone: string): number[] => {
  const { everyDays: days = 1, atHour, nearMinute } = trigger.schedule
  const minutes =
    atHour === undefined
      ? phase * 24 * 60
      : nearMinute === undefined
        ? atHour * 60 + phase * 60
        : atHour * 60 + nearMinute + (phase * 2 - 1) * NEAR_MINUTES
  const firstDay = DateTime.fromMillis(trigger.created, { zone }).startOf('day')
  const passed = Math.max(0, Math.floor(DateTime.fromMillis(from, { zone }).startOf('day').diff(firstDay, 'days').days))
  const times: number[] = []
  for (let day = passed - (passed % days); ; day += days) {
    const at = Math.floor(firstDay.plus({ days: day }).plus({ minutes }).toMillis())
    if (at > to) return times
    if (at > from) times.push(at)
  }
}
