/** The form of “Stop” as a reducer, and the request it makes. Pure. */
import type { CampaignChoice, SelectionView, StopRequest } from './protocol'

export interface StopForm {
  who: 'rows' | 'url'
  selection: SelectionView | null
  url: string
  where: 'row' | 'campaign' | 'everywhere'
  campaign: CampaignChoice | null
}

export type StopFormEvent =
  | { kind: 'who'; who: StopForm['who'] }
  | { kind: 'selection'; selection: SelectionView }
  | { kind: 'url'; url: string }
  | { kind: 'where'; where: StopForm['where'] }
  | { kind: 'campaign'; campaign: CampaignChoice }
  | { kind: 'run-over' }

export const emptyStopForm: StopForm = { who: 'rows', selection: null, url: '', where: 'row', campaign: null }

export const changeStopForm = (form: StopForm, event: StopFormEvent): StopForm => {
  switch (event.kind) {
    case 'who':
      // A pasted URL has no row whose campaign could be meant.
      return { ...form, who: event.who, where: event.who === 'url' && form.where === 'row' ? 'campaign' : form.where }
    case 'selection':
      return { ...form, selection: event.selection }
    case 'url':
      return { ...form, url: event.url }
    case 'where':
      return { ...form, where: event.where }
    case 'campaign':
      return { ...form, campaign: event.campaign }
    case 'run-over':
      // “Everywhere” was meant for that run; it must not wait for the next rows.
      return changeStopForm({ ...emptyStopForm, selection: form.selection }, { kind: 'who', who: form.who })
  }
}

export type MissingForStop = 'selection' | 'rows' | 'url' | 'campaign'

/** What to do before a preview is possible; null when there is a request. */
export const missingForStop = ({ who, selection, url, where, campaign }: StopForm): MissingForStop | null => {
  if (who === 'rows' && !selection) return 'selection'
  if (who === 'rows' && selection?.rowCount === 0) return 'rows'
  if (who === 'url' && url.trim() === '') return 'url'
  return where === 'campaign' && !campaign ? 'campaign' : null
}

export const stopRequest = (form: StopForm): StopRequest | null => {
  const { who, selection, url, where, campaign } = form
  if (missingForStop(form) !== null) return null
  const place: StopRequest['where'] =
    where === 'campaign' ? { kind: 'campaign', campaignId: campaign?.id ?? 0 } : { kind: where }
  if (who === 'url') return { tabId: null, headerRow: null, pastedUrl: url.trim(), where: place }
  return {
    tabId: selection?.tabId ?? null,
    headerRow: selection?.headerRow ?? null,
    ...(selection?.blocks ? { blocks: selection.blocks } : {}),
    pastedUrl: null,
    where: place,
  }
}
