/** The web app's addresses: whose each is, which version it runs, and a new one by the person at this page. */
import { element } from '../element'
import type { Drawing } from './apps-script-dialog'

export const drawDeployments = ({ view, order }: Drawing): HTMLElement[] => [
  element('p', { class: 'panel-note' }, 'Each address runs as who deployed it, with the code it was deployed with. Menus and triggers run the newest.'),
  ...view.deployments.map(({ id, address, localAddress, deployer, version }) =>
    element('section', { class: 'apps-script-item' },
      element('div', { class: 'address-line' },
        element('input', { type: 'text', class: 'address', readonly: true, value: address, 'aria-label': 'Web app URL', onclick: (event: Event) => (event.target as HTMLInputElement).select() }),
        element('button', { type: 'button', class: 'button', 'data-key': `copy ${id}`, onclick: (event: Event) => void copy(address, event.currentTarget as HTMLElement) }, 'Copy')),
      element('div', { class: 'apps-script-line' },
        element('span', {}, 'deployed by ', element('strong', {}, deployer)),
        element('span', { class: version < view.newestVersion ? 'is-amber' : '' }, version < view.newestVersion ? `version ${version}, the newest is ${view.newestVersion}` : `version ${version}, the newest`),
        element('a', { href: localAddress, target: '_blank', rel: 'noreferrer' }, 'open on this computer'),
        version < view.newestVersion
          ? element('button', { type: 'button', class: 'link-button', 'data-key': `update ${id}`, onclick: () => order({ op: 'update-deployment', id }) }, 'Update to the latest version')
          : null))),
  element('button', { type: 'button', class: 'button', 'data-key': 'new', onclick: () => order({ op: 'new-deployment' }) }, 'New deployment')
]

const SHOWN_MS = 1500

const copy = async (text: string, button: HTMLElement): Promise<void> => {
  await navigator.clipboard.writeText(text)
  button.textContent = 'Copied'
  setTimeout(() => (button.textContent = 'Copy'), SHOWN_MS)
}
