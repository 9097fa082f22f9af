/** What arrived and could not be read: when, why, its beginning as plain text; tried again or deleted, one or all. */
import { useEffect, useState } from 'preact/hooks'
import { plural } from '../../../words'
import type { UnreadableItem, UnreadableResult } from '../../protocol'
import { usePage } from '../../server-context'
import { moment } from '../../times-in-words'
import { idsMeant, neighbourOf, type Which } from '../../unreadable-list'
import { useLoaded, valueOf } from '../../use-loaded'
import type { Work } from '../../use-work'
import { Fold, goTo } from '../card'
import { ErrorCard, Note } from '../error-card'
import { Loading } from '../loading'
import { ConfirmButton, WorkButton, WorkError } from '../work-button'
import { PLACE } from './places'

interface UnreadableCardProps {
  /** As the state says. */
  count: number
  open: boolean
  onToggle: (open: boolean) => void
  work: Work
  /** Some have become events, or are gone. */
  onChanged: () => void
}

const PAGE = 10

export const UnreadableCard = ({ count, open, onToggle, work, onChanged }: UnreadableCardProps) => {
  const { call, announce } = usePage()
  const [loaded, load] = useLoaded<UnreadableItem[]>()
  const [message, setMessage] = useState('')
  const [shown, setShown] = useState(PAGE)
  const items = valueOf(loaded)
  const read = (): void => load(() => call('listUnreadable'))
  useEffect(() => {
    if (open && items?.length !== count) read()
  }, [open, count])

  const start = (which: Which, name: string, words: string, ask: (ids: string[]) => Promise<UnreadableResult>): void => {
    const before = items ?? []
    const ids = idsMeant(before, which)
    setMessage('')
    work.start(name, words, () => ask(ids), (result) => {
      load(() => Promise.resolve(result.items))
      setMessage(result.message)
      announce(result.message)
      const next = which === 'all' ? null : neighbourOf(before, result.items, which)
      goTo(next === null ? PLACE.unreadable : itemPlace(next))
      onChanged()
    })
  }
  const retry = (which: Which) => (): void => start(which, `retry ${which}`, 'Trying again…', (ids) => call('retryUnreadable', { ids }))
  const remove = (which: Which) => (): void => start(which, `delete ${which}`, 'Deleting…', (ids) => call('deleteUnreadable', { ids }))

  return (
    <Fold look="card" title="Unreadable events" summary={open ? '' : String(count)} open={open} onToggle={onToggle} buttonId={PLACE.unreadable}>
      {open && (
        <>
          {message && <Note>{message}</Note>}
          {loaded.kind === 'failed' && <ErrorCard error={loaded.error} onRetry={read} />}
          {!items && loaded.kind === 'loading' && (
            <Loading words="Reading them…" />
          )}
          {items && items.length === 0 && !message && <p class="hint">There are none.</p>}
          {items && items.length > 0 && (
            <>
              <p class="hint">These arrived and could not become rows. They are kept until you delete them.</p>
              {items.length > 1 && (
                <div class="choices">
                  <WorkButton work={work} name="retry all" look="secondary" label={`Try all ${items.length} again`} working="Trying again…" onRun={retry('all')} />
                  <ConfirmButton
                    work={work}
                    name="delete all"
                    look="text-button danger"
                    label={`Delete all ${items.length}…`}
                    working="Deleting…"
                    question={<p>Delete {plural(items.length, 'unreadable event')} for good? They never become rows.</p>}
                    yes={`Delete ${items.length}`}
                    no="Keep"
                    onRun={remove('all')}
                  />
                </div>
              )}
              <WorkError work={work} name="retry all" onRetry={retry('all')} />
              <WorkError work={work} name="delete all" onRetry={remove('all')} />
              <ul class="plain unreadable">
                {items.slice(0, shown).map((item) => (
                  <Item key={item.id} item={item} work={work} onRetry={retry(item.id)} onDelete={remove(item.id)} />
                ))}
              </ul>
              {items.length > shown && (
                <button type="button" class="text-button" onClick={() => setShown(shown + PAGE)}>
                  Show more ({items.length - shown} left)
                </button>
              )}
            </>
          )}
        </>
      )}
    </Fold>
  )
}

const itemPlace = (id: string): string => `${PLACE.unreadable}-${id}`

interface ItemProps {
  item: UnreadableItem
  work: Work
  onRetry: () => void
  onDelete: () => void
}

const Item = ({ item: { id, receivedAt, title, help, raw }, work, onRetry, onDelete }: ItemProps) => {
  const when = moment(receivedAt)
  return (
    <li>
      <h3 id={itemPlace(id)} tabIndex={-1}>
        {when}
      </h3>
      <p>
        <strong>{title}</strong> {help}
      </p>
      <pre class="raw" tabIndex={0} role="region" aria-label={`What arrived on ${when}`}>
        {raw === '' ? '(empty)' : raw}
      </pre>
      <div class="choices">
        <WorkButton work={work} name={`retry ${id}`} look="text-button" label="Try again" working="Trying again…" spoken={`Try again: ${when}`} onRun={onRetry} />
        <ConfirmButton
          work={work}
          name={`delete ${id}`}
          look="text-button danger"
          label="Delete…"
          working="Deleting…"
          spoken={`Delete: ${when}`}
          question={<p>Delete it for good? It never becomes a row.</p>}
          yes="Delete"
          no="Keep"
          onRun={onDelete}
        />
      </div>
      <WorkError work={work} name={`retry ${id}`} onRetry={onRetry} />
      <WorkError work={work} name={`delete ${id}`} onRetry={onDelete} />
    </li>
  )
}
