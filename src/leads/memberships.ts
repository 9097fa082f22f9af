/**
 * Who was sent into which campaign from this spreadsheet: the sheet's own memory, on a hidden tab. Rows forget (a row speaks of
 * one campaign, and people delete and paste anew); this does not. Append-only, one line for many people, so that noting a
 * thousand costs one call. A line counts from before the request on: whoever may be in a campaign is taken to be in it.
 */
import type { Spreadsheet } from '../ports'
import { MEMBERSHIPS_TAB } from '../table/hidden-tabs'

/** `sent`: is, or may be, in the campaign. `refused`: HeyReach did not take them after all. */
export type MembershipState = 'sent' | 'refused' | 'stopped'

export interface MembershipNote {
  campaignId: number
  campaignName: string
  state: MembershipState
  /** The tab whose rows they are; null for a pasted URL. */
  tabId: number | null
  /** Person keys, see `linkedin/normalize-profile-url.ts`. */
  keys: string[]
}

export interface Membership {
  campaignId: number
  campaignName: string
  state: MembershipState
  /** True where they were ever sent from here, stopped since or not. */
  wasSent: boolean
  /** The tabs that sent them. */
  tabIds: number[]
}

/** Person key → their campaigns. */
export type Memberships = ReadonlyMap<string, readonly Membership[]>

const COLUMNS = 5
/** A cell holds 50,000 characters (platform facts §2). */
const MOST_CHARACTERS = 45_000
const STATES: readonly string[] = ['sent', 'refused', 'stopped'] satisfies MembershipState[]

/** Buffered until `flush`. Under the document lock only: two who append at once may write over each other. */
export const noteMemberships = (spreadsheet: Pick<Spreadsheet, 'hiddenTab'>, notes: MembershipNote[]): void => {
  const filled = notes.filter(({ keys }) => keys.length > 0)
  if (filled.length === 0) return
  const tab = spreadsheet.hiddenTab(MEMBERSHIPS_TAB)
  for (const { campaignId, campaignName, state, tabId, keys } of filled) {
    for (const text of inCells(keys)) tab.append([campaignId, campaignName, state, tabId, text])
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
export const readMemberships = (spreadsheet: Pick<Spreadsheet, 'tabByName'>): Memberships => {
  const tab = spreadsheet.tabByName(MEMBERSHIPS_TAB)
  if (!tab) return new Map()
  const { lastRow } = tab.extent()
  if (lastRow === 0) return new Map()
  const byKey = new Map<string, Membership[]>()
  for (const [campaignId, campaignName, state, tabId, keys] of tab.values({ row: 1, column: 1, rows: lastRow, columns: COLUMNS })) {
    if (typeof campaignId !== 'number' || !isState(state)) continue
    for (const key of String(keys ?? '').split('\n')) {
      if (key === '') continue
      const list = byKey.get(key) ?? []
      byKey.set(key, list)
      let known = list.find((membership) => membership.campaignId === campaignId)
      if (!known) list.push((known = { campaignId, campaignName: '', state, wasSent: false, tabIds: [] }))
      known.state = state
      known.campaignName = String(campaignName ?? '') || known.campaignName
      if (state === 'sent') known.wasSent = true
      if (state === 'sent' && typeof tabId === 'number' && !known.tabIds.includes(tabId)) known.tabIds.push(tabId)
    }
  }
  return byKey
}

const isState = (value: unknown): value is MembershipState => typeof value === 'string' && STATES.includes(value)

/** How many people this spreadsheet has put into each campaign. */
export const addedByCampaign = (memberships: Memberships): Map<number, number> => {
  const counts = new Map<number, number>()
  for (const list of memberships.values()) {
    for (const { campaignId, state, wasSent } of list) {
      if (wasSent && state !== 'refused') counts.set(campaignId, (counts.get(campaignId) ?? 0) + 1)
    }
  }
  return counts
}
