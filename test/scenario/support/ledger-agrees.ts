/** The two promises about people and rows, checked over all rows of a tab against HeyReach's own ledger: what disagrees, in words. */
import { profileKey } from '../../../workbench/fake-heyreach/profile-key'
import type { Tab } from '../../../workbench/fake-apps-script/model/types'
import type { LedgerEntry } from '../../../workbench/fake-heyreach/types'
import { DETAIL, saysInCampaign, STATUS, STATUS_HEADERS } from '../../../src/words'
import type { Sheet } from './sheet'

/** Nobody stands twice in the campaign's ledger, and no row claims what the ledger denies. Empty when all is well. */
export const ledgerAgrees = (sheet: Sheet, campaignId: number): string[] => {
  const ledgers = new Map<number, Map<string, LedgerEntry>>()
  const entryOf = (id: number, person: string): LedgerEntry | undefined => {
    const ledger = ledgers.get(id) ?? new Map(sheet.heyreach.ledger(id).map((entry) => [profileKey(entry.profileUrl) ?? entry.profileUrl, entry]))
    ledgers.set(id, ledger)
    return ledger.get(person)
  }
  const lies = claimedRows(sheet).flatMap((row) => {
    const lie = lieOf(entryOf, row, campaignId)
    return lie === null ? [] : [`row ${row.row} (${row.person}): ${lie}`]
  })
  return [...standsTwice(sheet, campaignId), ...lies]
}

const standsTwice = (sheet: Sheet, campaignId: number): string[] => {
  const times = new Map<string, number>()
  for (const { profileUrl, added } of sheet.heyreach.ledger(campaignId)) {
    const person = profileKey(profileUrl) ?? profileUrl
    times.set(person, (times.get(person) ?? 0) + Math.max(1, added))
  }
  return [...times].flatMap(([person, count]) => (count > 1 ? [`${person} is ${count} times in campaign ${campaignId}`] : []))
}

export interface ClaimedRow {
  row: number
  /** By the stand-in's rule of who a URL is, not by the product's. */
  person: string
  campaign: string
  status: string
  detail: string
}

/** Every row with a person and a status, wherever the status columns stand by now; none when the tab or its columns are gone. */
export const claimedRows = (sheet: Sheet): ClaimedRow[] => {
  const tab = sheet.book.tabById(sheet.tab.id)
  if (!tab) return []
  const [lastRow, lastColumn] = [tab.lastRow(), tab.lastColumn()]
  const texts = Array.from({ length: lastRow }, (_, row) =>
    Array.from({ length: lastColumn }, (_cell, column) => textIn(tab, row + 1, column + 1)),
  )
  const head = texts.find((cells) => cells.includes(STATUS_HEADERS.status)) ?? []
  const at = (cells: string[], header: string): string => cells[head.indexOf(header)] ?? ''
  return texts.flatMap((cells, index) => {
    const person = cells.map((text) => profileKey(text) ?? '').find((key) => key !== '')
    const status = at(cells, STATUS_HEADERS.status)
    if (person === undefined || status === '') return []
    const [campaign, detail] = [at(cells, STATUS_HEADERS.campaign), at(cells, STATUS_HEADERS.detail)]
    return [{ row: index + 1, person, campaign, status, detail }]
  })
}

/** Dates and numbers, which are none of what is looked for, take long to show. */
const textIn = (tab: Tab, row: number, column: number): string => {
  const value = tab.cell(row, column)?.value
  return typeof value === 'string' ? value : ''
}

/** A second row of a person says why it was left out; the person is told of in the other row. */
const SPEAKS_OF_ANOTHER_ROW = /^(same person as row|already in .* \(row|stopped in this campaign \(row)/

/** A row whose stopping was cut off, or was not answered, says so. */
const SAYS_THAT_IT_MAY_BE_STOPPED: readonly string[] = [DETAIL.stopping, DETAIL.stopNotConfirmed]

type EntryOf = (campaignId: number, person: string) => LedgerEntry | undefined

const lieOf = (entryOf: EntryOf, { person, campaign, status, detail }: ClaimedRow, campaignId: number): string | null => {
  const named = /#(\d+)\s*$/.exec(campaign)
  const id = named ? Number(named[1]) : campaignId
  const entry = entryOf(id, person)
  if (saysInCampaign(status) && entry?.status === 'Stopped' && !SAYS_THAT_IT_MAY_BE_STOPPED.includes(detail)) return `says “${status}”, but campaign ${id} has them as Stopped`
  if (saysInCampaign(status)) return entry ? null : `says “${status}” of campaign ${id}, which does not have them`
  if (status === STATUS.stopped && entry?.status === 'Stopped') return null
  if (status === STATUS.stopped) return `says “${status}”, but campaign ${id} ${entry ? `has them as ${entry.status}` : 'does not have them'}`
  if (status !== STATUS.failed && status !== STATUS.notAdded) return null
  return wasPutIn(entry) && !SPEAKS_OF_ANOTHER_ROW.test(detail) ? `says “${status}: ${detail}”, but a run put them into campaign ${id}` : null
}

const wasPutIn = (entry: LedgerEntry | undefined): boolean => entry !== undefined && entry.added > 0
