/** The preview: what adding would do, row by row, before anything is sent or written. */
import { requireKey } from '../account/stored-account'
import { campaignFrom, sendersFrom } from '../account/known-at-heyreach'
import { createHeyReachClient, type HeyReachClient } from '../heyreach/client'
import type { Campaign, Sender } from '../heyreach/api-types'
import type { Ports } from '../ports'
import type { AddOptions, AddPreview, AddRequest, CampaignChoice, FillRate, SkippedGroup } from '../sidebar/protocol'
import { BLOCKED, BUTTON, CHOOSE_URL_COLUMN, HEYREACH_CHOOSES, notAdded, NOTICE, RESUMES_IT, SENDER_LABEL } from '../words'
import { buildLead } from './build-lead'
import { campaignChoice, senderChoice } from './campaign-choices'
import { readCandidates } from './candidates'
import { chosenRows } from './chosen-rows'
import { repairCustomFieldName } from './custom-field-name'
import { daysNeeded } from './days-needed'
import { fillingFormula } from './formula-filled'
import { LEAD_FIELDS } from './lead-fields'
import { readLeadTable, requireTab, type LeadTable } from './lead-table'
import { rowsOf } from './locate-people'
import { readMemberships } from './memberships'
import { planAdd, type AddPlan, type SkippedRow } from './plan-add'
import { rowProof } from './row-proof'
import { senderOfRow } from './sender-of-row'

export const previewAddLeads = (ports: Ports, request: AddRequest): AddPreview => {
  // The key is needed only where the cache does not know; disconnecting clears it.
  const client = (): HeyReachClient => createHeyReachClient(ports, requireKey(ports))
  const campaign = campaignFrom(ports, client, request.campaignId)
  const senders = sendersFrom(ports, client, 'cached')
  const table = readLeadTable(requireTab(ports.spreadsheet, request.tabId), request.headerRow)
  const chosen = chosenRows(ports, table, request.scope, request.blocks)
  const ofCampaign = senders.filter(({ id }) => campaign.senderIds.includes(id))
  const isChosen = new Set(chosen.rows)
  const candidates = readCandidates(table, rowsOf(table).filter(table.isFilled), request.mapping, ofCampaign)
  const plan = planAdd(
    candidates.filter(({ row }) => isChosen.has(row)),
    candidates.filter(({ row }) => !isChosen.has(row)),
    campaign.id,
    request.options,
    readMemberships(ports.spreadsheet),
  )
  const filling = fillingFormula(table, request.mapping)
  const choice = campaignChoice(campaign, senders)
  return {
    tabName: table.tab.name,
    rangeLabel: chosen.rangeLabel,
    people: plan.people,
    skipped: groupSkipped(plan.skipped, table),
    hiddenRowCount: chosen.hiddenRowCount,
    fillRates: fillRates(table, plan, request),
    example: example(table, plan, request, ofCampaign),
    campaign: choice,
    notices: notices(plan, { request, hiddenRowCount: chosen.hiddenRowCount, campaign, senders, choice }),
    blocked: filling ? BLOCKED.filledByFormula(filling, table.tab.name) : blocked(plan, request, choice),
    buttonLabel: BUTTON.add(plan.people.length, campaign.name, wakes(choice, request.options)),
  }
}

/** One group a reason; rows that share it may each say more (“same person as row 14”). */
export const groupSkipped = (skipped: SkippedRow[], table: LeadTable): SkippedGroup[] => {
  const groups = new Map<string, SkippedGroup>()
  for (const { row, reason, detail, option } of skipped) {
    const group = groups.get(reason) ?? { reason, label: notAdded(reason), option, rows: [], details: [], proofs: [] }
    group.rows.push(row)
    group.details.push(detail)
    group.proofs.push(rowProof(table, row))
    groups.set(reason, group)
  }
  return [...groups.values()].sort((a, b) => b.rows.length - a.rows.length)
}

/** Of those that will be added: how many have each field. */
const fillRates = (table: LeadTable, plan: AddPlan, { mapping }: AddRequest): FillRate[] => {
  const leads = plan.people.map(({ key, row }) => buildLead(table, row, mapping, key))
  const of = leads.length
  const own = LEAD_FIELDS.filter(({ field, apiKey }) => apiKey !== null && field !== 'profileUrl').map(
    ({ field, label, apiKey }): FillRate => ({
      field,
      label,
      column: mapping.fields[field] ?? (field === 'firstName' || field === 'lastName' ? mapping.fields.fullName : undefined) ?? null,
      filled: leads.filter((lead) => lead[apiKey as 'companyName']).length,
      of,
    }),
  )
  const custom = mapping.customFields.map(({ name, column }): FillRate => {
    const usable = repairCustomFieldName(name)
    return {
      field: `custom:${usable}`,
      label: usable || name,
      column,
      filled: leads.filter(({ customUserFields }) => customUserFields.some((field) => field.name === usable)).length,
      of,
    }
  })
  return [...own, ...custom]
}

/** The first lead, with every field it will carry. */
const example = (table: LeadTable, plan: AddPlan, { mapping }: AddRequest, senders: Sender[]): AddPreview['example'] => {
  const person = plan.people[0]
  if (!person) return null
  const lead = buildLead(table, person.row, mapping, person.key)
  const fields = LEAD_FIELDS.filter(({ apiKey }) => apiKey !== null).flatMap(({ label, apiKey }) => {
    const value = lead[apiKey as 'companyName']
    return value ? [{ label, value }] : []
  })
  const sender = senderOfRow(table, person.row, mapping.sender, senders)
  const senderName = sender.kind === 'account' ? senders.find(({ id }) => id === sender.id)?.name : undefined
  return {
    row: person.row,
    fields: [
      ...fields,
      ...lead.customUserFields.map(({ name, value }) => ({ label: `{${name}}`, value })),
      { label: SENDER_LABEL, value: senderName ?? HEYREACH_CHOOSES },
    ],
  }
}

const resumes = ({ paused }: CampaignChoice, { resumePaused }: AddOptions): boolean => paused && resumePaused

/** What else the button does. */
const wakes = (choice: CampaignChoice, options: AddOptions): 'resume' | 'restart' | null => {
  if (resumes(choice, options)) return 'resume'
  return choice.restarts && options.restartFinished ? 'restart' : null
}

interface Known {
  request: AddRequest
  hiddenRowCount: number
  campaign: Campaign
  senders: Sender[]
  choice: CampaignChoice
}

const notices = (plan: AddPlan, { request: { mapping, options }, hiddenRowCount, campaign, senders, choice }: Known): string[] => {
  const { sender } = mapping
  const sending = sender.kind === 'account' ? senders.filter(({ id }) => id === sender.accountId) : senders
  return [
    hiddenRowCount > 0 ? NOTICE.hiddenRows(hiddenRowCount) : '',
    plan.alreadySent > 0 ? NOTICE.alreadySent(plan.alreadySent) : '',
    plan.stoppedElsewhere > 0 ? NOTICE.stoppedElsewhere(plan.stoppedElsewhere) : '',
    resumes(choice, options) ? RESUMES_IT : choice.remark,
    sender.kind === 'column' ? NOTICE.emptySender : '',
    notSending(campaign, sending),
    daysNeeded(plan.people.length, campaign, sending),
  ].filter((text) => text !== '')
}

/** Of several senders those that are out: where all are, the campaign's remark says so. */
const notSending = (campaign: Campaign, senders: Sender[]): string => {
  const own = senders.filter(({ id }) => campaign.senderIds.includes(id))
  const out = own.filter((sender) => !senderChoice(sender).usable)
  return out.length > 0 && out.length < own.length ? NOTICE.notSending(out.map(({ name }) => name)) : ''
}

const blocked = (plan: AddPlan, { mapping, options }: AddRequest, choice: CampaignChoice): string | null => {
  if (!mapping.fields.profileUrl) return CHOOSE_URL_COLUMN
  const names = mapping.customFields.map(({ name }) => repairCustomFieldName(name))
  if (names.includes('')) return BLOCKED.customFieldName
  const twin = names.find((name, index) => names.indexOf(name) !== index)
  if (twin) return BLOCKED.twinCustomFields(twin)
  if (!choice.canAdd) return BLOCKED.campaign(choice.name, choice.statusWords, choice.remark)
  if (mapping.sender.kind === 'account' && !choice.senderIds.includes(mapping.sender.accountId)) return BLOCKED.otherSender
  if (plan.people.length === 0) return BLOCKED.nobodyToAdd
  if (choice.restarts && !options.restartFinished) return BLOCKED.restartNotTicked
  return null
}
