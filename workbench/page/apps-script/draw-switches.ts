/** Where it is not known how Google does it, or where things go wrong there: tried out by switch, until the workbench is closed. */
import { element } from '../element'
import type { ShownSwitch, SwitchValues } from '../../server/apps-script-protocol'
import type { Drawing } from './apps-script-dialog'

const CAPTIONS: { [Name in ShownSwitch]: { label: string; positions: [SwitchValues[Name], string][] } } = {
  overThirty: { label: 'More than thirty runs at once', positions: [['queue', 'wait'], ['reject', 'are turned away']] },
  webappActive: { label: 'Active spreadsheet in the web app', positions: [['present', 'is there'], ['null', 'is not there']] },
  htmlAlso302: { label: 'A web app’s HTML answer', positions: [[false, 'comes at once (200)'], [true, 'is a redirect (302)']] },
  webAppAuthorised: { label: 'The web app’s owner', positions: [[true, 'has authorised it'], [false, 'has not authorised it']] },
  consent: { label: 'Permissions asked for', positions: [['all', 'are all given'], ['missing', 'are given in part']] }
}

export const drawSwitches = ({ view, order }: Drawing): HTMLElement[] => [
  element('p', { class: 'panel-note' }, 'What is not known of Google, or goes wrong there now and then. A switch stays as you turn it until the workbench is closed.'),
  ...(Object.keys(CAPTIONS) as ShownSwitch[]).map((name) => {
    const { label, positions } = CAPTIONS[name]
    const choices = positions.map(([value, words]) => element('option', { value: String(value), selected: view.switches[name] === value }, words))
    const select = element('select', {
      'data-key': name,
      onchange: () => {
        const chosen = positions[select.selectedIndex]
        if (chosen) order({ op: 'switch', name, value: chosen[0] })
      }
    }, ...choices)
    return element('label', { class: 'apps-script-line switch' }, element('span', {}, label), select)
  })
]
