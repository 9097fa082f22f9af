/** One person by a pasted URL: HeyReach is asked once the button is pressed, and the person shown as a card. */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ProfileLookUp } from '../protocol'
import { usePage } from '../server-context'
import { useWork } from '../use-work'
import { Card } from './card'
import { ErrorCard } from './error-card'
import { FieldProblem } from './field-problem'
import { ProfileFacts, ProfileLink } from './profile-facts'
import { WorkButton } from './work-button'

const WORK = 'look-up'

/** `children`: the choice between rows and a URL. */
export const LookUpProfile = ({ children }: { children: ComponentChildren }) => {
  const { call, announce } = usePage()
  const id = useId()
  const work = useWork()
  const [url, setUrl] = useState('')
  const [found, setFound] = useState<{ asked: string; answer: ProfileLookUp } | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const error = work.errorOf(WORK)
  const urlProblem = error?.code === 'invalid-input' ? error : null
  const asked = url.trim()

  const lookUp = (): void => {
    if (asked === '') return
    setFound(null)
    work.start(WORK, 'Asking HeyReach…', () => call('lookUpProfile', { url: asked }), (answer) => {
      setFound({ asked, answer })
      announce(answer.kind === 'found' ? `Found: ${answer.card.name}.` : 'HeyReach does not know this person.')
    })
  }
  useEffect(() => {
    if (found) heading.current?.focus()
  }, [found])

  return (
    <>
      <main class="content">
        <Card title="People">
          {children}
          <div class="field">
            <label class="field-label" for={id}>
              LinkedIn profile URL
            </label>
            <input
              id={id}
              type="text"
              inputMode="url"
              autocomplete="off"
              spellcheck={false}
              placeholder="https://www.linkedin.com/in/…"
              value={url}
              aria-invalid={urlProblem ? true : undefined}
              aria-describedby={`${id}-error`}
              onInput={(event) => {
                setUrl(event.currentTarget.value)
                work.forget()
              }}
              onKeyDown={({ key }) => {
                if (key === 'Enter') lookUp()
              }}
            />
            <FieldProblem id={`${id}-error`} problem={urlProblem} />
          </div>
        </Card>
        {error && !urlProblem && <ErrorCard error={error} onRetry={lookUp} />}
        {found?.answer.kind === 'found' && (
          <section class="card profile">
            <h2 tabIndex={-1} ref={heading} class="profile-name">
              {found.answer.card.name || 'No name'}
            </h2>
            <ProfileFacts card={found.answer.card} />
          </section>
        )}
        {found?.answer.kind === 'unknown' && (
          <section class="card">
            <h2 tabIndex={-1} ref={heading}>
              Not known to HeyReach
            </h2>
            <p>
              <ProfileLink url={found.answer.url} />
            </p>
            <p>HeyReach has no profile at this address.</p>
            <p class="hint">Check the address. Whoever was never in a campaign or a list of this workspace may not be known there.</p>
          </section>
        )}
      </main>
      <footer class="actions">
        {asked === '' && <p class="hint">Paste the person’s LinkedIn URL.</p>}
        <WorkButton work={work} name={WORK} label="Get profile" working="Asking HeyReach…" look="primary wide" disabled={asked === ''} onRun={lookUp} />
      </footer>
    </>
  )
}
