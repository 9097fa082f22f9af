/** Deployments, triggers, executions and switches of the emulated Apps Script: what the page is shown, and what it may order. */
import type { ThreadedHost } from '../fake-apps-script/types'
import type { ClockSchedule } from '../fake-apps-script/stores/triggers'
import type { AppsScriptView, ShownSwitch, SwitchValues } from './apps-script-protocol'
import type { Deployments } from './deployments'
import type { ExecutionLog } from './execution-log'
import { DEPLOYMENTS_ADDRESS } from './fetch-transport'
import type { People } from './people'
import { BadRequest } from './read-edit'

export interface AppsScriptConsole {
  view(): AppsScriptView
  /** Judges the order first; `user` is who gives it. */
  carryOut(order: Record<string, unknown>, user: string): Promise<AppsScriptView>
}

export interface ConsoleParts {
  host: ThreadedHost
  people: People
  deployments: Deployments
  executions: ExecutionLog
  minuteMs: number
  /** Where this server is reached. */
  origin(): string
  changed(): void
}

export const createAppsScriptConsole = (parts: ConsoleParts): AppsScriptConsole => {
  const { host, people, deployments, executions } = parts

  const view = (): AppsScriptView => ({
    people: [...people.all],
    owner: people.owner,
    usual: people.known(undefined),
    deployments: deployments.all().map((one) => ({
      ...one,
      address: `${DEPLOYMENTS_ADDRESS}/${one.id}/exec`,
      localAddress: `${parts.origin()}/macros/s/${one.id}/exec`
    })),
    newestVersion: deployments.newest(),
    triggers: host.triggers().map(({ id, functionName, user, schedule, fired }) => ({
      id, functionName, user, when: scheduleWords(schedule), fired: fired !== undefined, lastRun: executions.ofTrigger(id)
    })),
    minuteSeconds: parts.minuteMs / 1000,
    executions: executions.latest(),
    switches: switchesOf(host)
  })

  const triggerId = ({ id }: Record<string, unknown>): string => {
    if (!host.triggers().some((trigger) => trigger.id === id)) throw new BadRequest('This trigger is gone.')
    return id as string
  }

  const carryOut = async (order: Record<string, unknown>, user: string): Promise<void> => {
    switch (order.op) {
      case 'new-deployment':
        return void deployments.create(user)
      case 'update-deployment':
        if (!deployments.update(String(order.id))) throw new BadRequest('There is no such deployment.')
        return
      case 'run-trigger':
        return void (await host.fireTrigger(triggerId(order)))
      case 'delete-trigger':
        return host.deleteTrigger(triggerId(order))
      case 'switch':
        return host.setSwitches(readSwitch(order))
      default:
        throw new BadRequest('No such order.')
    }
  }

  return {
    view,
    carryOut: async (order, user) => {
      await carryOut(order, user)
      parts.changed()
      return view()
    }
  }
}

const POSITIONS: Record<ShownSwitch, readonly unknown[]> = {
  overThirty: ['queue', 'reject'],
  webappActive: ['present', 'null'],
  htmlAlso302: [false, true],
  webAppAuthorised: [true, false],
  consent: ['all', 'missing']
}

const switchesOf = ({ switches }: ThreadedHost): SwitchValues => {
  const { overThirty, webappActive, htmlAlso302, webAppAuthorised, consent } = switches
  return { overThirty, webappActive, htmlAlso302, webAppAuthorised, consent }
}

const readSwitch = ({ name, value }: Record<string, unknown>): Partial<SwitchValues> => {
  const positions = Object.hasOwn(POSITIONS, String(name)) ? POSITIONS[name as ShownSwitch] : []
  if (!positions.includes(value)) throw new BadRequest('There is no such switch.')
  return { [name as ShownSwitch]: value }
}

const every = (count: number, unit: string): string => (count === 1 ? `every ${unit}` : `every ${count} ${unit}s`)

/** What Google's list of triggers would say. */
export const scheduleWords = ({ everyMinutes, everyHours, everyDays, atHour, nearMinute, after, at, timeZone }: ClockSchedule): string => {
  if (everyMinutes) return every(everyMinutes, 'minute')
  if (everyHours) return every(everyHours, 'hour')
  if (after !== undefined) return `once, ${Math.round(after / 1000)} s after it was made`
  if (at !== undefined) return `once, at ${new Date(at).toISOString()}`
  const hour = atHour === undefined ? '' : ` at ${atHour}:${String(nearMinute ?? 0).padStart(2, '0')}${nearMinute === undefined ? ' or within the hour' : ' or about'}`
  return every(everyDays ?? 1, 'day') + hour + (timeZone ? ` (${timeZone})` : '')
}
