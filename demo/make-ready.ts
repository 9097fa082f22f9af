/** `npm start -- --ready`: what a person does from nothing to receiving events, through the same functions as the sidebar. */
import type { AddressCheck, Answer, ReceivingState, ServerFunctions } from '../src/sidebar/protocol'
import type { Workbench } from '../workbench/server/open-workbench'

const CLIENT = 'Acme Robotics'
const PERSON = 'you@example.com'
/** As Google gives it; the workbench knows where its first deployment is. */
const ADDRESS = 'https://script.google.com/macros/s/local/exec'

export const makeReady = async (workbench: Workbench): Promise<void> => {
  const key = workbench.heyReach?.keys[CLIENT]
  if (key === undefined) throw new Error('there is no emulated HeyReach to connect to.')
  const call = async <Name extends keyof ServerFunctions>(name: Name, ...args: Parameters<ServerFunctions[Name]>): Promise<ValueOf<Name>> => {
    const answer = JSON.parse(String(await workbench.callAs(PERSON, name, args))) as Answer<ValueOf<Name>>
    if (!answer.ok) throw new Error(`${answer.error.title} ${answer.error.help}`.trim())
    return answer.value
  }
  await call('connectHeyReach', { key, holder: 'everyone', workspaceName: CLIENT })
  await call('lookAfterSheet', { name: 'Nora' })
  const state = receivingAt(await call('checkAddress', { url: ADDRESS }))
  await call('applyNotifications', { types: state.types.filter(({ on }) => on).map(({ type }) => type), on: true })
}

type ValueOf<Name extends keyof ServerFunctions> = Extract<ReturnType<ServerFunctions[Name]>, { ok: true }>['value']

const receivingAt = (check: AddressCheck): ReceivingState => {
  if (check.ok) return check.state
  throw new Error(`${check.title} ${check.help}`)
}
