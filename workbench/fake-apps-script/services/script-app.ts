/** ScriptApp and Session: triggers of the person who runs, identity as far as scopes show it. */
import { randomUUID } from 'node:crypto'
import type { Execution } from '../execution/execution'
import { local, type Handler, type Handlers } from '../execution/handler'
import { refuse, TEXTS } from '../google-error'
import type * as signatures from '../signatures/platform'
import type { ClockSchedule } from '../stores/triggers'
import { enumValue, refTo, type Ref } from '../wire'

const DEFAULT_URL = 'https://script.google.com/macros/s/emulated/dev'

interface TriggerRef {
  id: string
  functionName: string
}

export const ScriptApp: Handlers<typeof signatures.ScriptApp> = {
  deleteTrigger: local((x, _, trigger: Ref<TriggerRef>) => x.host.triggers.delete(trigger.ref.id, x.request.user)),
  getProjectTriggers: local((x) =>
    x.host.triggers
      .ofUser(x.request.user)
      .map(({ id, functionName }) => refTo('Trigger', { id, functionName } satisfies TriggerRef)),
  ),
  getScriptId: local(() => 'emulated-script'),
  getService: local(() => refTo('Service', null)),
  newTrigger: local((x, _, functionName: string) => refTo('TriggerBuilder', x.keep({ functionName }))),
  // With a switch for somebody who has not ticked everything when Google asked.
  requireAllScopes: local((x) => (x.host.switches.consent === 'missing' ? refuse(TEXTS.consentMissing) : undefined)),
}

export const Service: Handlers<typeof signatures.Service> = {
  getUrl: local((x) => x.host.options.webAppUrl ?? DEFAULT_URL),
}

export const Trigger: Handlers<typeof signatures.Trigger, TriggerRef> = {
  getEventType: local(() => enumValue('EventType', 'CLOCK')),
  getHandlerFunction: local((_, trigger) => trigger.functionName),
  getTriggerSource: local(() => enumValue('TriggerSource', 'CLOCK')),
  getUniqueId: local((_, trigger) => trigger.id),
}

/** On a virtual clock by the seed: when a trigger is due depends on its id, and a run can be repeated. */
const newTriggerId = (x: Execution): string => {
  if (!x.host.clock.virtual) return randomUUID()
  const digits = (): string => String(Math.floor(x.host.random() * 1e9)).padStart(9, '0')
  let id = digits() + digits()
  while (x.host.triggers.byId(id)) id = digits() + digits()
  return id
}

interface Planned {
  functionName: string
  schedule: ClockSchedule
}

export const TriggerBuilder: Handlers<typeof signatures.TriggerBuilder, number> = {
  timeBased: local((x, id) => {
    const { functionName } = x.kept<Planned>(id)
    return refTo('ClockTriggerBuilder', x.keep({ functionName, schedule: {} } satisfies Planned))
  }),
}

const planned = (change: (schedule: ClockSchedule, ...args: never[]) => void): Handler<number> =>
  local((x, id, ...args) => {
    change(x.kept<Planned>(id).schedule, ...(args as never[]))
    return refTo('ClockTriggerBuilder', id)
  })

const oneOf = (allowed: readonly number[], value: number): number =>
  allowed.includes(value)
    ? value
    : refuse(`The value you passed to everyMinutes was invalid. It must be one of ${allowed.join(', ')}.`)

export const ClockTriggerBuilder: Handlers<typeof signatures.ClockTriggerBuilder, number> = {
  after: planned((schedule, ms: number) => void (schedule.after = ms)),
  at: planned((schedule, date: Date) => void (schedule.at = date.getTime())),
  atHour: planned((schedule, hour: number) => void (schedule.atHour = hour)),
  create: local((x, id) => {
    const { functionName, schedule } = x.kept<Planned>(id)
    const trigger = {
      id: newTriggerId(x),
      user: x.request.user,
      functionName,
      schedule: { ...schedule },
      created: x.host.clock.now(),
    }
    if (Object.keys(schedule).length === 0) refuse('The selected trigger type requires a schedule.')
    x.host.triggers.add(trigger)
    return refTo('Trigger', { id: trigger.id, functionName } satisfies TriggerRef)
  }),
  everyDays: planned((schedule, days: number) => void (schedule.everyDays = days)),
  everyHours: planned((schedule, hours: number) => void (schedule.everyHours = hours)),
  everyMinutes: planned((schedule, minutes: number) => void (schedule.everyMinutes = oneOf([1, 5, 10, 15, 30], minutes))),
  inTimezone: planned((schedule, zone: string) => void (schedule.timeZone = zone)),
  nearMinute: planned((schedule, minute: number) => void (schedule.nearMinute = minute)),
}

export const Session: Handlers<typeof signatures.Session> = {
  // Whoever calls a web app open to anyone stays unknown.
  getActiveUser: local((x) => refTo('User', x.request.kind === 'web-app' ? '' : x.request.user)),
  getActiveUserLocale: local((x) => x.host.book.locale.slice(0, 2)),
  getEffectiveUser: local((x) => refTo('User', x.request.user)),
  getScriptTimeZone: local((x) => x.project.manifest.timeZone),
  getTemporaryActiveUserKey: local((x) => Buffer.from(x.request.user).toString('base64url')),
}

export const User: Handlers<typeof signatures.User, string> = { getEmail: local((_, email) => email) }
