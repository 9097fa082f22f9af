/** The set-up in a glance once it is done, or how far somebody else has come; the ways to change it and to take it over. */
import type { ReceivingState } from '../../protocol'
import { ago } from '../../times-in-words'
import { thousands } from '../../../words'
import { Card } from '../card'
import { Note } from '../error-card'
import { WaitingButton } from '../work-button'
import { PLACE } from './places'

interface ReceivingCardProps {
  state: ReceivingState
  now: number
  /** Steps were begun once more and are not done. */
  unfinished: boolean
  busy: boolean
  onChange: () => void
  onTakeOver: () => void
}

export const ReceivingCard = ({ state, now, unfinished, busy, onChange, onTakeOver }: ReceivingCardProps) => {
  const { lookAfter, address, applied, on, types } = state
  const mine = lookAfter?.me === true
  const count = types.filter((type) => type.on).length
  return (
    <Card
      title="Receiving events"
      headingId={PLACE.receiving}
      action={<span class={applied && on ? 'chip good' : 'chip wait'}>{!applied ? 'Not yet' : on ? 'On' : 'Paused'}</span>}
    >
      <dl class="facts receiving">
        <div>
          <dt>Looked after by</dt>
          <dd>
            {lookAfter?.name}
            {mine && ' (you)'}
          </dd>
        </div>
        <div>
          <dt>Web address</dt>
          <dd>
            {address ? address.shown : 'Not set yet'}
            {address && <span class="hint">Tested {ago(address.checkedAt, now)}</span>}
          </dd>
        </div>
        <div>
          <dt>Notifications</dt>
          <dd>{applied ? `${thousands(count)} of ${thousands(types.length)} kinds of event` : 'Not made yet'}</dd>
        </div>
      </dl>
      {unfinished && <Note tone="warn">The steps are not finished: HeyReach may still send to the former address.</Note>}
      {!mine && lookAfter && (
        <p class="hint">
          The notifications run with this person’s Google account and HeyReach key, so only they change them here. If they no longer work
          on this sheet, take over: three steps, and events go on arriving meanwhile.
        </p>
      )}
      <p class="button-row">
        <WaitingButton waits={busy} look="secondary" onPress={mine ? onChange : onTakeOver}>
          {!mine ? 'Take over' : unfinished ? 'Go on' : 'Change'}
        </WaitingButton>
      </p>
    </Card>
  )
}
