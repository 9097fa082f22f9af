/** A connected sheet whose Campaigns tab is read by header and campaign id, with a HeyReach that can be changed in between. */
import { createFakeHeyReach } from '../../../workbench/fake-heyreach/create-fake-heyreach'
import { demoData } from '../../../workbench/fake-heyreach/demo-data'
import { createInProcessTransport } from '../../../workbench/fake-heyreach/in-process-transport'
import type { SavedState } from '../../../workbench/fake-heyreach/state'
import type { Tab } from '../../../workbench/fake-apps-script/model/types'
import { manyLeads, openSheet, OWNER, virtualClock, type SheetOptions } from './sheet'

export const ACME = 'Acme Robotics'
export const BOREALIS = 'Borealis Foods'

const TAB = 'HeyReach campaigns'
const DOCUMENT_START = virtualClock().now()

export interface CampaignsSheetOptions extends Partial<SheetOptions> {
  connect?: boolean
}

export const campaignsSheet = ({ connect = true, ...options }: CampaignsSheetOptions = {}) => {
  const alerts: { title: string; text: string }[] = []
  const now = (): number => (opened ? opened.clock.now() : DOCUMENT_START)
  let opened: ReturnType<typeof openSheet> | null = null
  let heyreach = createFakeHeyReach({ now, ...options.heyreach })
  const sheet = openSheet({
    rows: manyLeads(1),
    ...options,
    host: {
      fetch: (request) => createInProcessTransport(heyreach)(request),
      answerDialog: ({ title, prompt }) => {
        alerts.push({ title, text: prompt })
        return { button: 'OK' }
      },
      ...options.host,
    },
  })
  opened = sheet
  if (connect) sheet.value(sheet.ask('connectHeyReach', { key: heyreach.keys[ACME] ?? '', holder: 'me', workspaceName: 'Acme' }))

  const effects: { kind: string }[] = []
  const refresh = (user = OWNER) => {
    const result = sheet.menu('refreshCampaigns', user)
    if (!result.ok) throw new Error(`refreshCampaigns: ${result.error?.message}`)
    effects.push(...result.effects)
    return result
  }

  const campaigns = (): Tab => {
    const tab = sheet.book.tabByName(TAB)
    if (!tab) throw new Error('no Campaigns tab')
    return tab
  }
  /** Displayed texts from A1 on. */
  const grid = (): string[][] => {
    const tab = campaigns()
    return Array.from({ length: tab.lastRow() }, (_row, row) =>
      Array.from({ length: tab.lastColumn() }, (_column, column) => tab.displayText(row + 1, column + 1)),
    )
  }
  const headerIndex = (): number => grid().findIndex((row) => row.includes('Campaign id'))
  const headers = (): string[] => grid()[headerIndex()] ?? []
  const idsByRow = (): [number, number][] => {
    const column = headers().indexOf('Campaign id')
    return grid().flatMap((cells, index): [number, number][] => (Number(cells[column]) > 0 ? [[index + 1, Number(cells[column])]] : []))
  }
  const row = (id: number): number => {
    const found = idsByRow().filter(([, other]) => other === id)
    if (found.length !== 1) throw new Error(`campaign ${id} stands in ${found.length} rows`)
    return found[0]?.[0] ?? 0
  }

  return {
    ...sheet,
    get heyreach() {
      return heyreach
    },
    alerts,
    refresh,
    campaigns,
    grid,
    headers,
    /** Campaign ids from top to bottom. */
    ids: () => idsByRow().map(([, id]) => id),
    row,
    /** Header → displayed text of a campaign's row, columns of the person's own among them. */
    record: (id: number): Record<string, string> => {
      const cells = grid()[row(id) - 1] ?? []
      return Object.fromEntries(headers().map((header, index): [string, string] => [header, cells[index] ?? '']))
    },
    nameOf: (id: number): string => heyreach.campaigns().find((campaign) => campaign.id === id)?.name ?? '',
    /** HeyReach goes on with a state that was changed. */
    changeHeyReach: (change: (state: SavedState) => void): void => {
      const state = heyreach.toJson() as SavedState
      change(state)
      heyreach = createFakeHeyReach({ now, ...options.heyreach, data: state })
    },
    toasts: (): string[] => effects.flatMap((effect) => (effect.kind === 'toast' ? [(effect as { message: string } & typeof effect).message] : [])),
    /** The tab that the person looks at after the last refresh. */
    shown: (): string | undefined => {
      const last = effects.filter(({ kind }) => kind === 'activate').at(-1) as { tabId: number } | undefined
      return last && sheet.book.tabById(last.tabId)?.name
    },
    /** Adds these rows of the Leads tab to a campaign. */
    add: (campaignId: number, first: number, last: number): void => {
      sheet.select([{ row: first, column: 1, rows: last - first + 1, columns: 5 }])
      const { tabId, headerRow, mapping, blocks } = sheet.value(sheet.ask('readSelection'))
      const ticks = { withoutName: false, inOtherCampaign: false, restartFinished: false, resumePaused: false }
      const request = { tabId, headerRow, scope: 'selection' as const, campaignId, mapping, blocks, options: ticks }
      const { people } = sheet.value(sheet.ask('previewAddLeads', request))
      sheet.value(sheet.ask('addLeadsChunk', { request, people }))
    },
  }
}

/** The demo workspaces, the first of them with so many running campaigns. */
export const manyCampaigns = (count: number): SavedState => {
  const state = demoData(DOCUMENT_START)
  const [first] = state.campaigns
  if (!first) throw new Error('no demo campaign')
  const others = state.campaigns.filter(({ workspaceId }) => workspaceId !== first.workspaceId)
  const campaigns = Array.from({ length: count }, (_, index) => ({ ...first, id: 63000 + index, name: `Campaign ${index}`, createdAt: first.createdAt - index }))
  return { ...state, campaigns: [...campaigns, ...others], enrolments: [] }
}
