/** Everybody's triggers: at Google each person sees their own alone. */
import { element } from '../element'
import type { Drawing } from './apps-script-dialog'
import { outcome, timeOf } from './run-words'

export const drawTriggers = ({ view, order }: Drawing): HTMLElement[] => [
  element('p', { class: 'panel-note' },
    `Here you see everybody’s; at Google each person sees only their own. ${view.minuteSeconds === 60 ? 'They run by the clock.' : `A minute takes ${view.minuteSeconds} seconds here.`}`),
  ...(view.triggers.length === 0 ? [element('p', {}, 'None yet.')] : []),
  ...view.triggers.map(({ id, functionName, when, user, fired, lastRun }) =>
    element('section', { class: 'apps-script-item' },
      element('div', { class: 'apps-script-line' },
        element('code', {}, functionName),
        element('span', {}, when),
        fired ? element('span', { class: 'is-amber' }, 'has fired') : null,
        element('span', {}, user)),
      element('div', { class: 'apps-script-line' },
        lastRun ? element('span', {}, 'last run ', timeOf(lastRun.at), ' ', outcome(lastRun)) : element('span', {}, 'not run yet'),
        element('button', { type: 'button', class: 'link-button', 'data-key': `run ${id}`, onclick: () => order({ op: 'run-trigger', id }) }, 'Run now'),
        element('button', { type: 'button', class: 'link-button', 'data-key': `delete ${id}`, onclick: () => order({ op: 'delete-trigger', id }) }, 'Delete'))))
]
