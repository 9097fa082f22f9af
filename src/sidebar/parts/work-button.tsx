/** Buttons that start a piece of work: they say what is under way, wait for each other, and keep the focus while they do. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Work } from '../use-work'
import { ErrorCard } from './error-card'

interface WorkButtonProps {
  work: Work
  /** Of the work; an error is shown where `WorkError` has the same. */
  name: string
  label: string
  /** What it says meanwhile. */
  working: string
  look?: string
  disabled?: boolean
  /** Where the label alone would not tell which of several is meant. */
  spoken?: string
  onRun: () => void
}

interface WaitingButtonProps {
  /** Work is under way. */
  waits: boolean
  look: string
  disabled?: boolean
  spoken?: string
  describedBy?: string
  onPress: () => void
  children: ComponentChildren
}

/** Does nothing while it waits. `aria-disabled` and not `disabled`: a button that is disabled loses the focus. */
export const WaitingButton = ({ waits, look, disabled, spoken, describedBy, onPress, children }: WaitingButtonProps) => (
  <button
    type="button"
    class={look}
    disabled={disabled}
    aria-disabled={waits || undefined}
    aria-label={spoken}
    aria-describedby={describedBy}
    onClick={() => {
      if (!waits) onPress()
    }}
  >
    {children}
  </button>
)

export const WorkButton = ({ work, name, label, working, look = 'secondary', disabled = false, spoken, onRun }: WorkButtonProps) => {
  const mine = work.running === name
  return (
    <WaitingButton waits={work.running !== null} look={look} disabled={disabled && !mine} spoken={mine ? undefined : spoken} onPress={onRun}>
      {mine ? working : label}
    </WaitingButton>
  )
}

export const WorkError = ({ work, name, onRetry }: { work: Work; name: string; onRetry?: () => void }) => {
  const error = work.errorOf(name)
  return error && <ErrorCard error={error} onRetry={onRetry} />
}

interface ConfirmButtonProps extends WorkButtonProps {
  /** What will be, before it is. */
  question: ComponentChildren
  /** The button that does it. */
  yes: string
  yesLook?: string
  no: string
}

/** Asks once more, in the place; the way back has the focus. */
export const ConfirmButton = ({ question, yes, yesLook = 'danger-button', no, onRun, ...button }: ConfirmButtonProps) => {
  const [asking, setAsking] = useState(false)
  const group = useRef<HTMLDivElement>(null)
  const wasAsking = useRef(false)
  useEffect(() => {
    if (asking) group.current?.querySelector<HTMLButtonElement>('button.secondary')?.focus()
    else if (wasAsking.current) group.current?.querySelector('button')?.focus()
    wasAsking.current = asking
  }, [asking])
  return (
    <div class="confirm-place" ref={group}>
      {asking ? (
        <div
          class="confirm"
          role="group"
          aria-label={button.label}
          onKeyDown={({ key }) => {
            if (key === 'Escape') setAsking(false)
          }}
        >
          {question}
          <p class="button-row">
            <WaitingButton
              waits={button.work.running !== null}
              look={yesLook}
              onPress={() => {
                setAsking(false)
                onRun()
              }}
            >
              {yes}
            </WaitingButton>
            <button type="button" class="secondary" onClick={() => setAsking(false)}>
              {no}
            </button>
          </p>
        </div>
      ) : (
        <WorkButton {...button} onRun={() => setAsking(true)} />
      )}
    </div>
  )
}
