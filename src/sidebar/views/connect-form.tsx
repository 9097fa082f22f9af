/** Connecting: the key, whose sheet this is, and who may use the key. The key is held here only until it is sent. */
import { useId, useRef, useState } from 'preact/hooks'
import { asCallError } from '../call-error'
import { connectProblems, placeOfError, type ConnectProblems } from '../connect-problems'
import { Card, OwnFold } from '../parts/card'
import { Choice } from '../parts/choice'
import { ErrorCard, Note } from '../parts/error-card'
import { FieldProblem } from '../parts/field-problem'
import type { Connection, KeyHolder, WordedError } from '../protocol'
import { usePage } from '../server-context'

interface ConnectFormProps {
  pinnedName: string | null
  /** The connection whose key is replaced. */
  replaced: Connection | null
  onCancel: (() => void) | null
  onConnected: (connection: Connection) => void
}

export const ConnectForm = ({ pinnedName, replaced, onCancel, onConnected }: ConnectFormProps) => {
  const { call } = usePage()
  const id = useId()
  const keyField = useRef<HTMLInputElement>(null)
  const nameField = useRef<HTMLInputElement>(null)
  const [key, setKey] = useState('')
  const [shown, setShown] = useState(false)
  const [name, setName] = useState(replaced?.workspaceName ?? pinnedName ?? '')
  const [holder, setHolder] = useState<KeyHolder>(replaced?.keyHolder ?? 'me')
  const [working, setWorking] = useState(false)
  const [problems, setProblems] = useState<ConnectProblems>({})
  const [error, setError] = useState<WordedError | null>(null)

  const showProblems = (found: ConnectProblems): void => {
    setProblems(found)
    if (found.key) keyField.current?.focus()
    else if (found.name) nameField.current?.focus()
  }
  const connect = (): void => {
    if (working) return
    const found = connectProblems(key, name)
    setError(null)
    showProblems(found)
    if (found.key || found.name) return
    setWorking(true)
    call('connectHeyReach', { key, holder, workspaceName: name }).then(
      (connection) => {
        setKey('')
        onConnected(connection)
      },
      (thrown: unknown) => {
        const { words } = asCallError(thrown)
        setWorking(false)
        const place = placeOfError(words)
        if (place) showProblems({ [place]: words })
        else setError(words)
      },
    )
  }
  /** A frame without the right to submit forms swallows the form's own Enter. */
  const onEnter = ({ key: pressed }: { key: string }): void => {
    if (pressed === 'Enter') connect()
  }

  return (
    <>
      <main class="content">
        <Card title={replaced ? 'Replace the key' : 'Connect to HeyReach'}>
          {pinnedName && (
            <Note>{`This sheet belongs to ${pinnedName}. Connect with a key of that client’s HeyReach workspace.`}</Note>
          )}
          <div class="field">
            <label class="field-label" for={`${id}-key`}>
              HeyReach API key
            </label>
            <div class="with-button">
              <input
                id={`${id}-key`}
                ref={keyField}
                {...(shown ? { type: 'text' as const } : { type: 'password' as const })}
                autocomplete="off"
                spellcheck={false}
                value={key}
                aria-invalid={problems.key ? true : undefined}
                aria-describedby={problems.key ? `${id}-key-error` : undefined}
                onInput={(event) => setKey(event.currentTarget.value)}
                onKeyDown={onEnter}
              />
              <button
                type="button"
                class="text-button"
                aria-label={shown ? 'Hide the key' : 'Show the key'}
                onClick={() => setShown(!shown)}
              >
                {shown ? 'Hide' : 'Show'}
              </button>
            </div>
            <FieldProblem id={`${id}-key-error`} problem={problems.key} />
            <OwnFold title="Where do I find the key?">
              <ol class="steps">
                <li>
                  Open{' '}
                  <a href="https://app.heyreach.io/" target="_blank" rel="noopener noreferrer">
                    HeyReach
                  </a>{' '}
                  in this client’s workspace.
                </li>
                <li>Go to Integrations → HeyReach API.</li>
                <li>Make a key (or copy the one there) and paste it here.</li>
              </ol>
            </OwnFold>
          </div>
          <div class="field">
            <label class="field-label" for={`${id}-name`}>
              Name of this client
            </label>
            <input
              id={`${id}-name`}
              ref={nameField}
              type="text"
              maxLength={80}
              autocomplete="off"
              value={name}
              aria-invalid={problems.name ? true : undefined}
              aria-describedby={`${id}-name-hint${problems.name ? ` ${id}-name-error` : ''}`}
              onInput={(event) => setName(event.currentTarget.value)}
              onKeyDown={onEnter}
            />
            <FieldProblem id={`${id}-name-error`} problem={problems.name} />
            <p class="hint" id={`${id}-name-hint`}>
              One sheet = one client. Keys of other clients’ workspaces will be refused.
            </p>
          </div>
          <Choice
            legend="Who may use this key here?"
            shown
            value={holder}
            onChange={setHolder}
            options={[
              { value: 'me', label: 'Only me' },
              { value: 'everyone', label: 'Everyone who can edit this sheet – they can read it' },
            ]}
          />
          {error && <ErrorCard error={error} onRetry={connect} />}
        </Card>
      </main>
      <footer class="actions">
        <div class="button-row">
          <button type="button" class="primary wide" disabled={working} onClick={connect}>
            {working ? 'Connecting…' : 'Connect'}
          </button>
          {onCancel && (
            <button type="button" class="secondary" disabled={working} onClick={onCancel}>
              Cancel
            </button>
          )}
        </div>
      </footer>
    </>
  )
}
