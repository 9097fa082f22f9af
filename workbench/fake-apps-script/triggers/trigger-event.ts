/** The event that a clock trigger's function gets, in the trigger's time zone (platform facts §5.2). */
import { DateTime } from 'luxon'
import type { StoredTrigger } from '../stores/triggers'
import type { ExecutionRequest } from '../types'
import { enumValue } from '../wire'

export const triggerRequest = (trigger: StoredTrigger, at: number, scriptZone: string): ExecutionRequest => ({
  kind: 'time-trigger',
  functionName: trigger.functionName,
  user: trigger.user,
  triggerId: trigger.id,
  args: [eventOf(trigger, at, trigger.schedule.timeZone ?? scriptZone)],
})

const eventOf = (trigger: StoredTrigger, at: number, zone: string): Record<string, unknown> => {
  const moment = DateTime.fromMillis(at, { zone })
  return {
    authMode: enumValue('AuthMode', 'FULL'),
    'day-of-month': moment.day,
    'day-of-week': moment.weekday,
    hour: moment.hour,
    minute: moment.minute,
    month: moment.month,
    second: moment.second,
    timezone: zone,
    triggerUid: trigger.id,
    'week-of-year': moment.weekNumber,
    year: moment.year,
  }
}
