/** An execution in words and marks. */
import { element } from '../element'
import type { LoggedExecution } from '../../server/execution-log'

export const kindWords: Record<LoggedExecution['kind'], string> = {
  menu: 'Menu',
  sidebar: 'Sidebar',
  'simple-trigger': 'On open',
  'time-trigger': 'Trigger',
  'web-app': 'Web app',
  'custom-function': 'Cell'
}

export const timeOf = (at: number): HTMLElement => element('time', { datetime: new Date(at).toISOString() }, new Date(at).toLocaleTimeString([], { hour12: false }))

export const outcome = ({ ok, error }: LoggedExecution): HTMLElement =>
  ok ? element('span', { class: 'is-good' }, 'ok') : element('span', { class: 'is-bad', title: error ?? '' }, error ?? 'failed')
