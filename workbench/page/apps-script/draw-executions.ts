/** The last executions, the latest first. */
import { element } from '../element'
import type { Drawing } from './apps-script-dialog'
import { kindWords, outcome, timeOf } from './run-words'

export const drawExecutions = ({ view }: Drawing): HTMLElement[] => {
  if (view.executions.length === 0) return [element('p', {}, 'None yet.')]
  const head = element('tr', {}, ...['When', 'What', 'Function', 'As', 'Took', 'Outcome'].map((caption) => element('th', { scope: 'col' }, caption)))
  const rows = view.executions.map((one) =>
    element('tr', {},
      element('td', {}, timeOf(one.at)),
      element('td', {}, kindWords[one.kind]),
      element('td', {}, element('code', {}, one.functionName)),
      element('td', {}, one.user),
      element('td', { class: 'is-right' }, `${one.ms} ms`),
      element('td', {}, outcome(one))))
  return [element('table', { class: 'executions' }, element('thead', {}, head), element('tbody', {}, ...rows))]
}
