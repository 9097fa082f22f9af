/** The form of “Add to campaign” as a reducer, and the request it makes. Pure. */
import { fitSender } from './edit-mapping'
import type { AddOptions, AddRequest, CampaignChoice, Mapping, RowScope, SelectionView } from './protocol'

export interface AddForm {
  selection: SelectionView | null
  scope: RowScope
  campaign: CampaignChoice | null
  mapping: Mapping
  options: AddOptions
}

export type AddFormEvent =
  | { kind: 'selection'; selection: SelectionView }
  | { kind: 'scope'; scope: RowScope }
  | { kind: 'campaign'; campaign: CampaignChoice }
  | { kind: 'campaigns-loaded'; campaigns: CampaignChoice[] }
  | { kind: 'mapping'; mapping: Mapping }
  | { kind: 'option'; option: keyof AddOptions; ticked: boolean }
  | { kind: 'run-over' }

const NO_TICKS: AddOptions = { withoutName: false, inOtherCampaign: false, restartFinished: false, resumePaused: false }

export const emptyAddForm: AddForm = {
  selection: null,
  scope: 'selection',
  campaign: null,
  mapping: { fields: {}, customFields: [], sender: { kind: 'heyreach' } },
  options: NO_TICKS,
}

export const changeAddForm = (form: AddForm, event: AddFormEvent): AddForm => {
  switch (event.kind) {
    case 'selection': {
      const { selection } = event
      const mapping = sameTable(form.selection, selection) ? form.mapping : selection.mapping
      // What was ticked was ticked for the rows that were selected then.
      const options = sameRows(form.selection, selection) ? form.options : { ...form.options, withoutName: false, inOtherCampaign: false }
      return fitted({ ...form, selection, scope: 'selection', mapping, options })
    }
    case 'scope':
      return { ...form, scope: event.scope }
    case 'campaign':
      // What was agreed to for one campaign is not agreed to for another.
      return event.campaign.id === form.campaign?.id
        ? { ...form, campaign: event.campaign }
        : fitted({ ...form, campaign: event.campaign, options: { ...NO_TICKS, withoutName: form.options.withoutName } })
    case 'campaigns-loaded': {
      const now = event.campaigns.find(({ id }) => id === form.campaign?.id) ?? null
      return fitted({ ...form, campaign: now?.canAdd ? now : null })
    }
    case 'mapping':
      return { ...form, mapping: event.mapping }
    case 'option':
      return { ...form, options: { ...form.options, [event.option]: event.ticked } }
    case 'run-over':
      return { ...form, options: NO_TICKS }
  }
}

const fitted = (form: AddForm): AddForm =>
  form.campaign ? { ...form, mapping: fitSender(form.mapping, form.campaign.senderIds) } : form

const sameRows = (before: SelectionView | null, now: SelectionView): boolean =>
  before !== null && before.tabId === now.tabId && before.rangeLabel === now.rangeLabel

/** What the person changed in the mapping stays while the columns are the same. */
const sameTable = (before: SelectionView | null, now: SelectionView): boolean =>
  before !== null &&
  before.tabId === now.tabId &&
  before.headerRow === now.headerRow &&
  before.columns.length === now.columns.length &&
  before.columns.every(({ key }, index) => key === now.columns[index]?.key)

/** How many rows the person means, before anything is looked at. */
export const rowsMeant = ({ selection, scope }: AddForm): number => {
  if (!selection) return 0
  return scope === 'without-status' ? (selection.oneCell?.withoutStatusCount ?? 0) : selection.rowCount
}

export type MissingForPreview = 'selection' | 'rows' | 'campaign' | 'profile-column' | 'sender-column'

/** What to do before a preview is possible; null when there is a request. */
export const missingForPreview = (form: AddForm): MissingForPreview | null => {
  if (!form.selection) return 'selection'
  if (rowsMeant(form) === 0) return 'rows'
  if (!form.campaign) return 'campaign'
  if (!form.mapping.fields.profileUrl) return 'profile-column'
  return form.mapping.sender.kind === 'column' && form.mapping.sender.column === '' ? 'sender-column' : null
}

export const addRequest = (form: AddForm): AddRequest | null => {
  const { selection, scope, campaign, mapping, options } = form
  if (missingForPreview(form) !== null || !selection || !campaign) return null
  return {
    tabId: selection.tabId,
    headerRow: selection.headerRow,
    scope,
    ...(selection.blocks ? { blocks: selection.blocks } : {}),
    campaignId: campaign.id,
    mapping,
    options,
  }
}
