/** The second step: deploying the script as a web app, pasting its address, and the round trip that tests it. */
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ReceivingState } from '../../protocol'
import { usePage } from '../../server-context'
import type { Work } from '../../use-work'
import { FieldProblem } from '../field-problem'
import { WorkButton, WorkError } from '../work-button'

export const AddressStep = ({ work, onDone }: { work: Work; onDone: (state: ReceivingState) => void }) => {
  const { call, announce } = usePage()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [url, setUrl] = useState('')
  const [problem, setProblem] = useState<{ title: string; help: string } | null>(null)
  const pasted = url.trim()
  useEffect(() => {
    if (problem) field.current?.focus()
  }, [problem])
  const test = (): void => {
    if (pasted === '') return
    work.start('address', 'Testing…', () => call('checkAddress', { url: pasted }), (found) => {
      if (!found.ok) {
        setProblem({ title: found.title, help: found.help })
        return
      }
      announce('The address works.')
      onDone(found.state)
    })
    if (work.running === null) setProblem(null)
  }
  return (
    <>
      <p>HeyReach sends the events to a web address of this sheet’s own script. Make it once:</p>
      <ol class="steps">
        <li>
          In the menu of this sheet: <b>Extensions → Apps Script</b>.
        </li>
        <li>
          There, top right: <b>Deploy → New deployment</b>.
        </li>
        <li>
          Gear beside “Select type”: <b>Web app</b>.
        </li>
        <li>
          Execute as: <b>Me</b>.
        </li>
        <li>
          Who has access: <b>Anyone</b> (not “Anyone with Google account”).
        </li>
        <li>
          <b>Deploy</b>. Allow what Google asks.
        </li>
        <li>
          Copy the <b>Web app URL</b> and paste it here.
        </li>
      </ol>
      <div class="field">
        <label class="field-label" for={id}>
          Web app URL
        </label>
        <input
          id={id}
          ref={field}
          type="text"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          placeholder="https://script.google.com/…/exec"
          value={url}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onInput={(event) => setUrl(event.currentTarget.value)}
          onKeyDown={({ key }) => {
            if (key === 'Enter') test()
          }}
        />
        <FieldProblem id={`${id}-problem`} problem={problem} />
      </div>
      <WorkError work={work} name="address" onRetry={test} />
      <WorkButton work={work} name="address" look="primary wide" label="Test" working="Testing…" disabled={pasted === ''} onRun={test} />
    </>
  )
}
