/** The connection: made, shown, replaced, ended. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { Card } from '../parts/card'
import { Note } from '../parts/error-card'
import { Icon } from '../parts/icon'
import { ConfirmButton, WorkError } from '../parts/work-button'
import type { Connection, SidebarState, View } from '../protocol'
import { usePage } from '../server-context'
import { useWork } from '../use-work'
import { ConnectForm } from './connect-form'

interface ConnectViewProps {
  state: SidebarState
  /** A run is under way: the key must stay. */
  busy: boolean
  onChange: (state: SidebarState) => void
  onView: (view: View) => void
}

export const ConnectView = ({ state, busy, onChange, onView }: ConnectViewProps) => {
  const { announce } = usePage()
  const [replacing, setReplacing] = useState(false)
  const { connection } = state
  if (!connection || replacing) {
    return (
      <ConnectForm
        pinnedName={state.pinnedWorkspaceName}
        replaced={connection}
        onCancel={connection ? () => setReplacing(false) : null}
        onConnected={(made) => {
          setReplacing(false)
          onChange({ ...state, connection: made, pinnedWorkspaceName: null })
          announce(`Connected to ${made.workspaceName}.`)
        }}
      />
    )
  }
  return (
    <Connected
      connection={connection}
      version={state.version}
      busy={busy}
      onReplace={() => setReplacing(true)}
      onChange={onChange}
      onView={onView}
    />
  )
}

interface ConnectedProps {
  connection: Connection
  version: string
  busy: boolean
  onReplace: () => void
  onChange: (state: SidebarState) => void
  onView: (view: View) => void
}

const Connected = ({ connection, version, busy, onReplace, onChange, onView }: ConnectedProps) => {
  const heading = useRef<HTMLParagraphElement>(null)
  const { workspaceName, keyEnding, keyHolder, opens = [] } = connection
  // After connecting, the field that had the focus is gone.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus()
  }, [keyEnding])
  return (
    <>
      <main class="content">
        <Card title="Connection">
          <p class="connected" tabIndex={-1} ref={heading}>
            <Icon name="check" />
            <span>Connected to HeyReach</span>
          </p>
          <dl class="facts">
            <div>
              <dt>Client</dt>
              <dd>{workspaceName}</dd>
            </div>
            <div>
              <dt>API key</dt>
              <dd>
                <span aria-hidden="true">····</span>
                <span class="sr-only">ending in </span>
                {keyEnding}
              </dd>
            </div>
            <div>
              <dt>Who uses it</dt>
              <dd>{keyHolder === 'me' ? 'Only me' : 'Everyone who can edit this sheet'}</dd>
            </div>
          </dl>
          {opens.length > 0 && (
            <Note>{`This key opens: ${opens.join(', ')}. If that is not ${workspaceName}, replace the key or the name.`}</Note>
          )}
          {busy && <p class="hint">A run is under way: the key can be changed when it is over.</p>}
          <div class="button-row">
            <button type="button" class="secondary" disabled={busy} onClick={onReplace}>
              Replace key
            </button>
            <Disconnect connection={connection} disabled={busy} onChange={onChange} />
          </div>
        </Card>
        <p class="version">HeyReach for Sheets {version}</p>
      </main>
      <footer class="actions">
        <button type="button" class="primary wide" onClick={() => onView('add')}>
          Add leads to a campaign
        </button>
      </footer>
    </>
  )
}

const Disconnect = ({
  connection,
  disabled,
  onChange,
}: {
  connection: Connection
  disabled: boolean
  onChange: (state: SidebarState) => void
}) => {
  const { call, announce } = usePage()
  const work = useWork()
  const disconnect = (): void =>
    work.start('disconnect', 'Disconnecting…', () => call('disconnectHeyReach'), (state) => {
      announce('Disconnected.')
      onChange(state)
    })
  return (
    <>
      <ConfirmButton
        work={work}
        name="disconnect"
        look="text-button danger"
        label="Disconnect"
        working="Disconnecting…"
        disabled={disabled}
        question={
          <p>
            Forget this key? {connection.keyHolder === 'everyone' && 'Everyone who can edit this sheet loses the connection. '}
            Leads and campaigns stay as they are.
          </p>
        }
        yes="Disconnect"
        no="Keep"
        onRun={disconnect}
      />
      <WorkError work={work} name="disconnect" />
    </>
  )
}
