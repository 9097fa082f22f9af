/**
 * Who was sent into which campaign from this spreadsheet: the sheet's own memory, on a hidden tab. Rows forget (a row speaks of
 * one campaign, and people delete and paste anew); this does not. Append-only, one line for many people, so that noting a
 * thousand costs one call. A line counts from before the request on: whoever may be in a campaign is taken to be in it.
 */
import type { Spreadsheet, Tab } from '../ports'
import { MEMBERSHIPS_TAB } from '../table/hidden-tabs'
import { MEMORY_HEADING } from '../words'

/** `sent`: is, or may be, in the campaign. `there`: is in it, and was before us. `refused`: HeyReach did not take them after all. */
export type MembershipState = 'sent' | 'there' | 'refused' | 'stopped'

export interface MembershipNote {
  campaignId: number
  campaignName: string
  state: MembershipState
  /** The tab whose rows they are; null for a pasted URL. */
  tabId: number | null
  /** Person keys, see `linkedin/normalize-profile-url.ts`. */
  keys: string[]
  /** Epoch ms: the newest line counts, wherever it stands. */
  at: number
  /** Whose run it was, see `account/stored-account.ts`; '' where that is of no matter. */
  runner: string
}

export interface Membership {
  campaignId: number
  campaignName: string
  state: Exclude<MembershipState, 'there'>
  /** True where they were ever put in from here, stopped since or not. */
  wasAdded: boolean
  /** Of the newest `sent`. */
  sentAt: number
  sentBy: string
  /** The tabs that sent them, or on which they were found to be there. */
  tabIds: number[]
}

/** Person key → their campaigns. */
export type Memberships = ReadonlyMap<string, readonly Membership[]>

/** Campaign, its name, the state, the tab, the people, when, whose run, and the spreadsheet: a copy of it is another client's, or begins anew. */
const COLUMNS = 8
/** A cell holds 50,000 characters (platform facts §2). */
const MOST_CHARACTERS = 45_000
const STATES: readonly string[] = ['sent', 'there', 'refused', 'stopped'] satisfies MembershipState[]

/** Buffered until `flush`. Under the document lock only: two who append at once may write over each other. */
export const noteMemberships = (spreadsheet: Pick<Spreadsheet, 'hiddenTab' | 'id'>, notes: MembershipNote[]): void => {
  if (notes.some(({ keys }) => keys.length > 0)) openMemory(spreadsheet).note(notes)
}

/** For whoever reads and writes in one go: the tab is looked up once. Under the document lock. */
export const openMemory = (spreadsheet: Pick<Spreadsheet, 'hiddenTab' | 'id'>) => {
  const tab = spreadsheet.hiddenTab(MEMBERSHIPS_TAB, MEMORY_HEADING)
  return {
    read: (): Memberships => readLines(tab, spreadsheet.id()),
    note: (notes: MembershipNote[]): void => {
      const id = spreadsheet.id()
      for (const { campaignId, campaignName, state, tabId, keys, at, runner } of notes) {
        if (keys.length === 0) continue
        for (const text of inCells(keys)) tab.append([campaignId, campaignName, state, tabId, text, at, runner, id])
      }
    },
  }
}

const inCells = (keys: string[]): string[] => {
  const cells: string[] = []
  let cell = ''
  for (const key of keys) {
    if (cell !== '' && cell.length + key.length + 1 > MOST_CHARACTERS) {
      cells.push(cell)
      cell = ''
    }
    cell += cell === '' ? key : `\n${key}`
  }
  return [...cells, cell]
}

/** What is unreadable is left out: a tab that somebody has edited must not stop anybody's work. */
export const readMemberships = (spreadsheet: Pick<Spreadsheet, 'tabByName' | 'id'>): Memberships => {
  const tab = spreadsheet.tabByName(MEMBERSHIPS_TAB)
  return tab ? readLines(tab, spreadsheet.id()) : new Map()
}

const readLines = (tab: Tab, spreadsheetId: string): Memberships => {
  const { lastRow } = tab.extent()
  const lines = tab
    .values({ row: 1, column: 1, rows: lastRow, columns: COLUMNS })
    .flatMap(([campaignId, campaignName, state, tabId, keys, at, runner, id]) =>
      typeof campaignId === 'number' && isState(state) && typeof at === 'number' && id === spreadsheetId
        ? [{ campaignId, campaignName: String(campaignName ?? ''), state, tabId, keys: String(keys ?? ''), at, runner: String(runner ?? '') }]
        : [],
    )
    .sort((a, b) => a.at - b.at)
  const byKey = new Map<string, Membership[]>()
  for (const { campaignId, campaignName, state, tabId, keys, at, runner } of lines) {
    for (const key of keys.split('\n')) {
      if (key === '') continue
      const list = byKey.get(key) ?? []
      byKey.set(key, list)
      let known = list.find((membership) => membership.campaignId === campaignId)
      if (!known) list.push((known = { campaignId, campaignName: '', state: 'sent', wasAdded: false, sentAt: 0, sentBy: '', tabIds: [] }))
      known.state = state === 'there' ? 'sent' : state
      known.campaignName = campaignName || known.campaignName
      if (state === 'sent') Object.assign(known, { wasAdded: true, sentAt: at, sentBy: runner })
      if (state === 'there' || state === 'refused') known.wasAdded = false
      if ((state === 'sent' || state === 'there') && typeof tabId === 'number' && !known.tabIds.includes(tabId)) known.tabIds.push(tabId)
    }
  }
  return byKey
}

const isState = (value: unknown): value is MembershipState => typeof value === 'string' && STATES.includes(value)

/** How many people this spreadsheet has put into each campaign. */
export const addedByCampaign = (memberships: Memberships): Map<number, number> => {
  const counts = new Map<number, number>()
  for (const list of memberships.values()) {
    for (const { campaignId, wasAdded } of list) if (wasAdded) counts.set(campaignId, (counts.get(campaignId) ?? 0) + 1)
  }
  return counts
}
