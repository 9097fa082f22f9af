/** Once it is set up: which events, on or paused, a new secret, and the end of it all. */
import { useState } from 'preact/hooks'
import type { ReceivingState } from '../../protocol'
import { usePage } from '../../server-context'
import type { Work } from '../../use-work'
import { Fold, goTo } from '../card'
import { Note } from '../error-card'
import { ConfirmButton, WorkError } from '../work-button'
import { NotificationsForm } from './notifications-form'
import { PLACE } from './places'

interface SettingsCardProps {
  state: ReceivingState
  connected: boolean
  open: boolean
  onToggle: (open: boolean) => void
  work: Work
  onState: (state: ReceivingState) => void
  onStopped: (state: ReceivingState) => void
  onConnect: () => void
}

const DONE_PLACE = `${PLACE.notifications}-done`

export const SettingsCard = ({ state, connected, open, onToggle, work, onState, onStopped, onConnect }: SettingsCardProps) => {
  const { call, announce } = usePage()
  const [done, setDone] = useState('')
  const tell = (sentence: string): void => {
    setDone(sentence)
    announce(sentence)
  }
  const renew = (): void => {
    setDone('')
    work.start('secret', 'Making a new secret…', () => call('renewSecret'), (now) => {
      onState(now)
      tell('The notifications have a new secret. Events that are on their way with the old one still arrive.')
    })
  }
  const stop = (): void => work.start('stop', 'Deleting the notifications…', () => call('stopReceiving'), onStopped)
  return (
    <Fold look="card" title="HeyReach notifications" open={open} onToggle={onToggle} buttonId={PLACE.notifications}>
      {open && !connected && (
        <div>
          <p class="hint">Connect to HeyReach to change the notifications.</p>
          <button type="button" class="secondary" onClick={onConnect}>
            Connect
          </button>
        </div>
      )}
      {open && connected && (
        <>
          <NotificationsForm
            state={state}
            must={false}
            pausing
            work={work}
            onApplied={(now) => {
              onState(now)
              tell(now.on ? 'Applied.' : 'Paused: HeyReach sends nothing.')
              // Its button is gone, there is nothing left to apply.
              goTo(DONE_PLACE)
            }}
          />
          <div id={DONE_PLACE} tabIndex={-1}>
            {done && <Note>{done}</Note>}
          </div>
          <div class="more">
            <ConfirmButton
              work={work}
              name="secret"
              label="New secret…"
              working="Making a new secret…"
              look="text-button"
              question={<p>The web address carries a secret that lets events in. Renew it if somebody may have seen the address. All notifications move to the new one; no event is lost.</p>}
              yes="New secret"
              yesLook="primary"
              no="Keep it"
              onRun={renew}
            />
            <WorkError work={work} name="secret" onRetry={renew} />
            <ConfirmButton
              work={work}
              name="stop"
              label="Stop receiving…"
              working="Deleting the notifications…"
              look="text-button danger"
              question={<p>This deletes this sheet’s notifications in HeyReach: it sends nothing new. What it repeats within a day may still come. The rows you have stay. Notifications of others stay as they are.</p>}
              yes="Stop receiving"
              no="Go on receiving"
              onRun={stop}
            />
            <WorkError work={work} name="stop" onRetry={stop} />
          </div>
        </>
      )}
    </Fold>
  )
}
