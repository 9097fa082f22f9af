/**
 * A stopping run on the sheet: rows say `Being stopped…` before HeyReach is asked (proves that they can be written, and is the crash
 * record), and afterwards what it answered, on whichever row the person stands by then; read back and written once more if a sort
 * came between.
 */
import { AppError } from '../errors'
import type { Ports, Tab } from '../ports'
import type { PersonRef } from '../sidebar/protocol'
import { CANNOT_GO_ON, DETAIL, STATUS, STATUS_HEADERS } from '../words'
import { campaignIdOfLabel } from './campaign-label'
import { readLeadTable, type LeadTable } from './lead-table'
import { locatePeople, type Located } from './locate-people'
import { noteMemberships } from './memberships'
import { profileColumnOf } from './preview-stop'
import { ensureStatusColumns, requireStatusColumns, writeStatuses, type StatusUpdate } from './status-columns'
import type { StopVerdict } from './stop-verdict'
import { withDocumentLock } from './with-document-lock'

const ROUNDS = 3
/** An earlier try of ours may have stopped who carries one of these. */
const TRIED: readonly string[] = [DETAIL.stopping, DETAIL.stopNotConfirmed]

export interface StopSheet {
  tab: Tab
  /** `triedBefore`: person keys whose row carried the mark of an earlier try, or cannot carry one. */
  mark(people: PersonRef[]): { located: Located; triedBefore: Set<string> }
  /** Under the document lock. Gives each person's row. */
  record(people: PersonRef[], verdicts: StopVerdict[]): Map<string, number>
}

/** Throws invalid-input where no column holds LinkedIn URLs. */
export const openStopSheet = (ports: Ports, tab: Tab, headerRow: number): StopSheet => {
  const profileColumn = profileColumnOf(ports, readLeadTable(tab, headerRow))
  if (profileColumn === null) throw new AppError('invalid-input', { detail: CANNOT_GO_ON.urlColumnGone })
  /** Of a person's rows the one with the campaign that was meant. */
  const locate = (people: PersonRef[]): Located => {
    const campaigns = new Set(people.map(({ campaignId }) => campaignId).filter((id) => id !== undefined))
    return locatePeople(tab, headerRow, profileColumn, people, (table) => (row) => {
      const id = campaignIdOfLabel(table.text(row, STATUS_HEADERS.campaign))
      return campaigns.size === 0 || (id !== null && campaigns.has(id))
    })
  }
  const mark = (people: PersonRef[]): ReturnType<StopSheet['mark']> =>
    withDocumentLock(ports, () => {
      const located = locate(people)
      const rows = [...located.rows]
      const wasTried = (row: number): boolean => isAdding(located.table, row) || TRIED.includes(located.table.text(row, STATUS_HEADERS.detail))
      const triedBefore = new Set(rows.filter(([, row]) => wasTried(row)).map(([key]) => key))
      if (rows.length > 0) {
        const updated = new Date(ports.clock.now())
        const words = (row: number) => (isAdding(located.table, row) ? {} : { detail: DETAIL.stopping })
        writeStatuses(tab, ensureStatusColumns(located.table), rows.map(([, row]) => ({ row, ...words(row), updated })))
        ports.spreadsheet.flush()
      }
      return { located, triedBefore }
    })

  const record = (people: PersonRef[], verdicts: StopVerdict[]): Map<string, number> => {
    const updated = new Date(ports.clock.now())
    const wanted = new Map<string, Omit<StatusUpdate, 'row'>>()
    let rows = new Map<string, number>()
    for (let round = 0; round < ROUNDS; round += 1) {
      const { table, rows: now } = locate(people)
      rows = now
      const open = verdicts.flatMap((verdict): StatusUpdate[] => {
        const row = rows.get(verdict.key)
        if (row === undefined) return []
        const words = wanted.get(verdict.key) ?? { updated, ...wordsAfter(table.text(row, STATUS_HEADERS.campaign), verdict) }
        if (words.status === undefined && isAdding(table, row)) return []
        if (wanted.has(verdict.key) && stands(table, row, words)) return []
        wanted.set(verdict.key, words)
        return [{ row, ...words }]
      })
      if (open.length === 0) break
      writeStatuses(tab, requireStatusColumns(table), open)
      ports.spreadsheet.flush()
    }
    return rows
  }
  return { tab, mark, record }
}

/** Its detail says whose run it is and since when, which keeps other runs off it (`adding-mark.ts`): only `Stopped` may take its place. */
const isAdding = (table: LeadTable, row: number): boolean => table.text(row, STATUS_HEADERS.status) === STATUS.adding

const stands = (table: LeadTable, row: number, { status, detail = '' }: Omit<StatusUpdate, 'row'>): boolean =>
  table.text(row, STATUS_HEADERS.detail) === detail && (status === undefined || table.text(row, STATUS_HEADERS.status) === status)

/** Under the document lock. */
export const noteStops = ({ spreadsheet, clock }: Pick<Ports, 'spreadsheet' | 'clock'>, tabId: number | null, verdicts: StopVerdict[]): void => {
  const byCampaign = new Map<number, string[]>()
  for (const { key, stopped } of verdicts) for (const id of stopped) byCampaign.set(id, [...(byCampaign.get(id) ?? []), key])
  noteMemberships(
    spreadsheet,
    [...byCampaign].map(([campaignId, keys]) => ({ campaignId, campaignName: '', state: 'stopped', tabId, keys, at: clock.now(), runner: '' })),
  )
}

/** A row speaks of one campaign: it is `Stopped` only where that one was stopped, or where it spoke of none. */
const wordsAfter = (label: string, { stopped, detail }: StopVerdict): { status?: string; campaign?: string; detail: string } => {
  const own = campaignIdOfLabel(label)
  const [first] = stopped
  if (first === undefined) return { detail }
  if (own === null) return { status: STATUS.stopped, campaign: `#${first}`, detail }
  return stopped.includes(own) ? { status: STATUS.stopped, detail } : { detail: DETAIL.stoppedIn(stopped) }
}
