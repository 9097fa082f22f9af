/** A server call as the sidebar's bridge makes it (bridge.ts), without its promises: the value, or a CallError in the bridge's words. */
import type { FunctionName, Value } from '../../../src/sidebar/bridge'
import { failureInWords, noAnswerInTime } from '../../../src/sidebar/bridge-words'
import { CallError } from '../../../src/sidebar/call-error'
import type { Answer, ServerFunctions } from '../../../src/sidebar/protocol'
import type { Sheet } from './sheet'

/** How long the bridge waits, in seconds. The script goes on all the same: only its answer is lost. */
const PATIENCE: Partial<Record<FunctionName, number>> = {
  addLeadsChunk: 330,
  stopLeadsChunk: 330,
  getLeadsChunk: 330,
  finishAddLeads: 330,
  previewRefresh: 60,
  refreshStatusesChunk: 330,
  connectHeyReach: 60,
  loadCampaigns: 60,
}
const READ_PATIENCE = 30

export const callAsPage = <Name extends FunctionName>(
  sheet: Sheet,
  user: string,
  name: Name,
  ...request: Parameters<ServerFunctions[Name]>
): Value<Name> => {
  // As the bridge does: what is undefined does not travel.
  const plain = JSON.parse(JSON.stringify(request)) as Parameters<ServerFunctions[Name]>
  const tried = sheet.tryAs(user, name, ...plain)
  const seconds = PATIENCE[name] ?? READ_PATIENCE
  if (tried.ms > seconds * 1000) throw noAnswerInTime(seconds)
  if (tried.kind === 'failure') throw failureInWords({ message: tried.message })
  const answer = tried.answer as Answer<Value<Name>>
  if (!answer.ok) throw new CallError(answer.error, answer.error.code === 'busy')
  return answer.value
}
