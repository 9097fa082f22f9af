/** The emulated HeyReach beside the sheet: its campaigns, who is in them, and what was last asked of it. */
import type { Api } from './api'
import { element } from './element'
import { drawDeliveries, drawNotifications } from './panel-notifications'
import type { HeyReachDeed, HeyReachView, LeadView } from '../server/protocol'

export interface Panel {
  refresh(): Promise<void>
  toggle(): void
  isOpen(): boolean
}

const REMEMBERED = 'workbench.panel'
/** Enough room for the sheet, the sidebar and this. */
const WIDE_ENOUGH = 1500

export const createPanel = (host: HTMLElement, api: Api): Panel => {
  const stored = localStorage.getItem(REMEMBERED)
  let open = stored === null ? innerWidth >= WIDE_ENOUGH : stored === 'open'
  let chosen: number | null = null
  let queued = false

  const body = element('div', { class: 'panel-body' })
  const toggleButton = element('button', { type: 'button', class: 'panel-toggle', onclick: () => toggle() })
  host.replaceChildren(toggleButton, body)

  const toggle = () => {
    open = !open
    localStorage.setItem(REMEMBERED, open ? 'open' : 'closed')
    layOut()
    void refresh()
  }
  const layOut = () => {
    host.classList.toggle('closed', !open)
    body.hidden = !open
    toggleButton.setAttribute('aria-expanded', String(open))
    toggleButton.replaceChildren(element('span', { class: 'panel-title' }, 'HeyReach'), element('span', { class: 'emulated' }, 'emulated'), element('span', { class: 'panel-arrow' }, open ? '»' : '«'))
    toggleButton.title = open ? 'Fold the emulated HeyReach away' : 'Show what happens in the emulated HeyReach'
  }

  const refresh = async (): Promise<void> => {
    if (!open || queued) return
    queued = true
    try {
      const view = await api.heyReach()
      const leads = chosen === null ? [] : await api.leads(chosen)
      draw(view, leads)
    } catch {
      // The connection's own sign tells that the workbench is gone.
    } finally {
      queued = false
    }
  }

  const act = (deed: HeyReachDeed): void => void api.heyReachDeed(deed).catch(() => undefined).then(refresh)

  const draw = (view: HeyReachView, leads: LeadView[]) => {
    const scrolled = body.scrollTop
    const { campaign, deed } = (document.activeElement as HTMLElement | null)?.dataset ?? {}
    const unfolded = new Set([...body.querySelectorAll<HTMLElement>('details[open]')].map(({ dataset }) => dataset.workspace))
    if (!view.emulated) {
      body.replaceChildren(element('p', { class: 'panel-note' }, `The API is at ${view.address}, outside this workbench. What happens there cannot be shown here.`))
      return
    }
    const workspaces = [...new Set(view.campaigns.map(({ workspace }) => workspace))]
    body.replaceChildren(
      element('p', { class: 'panel-note' }, 'A stand-in for HeyReach. Nobody is contacted.'),
      ...workspaces.map((workspace) =>
        element('section', {}, element('h3', {}, workspace), ...view.campaigns.filter((campaign) => campaign.workspace === workspace).map((campaign) => drawCampaign(campaign, leads)), drawNotifications(workspace, view, act))),
      drawDeliveries(view.deliveries),
      element('section', {},
        element('h3', {}, 'Last requests'),
        view.calls.length === 0
          ? element('p', { class: 'panel-note' }, 'None yet.')
          : element('ol', { class: 'calls' }, ...view.calls.map((call) =>
              element('li', {},
                element('span', { class: `call-status ${call.status === null || call.status >= 400 ? 'is-bad' : ''}` }, call.status === null ? 'lost' : String(call.status)),
                element('span', { class: 'call-route', title: `${call.method} ${call.route}` }, call.route.replace(/^\//, '')),
                element('time', {}, new Date(call.at).toLocaleTimeString([], { hour12: false }))))))
    )
    body.scrollTop = scrolled
    for (const details of body.querySelectorAll('details')) details.open = unfolded.has(details.dataset.workspace)
    if (campaign ?? deed) body.querySelector<HTMLElement>(campaign ? `[data-campaign="${campaign}"]` : `[data-deed="${deed}"]`)?.focus()
  }

  const drawCampaign = (campaign: HeyReachView['campaigns'][number], leads: LeadView[]): HTMLElement => {
    const isOpen = campaign.id === chosen
    const head = element('button', {
      type: 'button', class: 'campaign-head', 'aria-expanded': String(isOpen), 'data-campaign': campaign.id,
      onclick: () => {
        chosen = isOpen ? null : campaign.id
        void refresh()
      }
    },
      element('span', { class: 'campaign-name' }, campaign.name),
      element('span', { class: `pill status-${campaign.status.toLowerCase()}` }, statusWords(campaign.status)),
      element('span', { class: 'campaign-count', title: 'leads' }, String(campaign.leads)))
    return element('div', { class: 'campaign' }, head, isOpen ? drawLeads(leads) : null)
  }

  const drawLeads = (leads: LeadView[]): HTMLElement =>
    leads.length === 0
      ? element('p', { class: 'panel-note' }, 'No leads yet.')
      : element('ul', { class: 'leads' }, ...leads.map((lead) =>
          element('li', { title: lead.fields.map(([name, value]) => `${name}: ${value}`).join('\n') },
            element('span', { class: 'lead-name' }, lead.name || lead.profileUrl),
            element('span', { class: `lead-status status-${lead.status.toLowerCase()}` }, statusWords(lead.status)),
            element('span', { class: 'lead-url' }, lead.profileUrl.replace(/^https?:\/\/(www\.)?linkedin\.com\//, '')),
            lead.added > 1 ? element('strong', { class: 'is-bad' }, `added ${lead.added} times`) : null)))

  layOut()
  return { refresh, toggle, isOpen: () => open }
}

/** IN_PROGRESS and InProgress → In progress. */
const statusWords = (status: string): string => {
  const words = status.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/_/g, ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
