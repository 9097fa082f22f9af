/** What Google shows in the Apps Script editor, as far as it is emulated: deployments, triggers, executions; and switches. */
import type { Api } from '../api'
import { element } from '../element'
import type { Toasts } from '../toasts'
import type { AppsScriptOrder, AppsScriptView } from '../../server/apps-script-protocol'
import { drawDeployments } from './draw-deployments'
import { drawExecutions } from './draw-executions'
import { drawSwitches } from './draw-switches'
import { drawTriggers } from './draw-triggers'

const PARTS = {
  Deployments: drawDeployments,
  Triggers: drawTriggers,
  Executions: drawExecutions,
  Switches: drawSwitches
} as const
export type AppsScriptPart = keyof typeof PARTS
export const APPS_SCRIPT_PARTS = Object.keys(PARTS) as AppsScriptPart[]

/** What a part draws with. */
export interface Drawing {
  view: AppsScriptView
  order(order: AppsScriptOrder): void
}

export interface AppsScriptDialog {
  open(part: AppsScriptPart): void
  /** Something happened: drawn anew when it is open. */
  refresh(): Promise<void>
}

export const createAppsScriptDialog = (api: Api, toasts: Toasts): AppsScriptDialog => {
  let shown: { dialog: HTMLDialogElement; part: AppsScriptPart; view: AppsScriptView | null } | null = null

  const failed = (error: unknown) => toasts.error(error instanceof Error ? error.message : String(error))

  const show = (view: AppsScriptView) => {
    if (!shown) return
    shown.view = view
    draw()
  }

  const draw = () => {
    if (!shown) return
    const { dialog, part, view } = shown
    const focused = (document.activeElement as HTMLElement | null)?.dataset.key
    const body = dialog.querySelector('.apps-script-body')!
    const scrolled = body.scrollTop
    dialog.querySelector('.apps-script-parts')!.replaceChildren(...APPS_SCRIPT_PARTS.map((name) =>
      element('button', {
        type: 'button', role: 'tab', class: 'apps-script-part', 'aria-selected': String(name === part), 'data-key': name, onclick: () => open(name)
      }, name)))
    if (view) {
      const order = (wanted: AppsScriptOrder) => void toasts.working(api.orderAppsScript(wanted)).then(show, failed)
      body.replaceChildren(...PARTS[part]({ view, order }))
    }
    body.scrollTop = scrolled
    if (focused) dialog.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus()
  }

  const open = (part: AppsScriptPart) => {
    if (shown) {
      shown.part = part
      return draw()
    }
    const dialog = element('dialog', { class: 'dialog apps-script', 'aria-label': 'Apps Script (emulated)' },
      element('h2', {}, 'Apps Script ', element('span', { class: 'emulated' }, 'emulated')),
      element('button', { type: 'button', class: 'dialog-close', 'aria-label': 'Close', onclick: () => dialog.close() }, '×'),
      element('div', { class: 'apps-script-parts', role: 'tablist' }),
      element('div', { class: 'apps-script-body' }))
    dialog.addEventListener('keydown', (event) => event.stopPropagation())
    dialog.addEventListener('close', () => {
      dialog.remove()
      shown = null
    })
    document.body.append(dialog)
    shown = { dialog, part, view: null }
    dialog.showModal()
    draw()
    dialog.querySelector<HTMLElement>('[aria-selected="true"]')?.focus()
    void refresh()
  }

  const refresh = async () => {
    if (shown) await api.appsScript().then(show, failed)
  }

  return { open, refresh }
}
