/** The page's boxes: a card with a heading, a part that opens and closes, and an empty state. */
import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { Icon } from './icon'

interface CardProps {
  title: string
  /** Where another part of the page sends the person: the heading takes the focus. */
  headingId?: string
  /** Shown at the right of the heading. */
  action?: ComponentChildren
  children: ComponentChildren
}

export const Card = ({ title, headingId, action, children }: CardProps) => {
  const ownId = useId()
  const id = headingId ?? ownId
  return (
    <section class="card" aria-labelledby={id}>
      <div class="card-head">
        <h2 id={id} tabIndex={headingId ? -1 : undefined}>
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  )
}

interface FoldProps {
  title: string
  /** What stands beside the title while it is closed. */
  summary?: string
  open: boolean
  onToggle: (open: boolean) => void
  children: ComponentChildren
  /** 'card' looks like a card of its own. */
  look?: 'card' | 'inner'
  /** Where another part of the page sends the person. */
  buttonId?: string
}

export const Fold = ({ title, summary = '', open, onToggle, children, look = 'inner', buttonId }: FoldProps) => {
  const id = useId()
  const button = (
    <button type="button" id={buttonId} class="fold-button" aria-expanded={open} aria-controls={id} onClick={() => onToggle(!open)}>
      <span class="fold-title">{title}</span>
      {summary && <span class="fold-summary">{summary}</span>}
      <span class={open ? 'turn open' : 'turn'}>
        <Icon name="down" />
      </span>
    </button>
  )
  return (
    <section class={look === 'card' ? 'card fold' : 'fold'}>
      {look === 'card' ? <h2>{button}</h2> : <h3>{button}</h3>}
      <div id={id} hidden={!open} class="fold-body">
        {children}
      </div>
    </section>
  )
}

/** Scrolls to an element and gives it the focus; at the next drawing, since a fold may be opening just now. */
export const goTo = (id: string): void => {
  setTimeout(() => {
    const found = document.getElementById(id)
    found?.scrollIntoView({ block: found.tagName === 'H2' ? 'start' : 'center' })
    found?.focus({ preventScroll: true })
  })
}

/** A fold that keeps its own state. */
export const OwnFold = ({ startsOpen = false, ...props }: Omit<FoldProps, 'open' | 'onToggle'> & { startsOpen?: boolean }) => {
  const [open, setOpen] = useState(startsOpen)
  return <Fold {...props} open={open} onToggle={setOpen} />
}

export const Empty = ({ title, children }: { title: string; children?: ComponentChildren }) => (
  <div class="empty" role="status">
    <p class="empty-title">{title}</p>
    {children}
  </div>
)
