/** What stopping would do: who, where, how long it takes (one call a lead). */
import { AppError } from '../errors'
import { requireKey } from '../account/stored-account'
import { parseProfile } from '../linkedin/normalize-profile-url'
import type { Ports } from '../ports'
import type { PersonRef, SkippedGroup, StopPreview, StopRequest, StopWhere } from '../sidebar/protocol'
import { BLOCKED, BUTTON, CANNOT_READ, NOTICE, notAProfileInWords, notStopped, stopTakes } from '../words'
import { readCandidates } from './candidates'
import { chosenRows } from './chosen-rows'
import { fillingFormula } from './formula-filled'
import { guessMapping } from './guess-mapping'
import { findProfileColumn, readLeadTable, requireTab, type LeadTable } from './lead-table'
import { readMemberships } from './memberships'
import { planStop } from './plan-stop'
import { recallMapping } from './remember-mapping'
import { rowProof } from './row-proof'

export const previewStopLeads = (ports: Ports, request: StopRequest): StopPreview => {
  requireKey(ports)
  if (request.pastedUrl !== null) return previewPasted(ports, request.pastedUrl, request)
  if (request.tabId === null || request.headerRow === null) {
    throw new AppError('invalid-input', { detail: CANNOT_READ.nothingToStop })
  }
  const table = readLeadTable(requireTab(ports.spreadsheet, request.tabId), request.headerRow)
  const chosen = chosenRows(ports, table, 'selection', request.blocks)
  const profileUrl = profileColumnOf(ports, table)
  const candidates = readCandidates(table, chosen.rows, mappingWith(profileUrl), [])
  const plan = planStop(candidates, request.where)
  const filling = fillingFormula(table, mappingWith(profileUrl))
  const calls = plan.people.length * (request.where.kind === 'everywhere' ? 2 : 1)
  return {
    tabName: table.tab.name,
    rangeLabel: chosen.rangeLabel,
    people: plan.people,
    skipped: groups(plan.skipped, table),
    hiddenRowCount: chosen.hiddenRowCount,
    duration: plan.people.length === 0 ? '' : stopTakes(calls),
    notices: stayingElsewhere(ports, plan.people, request.where),
    buttonLabel: BUTTON.stop(plan.people.length, request.where.kind === 'everywhere'),
    blocked: filling
      ? BLOCKED.filledByFormula(filling, table.tab.name) + BLOCKED.filledByFormulaStop
      : profileUrl === null
        ? BLOCKED.noUrlColumn
        : plan.people.length === 0
          ? BLOCKED.nobodyToStop
          : null,
  }
}

/** Who is in another campaign too, as the spreadsheet remembers it. */
const stayingElsewhere = ({ spreadsheet }: Ports, people: PersonRef[], where: StopWhere): string[] => {
  if (where.kind === 'everywhere' || people.length === 0) return []
  const memberships = readMemberships(spreadsheet)
  const names = new Set<string>()
  const count = people.filter(({ key, campaignId }) => {
    const stopped = where.kind === 'campaign' ? where.campaignId : campaignId
    const others = (memberships.get(key) ?? []).filter((membership) => membership.state === 'sent' && membership.campaignId !== stopped)
    for (const { campaignName } of others) names.add(campaignName)
    return others.length > 0
  }).length
  return count === 0 ? [] : [NOTICE.staysElsewhere(count, [...names])]
}

/** The column used for adding from this tab, else the one with the most profile URLs. */
export const profileColumnOf = (ports: Pick<Ports, 'documentStore'>, table: LeadTable): string | null => {
  const remembered = recallMapping(ports, table.tab.id)?.fields.profileUrl
  if (remembered && table.columns.some(({ key }) => key === remembered)) return remembered
  const found = findProfileColumn(table)
  return found ?? guessMapping(table.columns.map(({ key }) => key), null).fields.profileUrl ?? null
}

export const mappingWith = (profileUrl: string | null) => ({
  fields: profileUrl === null ? {} : { profileUrl },
  customFields: [],
  sender: { kind: 'heyreach' as const },
})

const previewPasted = (ports: Ports, text: string, request: StopRequest): StopPreview => {
  const profile = parseProfile(text)
  if (profile.kind !== 'profile') {
    throw new AppError('invalid-input', { detail: CANNOT_READ.notAProfile(notAProfileInWords(profile.kind)) })
  }
  return {
    tabName: '',
    rangeLabel: profile.url,
    people: [{ key: profile.key, row: 0 }],
    skipped: [],
    hiddenRowCount: 0,
    duration: '',
    notices: stayingElsewhere(ports, [{ key: profile.key, row: 0 }], request.where),
    buttonLabel: BUTTON.stop(1, request.where.kind === 'everywhere'),
    blocked: request.where.kind === 'row' ? BLOCKED.pastedUrlWithoutRow : null,
  }
}

const groups = (skipped: { row: number; reason: string }[], table: LeadTable): SkippedGroup[] => {
  const byReason = new Map<string, SkippedGroup>()
  for (const { row, reason } of skipped) {
    const group = byReason.get(reason) ?? { reason, label: notStopped(reason), option: null, rows: [], details: [], proofs: [] }
    group.rows.push(row)
    group.details.push('')
    group.proofs.push(rowProof(table, row))
    byReason.set(reason, group)
  }
  return [...byReason.values()]
}
