/** The form of Get lead as a reducer, and the request it makes. Pure. */
import type { GetLeadPreview, GetLeadRequest, GetLeadScope, ProfileColumn, ProfileField, SelectionView } from './protocol'

export interface GetLeadForm {
  who: 'rows' | 'url'
  selection: SelectionView | null
  scope: GetLeadScope
  /** null: the usual ones, until the person ticks. */
  fields: ProfileField[] | null
  replace: boolean
  again: boolean
}

export type GetLeadFormEvent =
  | { kind: 'who'; who: GetLeadForm['who'] }
  | { kind: 'selection'; selection: SelectionView }
  | { kind: 'scope'; scope: GetLeadScope }
  | { kind: 'field'; field: ProfileField; ticked: boolean; columns: ProfileColumn[] }
  | { kind: 'replace'; ticked: boolean }
  | { kind: 'again'; ticked: boolean }
  | { kind: 'run-over' }

export const emptyGetLeadForm: GetLeadForm = { who: 'rows', selection: null, scope: 'selection', fields: null, replace: false, again: false }

export const changeGetLeadForm = (form: GetLeadForm, event: GetLeadFormEvent): GetLeadForm => {
  switch (event.kind) {
    case 'who':
      return { ...form, who: event.who }
    case 'selection': {
      const { oneCell, rowCount } = event.selection
      // One empty cell can only mean the others; what was meant for one range is not meant for the next.
      const scope = oneCell && rowCount === 0 && oneCell.withoutProfileCount > 0 ? 'without-profile' : 'selection'
      return { ...form, selection: event.selection, scope }
    }
    case 'scope':
      return { ...form, scope: event.scope }
    case 'field': {
      const chosen = form.fields ?? event.columns.filter((column) => column.chosen).map(({ field }) => field)
      const others = chosen.filter((field) => field !== event.field)
      return { ...form, fields: event.ticked ? [...others, event.field] : others }
    }
    case 'replace':
      return { ...form, replace: event.ticked }
    case 'again':
      return { ...form, again: event.ticked }
    case 'run-over':
      // Both were meant for that run; which columns are filled stays as it was.
      return { ...form, replace: false, again: false }
  }
}

/** How many rows are meant, before a look at which of them are left out. */
export const rowsMeantForProfiles = ({ selection, scope }: GetLeadForm): number =>
  selection ? (scope === 'without-profile' ? (selection.oneCell?.withoutProfileCount ?? 0) : selection.rowCount) : 0

export const getLeadRequest = (form: GetLeadForm): GetLeadRequest | null => {
  const { who, selection, scope, fields, replace, again } = form
  if (who !== 'rows' || !selection || rowsMeantForProfiles(form) === 0) return null
  return { tabId: selection.tabId, headerRow: selection.headerRow, scope, blocks: selection.blocks, fields, replace, again }
}

/** The run fills what the preview has shown, and nothing else. */
export const asShown = (request: GetLeadRequest, { columns }: Pick<GetLeadPreview, 'columns'>): GetLeadRequest => ({
  ...request,
  fields: columns.filter(({ chosen }) => chosen).map(({ field }) => field),
})

/** As ticked by now: an answer that is on its way shows the ticks of before. */
export const isTicked = ({ fields }: GetLeadForm, { field, chosen }: ProfileColumn): boolean => fields?.includes(field) ?? chosen
