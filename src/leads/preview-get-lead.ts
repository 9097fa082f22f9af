/** What Get lead would do: about whom HeyReach is asked, and which columns are filled or made, before anything is. */
import { requireKey } from '../account/stored-account'
import type { Ports } from '../ports'
import type { GetLeadPreview, GetLeadRequest, ProfileColumn, ProfileField, SkippedGroup } from '../sidebar/protocol'
import { columnLetter } from '../table/column-letter'
import { BLOCKED, GET_LEAD, PROFILE_HEADER } from '../words'
import { chosenRows } from './chosen-rows'
import { fillingFormula } from './formula-filled'
import { readLeadTable, readProfiles, requireTab, type LeadTable } from './lead-table'
import { placeProfileFields, usualFields } from './place-profile-fields'
import { hintsOf, planGetLead, type GetLeadPlan } from './plan-get-lead'
import { mappingWith, profileColumnOf } from './preview-stop'
import { PROFILE_FIELDS } from './profile-fields'
import { rowProof } from './row-proof'
import { findSpills, type Spill } from './spilled-cells'

export const previewGetLead = (ports: Ports, request: GetLeadRequest): GetLeadPreview => {
  requireKey(ports)
  const table = readLeadTable(requireTab(ports.spreadsheet, request.tabId), request.headerRow)
  const chosen = chosenRows(ports, table, request.scope, request.blocks)
  const profileColumn = profileColumnOf(ports, table)
  const profiles = profileColumn === null ? new Map() : readProfiles(table, profileColumn, chosen.rows)
  const rows = chosen.rows.map((row) => ({ row, profile: profiles.get(row) ?? { kind: 'empty' as const }, mark: table.text(row, PROFILE_HEADER) }))
  const plan = planGetLead(rows, request.again)
  const filling = fillingFormula(table, mappingWith(profileColumn))
  const { columns, mark } = planColumns(table, profileColumn, plan, request.fields)
  const { length: count } = plan.people
  return {
    tabName: table.tab.name,
    rangeLabel: chosen.rangeLabel,
    profileColumn,
    people: plan.people,
    skipped: groups(plan.skipped, table),
    foundBefore: plan.foundBefore,
    hiddenRowCount: chosen.hiddenRowCount,
    duration: count === 0 ? '' : GET_LEAD.takes(count),
    notices: plan.twinRows > 0 ? [GET_LEAD.twins(plan.twinRows)] : [],
    columns,
    mark,
    replaceable: columns.reduce((sum, { chosen: isChosen, filled }) => sum + (isChosen ? filled : 0), 0),
    buttonLabel: GET_LEAD.button(count),
    blocked: filling
      ? BLOCKED.filledByFormula(filling, table.tab.name) + GET_LEAD.orPasteUrl
      : profileColumn === null
        ? BLOCKED.noUrlColumn
        : count === 0
          ? GET_LEAD.nothingToAsk
          : columns.some((column) => column.chosen)
            ? null
            : GET_LEAD.noField,
  }
}

const planColumns = (
  table: LeadTable,
  profileColumn: string | null,
  { people }: GetLeadPlan,
  wanted: ProfileField[] | null,
): Pick<GetLeadPreview, 'columns' | 'mark'> => {
  const places = placeProfileFields(table.columns, profileColumn)
  const spills = spillsAtTop(table)
  const fields = wanted ?? usualFields(places)
  const rows = people.flatMap(hintsOf)
  // New columns stand in this order behind the last one: see `make-profile-columns.ts`.
  let next = table.lastColumn + 1
  const ownMark = table.columns.find(({ key }) => key === PROFILE_HEADER)
  const mark = { header: PROFILE_HEADER, letter: columnLetter(ownMark?.column ?? next), isNew: !ownMark }
  if (!ownMark) next += 1
  const columns = PROFILE_FIELDS.map(({ field, label, usual }): ProfileColumn => {
    const place = places.get(field)
    const spill = place && spills.find(({ firstColumn, lastColumn, goesDown }) => goesDown && firstColumn <= place.column && place.column <= lastColumn)
    const chosen = !spill && fields.includes(field)
    const blank = place ? rows.filter((row) => table.text(row, place.key) === '').length : rows.length
    const letter = place ? columnLetter(place.column) : chosen ? columnLetter(next++) : ''
    return { field, label, usual: usual || usualFields(places).includes(field), chosen, column: place?.key ?? null, letter, blank, filled: rows.length - blank, leftAlone: spill ? GET_LEAD.byFormula(spill.cell) : '' }
  })
  return { columns, mark }
}

/** Formulas that fill whole columns stand in the header row or in the first leads' rows: one call. */
const spillsAtTop = (table: LeadTable): Spill[] => {
  const last = Math.min(table.headerRow + 2, table.lastRow)
  const formulas = table.tab.formulas({ row: table.headerRow, column: 1, rows: Math.max(1, last - table.headerRow + 1), columns: table.lastColumn })
  return findSpills(formulas, table.headerRow, shownIn(table))
}

/** Whether a cell shows anything; headers by their names. */
export const shownIn =
  (table: LeadTable) =>
  (row: number, column: number): boolean =>
    row <= table.headerRow
      ? table.columns.some((one) => one.column === column)
      : (table.cells[row - table.window.first]?.[column - 1] ?? '').trim() !== ''

const groups = (skipped: GetLeadPlan['skipped'], table: LeadTable): SkippedGroup[] => {
  const byReason = new Map<string, SkippedGroup>()
  for (const { row, reason } of skipped) {
    const group = byReason.get(reason) ?? { reason, label: GET_LEAD.notAsked(reason), option: null, rows: [], details: [], proofs: [] }
    group.rows.push(row)
    group.details.push('')
    group.proofs.push(rowProof(table, row))
    byReason.set(reason, group)
  }
  return [...byReason.values()].sort((a, b) => b.rows.length - a.rows.length)
}
