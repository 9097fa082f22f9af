/** The page's way to the server: JSON over its own origin, and one stream of events. */
import type { AppsScriptOrder, AppsScriptView } from '../server/apps-script-protocol'
import type { BookView, CustomFunctionHelp, Edit, EditAnswer, HeyReachDeed, HeyReachView, LeadView, LiveEvent, PageEffect, RunAnswer, RunRequest, Whereabouts } from '../server/protocol'

export interface Api {
  view(tab: number | null, since: number): Promise<BookView>
  edit(edit: Edit): Promise<EditAnswer>
  open(where: Whereabouts): Promise<RunAnswer>
  runMenu(request: RunRequest): Promise<RunAnswer>
  runSidebar(request: RunRequest): Promise<RunAnswer>
  answerDialog(id: string, button: string, text?: string): Promise<unknown>
  functions(): Promise<CustomFunctionHelp[]>
  heyReach(): Promise<HeyReachView>
  leads(campaignId: number): Promise<LeadView[]>
  appsScript(): Promise<AppsScriptView>
  orderAppsScript(order: AppsScriptOrder): Promise<AppsScriptView>
  /** Who is at this page from now on. */
  setUser(user: string): void
  heyReachDeed(deed: HeyReachDeed): Promise<unknown>
  onEvent(listener: (event: LiveEvent) => void): void
  onConnection(listener: (connected: boolean) => void): void
}

export type { PageEffect }

export const createApi = (): Api => {
  // Tells several windows on the same workbench apart, so that a question goes to who asked for it.
  const client = crypto.randomUUID()
  let user: string | undefined
  const listeners: ((event: LiveEvent) => void)[] = []
  const connectionListeners: ((connected: boolean) => void)[] = []

  const stream = new EventSource(`/api/events?client=${client}`)
  stream.onmessage = ({ data }) => listeners.forEach((listener) => listener(JSON.parse(data) as LiveEvent))
  stream.onopen = () => connectionListeners.forEach((listener) => listener(true))
  stream.onerror = () => connectionListeners.forEach((listener) => listener(false))

  const answer = async <T>(response: Response): Promise<T> => {
    if (!response.ok) throw new Error((await response.text()) || `The workbench answered ${response.status}.`)
    return (await response.json()) as T
  }
  const get = async <T>(path: string): Promise<T> => answer<T>(await fetch(path))
  const post = async <T>(path: string, body: object): Promise<T> =>
    answer<T>(await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ client, user, ...body }) }))

  return {
    view: (tab, since) => get(`/api/view?since=${since}${tab === null ? '' : `&tab=${tab}`}`),
    edit: (edit) => post('/api/edit', { edit }),
    open: (where) => post('/api/open', where),
    runMenu: (request) => post('/api/menu', request),
    runSidebar: (request) => post('/api/sidebar', request),
    answerDialog: (id, button, text) => post('/api/dialog', { id, button, text }),
    functions: () => get('/api/functions'),
    heyReach: () => get('/api/heyreach'),
    heyReachDeed: (deed) => post('/api/heyreach', deed),
    leads: (campaignId) => get(`/api/heyreach/leads?campaign=${campaignId}`),
    appsScript: () => get('/api/apps-script'),
    orderAppsScript: (order) => post('/api/apps-script', order),
    setUser: (next) => void (user = next),
    onEvent: (listener) => listeners.push(listener),
    onConnection: (listener) => connectionListeners.push(listener)
  }
}
