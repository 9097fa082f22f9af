/** What HeyReach asks of a webhook before it keeps it. */
import type { Reader } from './create-reader'
import { broken, type Reply } from './reply'
import type { EventType, Webhook, Workspace } from './state'
import type { Store } from './store'

/** These are the workspace's, not a campaign's: they take no choice of campaigns. */
const ofTheWholeWorkspace: readonly EventType[] = ['EVERY_MESSAGE_REPLY_RECEIVED', 'LEAD_TAG_UPDATED']

export const judgeName = (body: Reader, name: string): void => {
  if (name.length < 3 || name.length > 25) {
    body.problem('webhookName', "The field WebhookName must be a string with a minimum length of 3 and a maximum length of 25.")
  }
}

export const judgeUrl = (body: Reader, url: string): void => {
  if (!URL.canParse(url) || !/^https?:\/\/[^\s]+$/i.test(url)) {
    body.problem('webhookUrl', 'The WebhookUrl field is not a valid fully-qualified http or https URL.')
  }
}

/** Of the whole, once each field by itself is right: null, or why it is refused. The wording is a guess. */
export const refuseScope = (
  store: Store,
  workspace: Workspace,
  { eventType, campaignIds }: Pick<Webhook, 'eventType' | 'campaignIds'>
): Reply | null => {
  if (campaignIds.length > 0 && ofTheWholeWorkspace.includes(eventType)) {
    return broken(`Campaigns cannot be selected for the event type ${eventType}.`)
  }
  return campaignIds.every((id) => store.campaign(workspace, id)) ? null : broken('There is no campaign with provided id.')
}
