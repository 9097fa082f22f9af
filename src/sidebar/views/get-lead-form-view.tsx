/** Whose profiles, which columns they go into, and the button that gets them. */
import { useEffect } from 'preact/hooks'
import { plural, thousands } from '../../words'
import { rowsMeantForProfiles, type GetLeadForm, type GetLeadFormEvent } from '../get-lead-form'
import type { Latest } from '../latest-answer'
import { Card, goTo } from '../parts/card'
import { Choice, Tick } from '../parts/choice'
import { ErrorCard, Note } from '../parts/error-card'
import { Loading } from '../parts/loading'
import { LookUpProfile } from '../parts/look-up-profile'
import { ProfileColumns } from '../parts/profile-columns'
import { SelectionFacts, UseCurrentSelection } from '../parts/rows-card'
import { SkippedGroups } from '../parts/skipped-groups'
import { columnsInWords } from '../profile-words'
import type { GetLeadPreview, GetLeadScope, SelectionView } from '../protocol'
import { usePage } from '../server-context'
import type { Loaded } from '../use-loaded'
import { useShowRows } from '../use-show-rows'

interface GetLeadFormViewProps {
  form: GetLeadForm
  change: (event: GetLeadFormEvent) => void
  selection: Loaded<SelectionView>
  onReadSelection: () => void
  preview: { latest: Latest<GetLeadPreview>; again: () => void }
  onGet: (preview: GetLeadPreview) => void
}

const REASON = 'get-lead-reason'
const COLUMNS = 'get-lead-columns'

export const GetLeadFormView = ({ form, change, selection, onReadSelection, preview, onGet }: GetLeadFormViewProps) => {
  const { announce } = usePage()
  const show = useShowRows(form.selection?.tabId ?? null)
  const { latest } = preview
  const ready = latest.kind === 'ready' ? latest.value : null
  const shown = ready ?? (latest.kind === 'asking' ? latest.last : null)
  const byRows = form.who === 'rows'
  useEffect(() => {
    if (ready) announce(`Preview: HeyReach is asked about ${plural(ready.people.length, 'person', 'people')}. ${ready.blocked ?? ''}`)
  }, [ready])

  const who = (
    <Choice
      legend="Whose profile"
      value={form.who}
      onChange={(chosen) => change({ kind: 'who', who: chosen })}
      options={[
        { value: 'rows', label: 'People on rows' },
        { value: 'url', label: 'A LinkedIn URL', hint: 'Shown here, nothing is written' },
      ]}
    />
  )
  if (!byRows) return <LookUpProfile>{who}</LookUpProfile>

  const reason = reasonToWait(form, latest, ready)
  return (
    <>
      <main class="content">
        <Card title="People" action={<UseCurrentSelection loaded={selection} onRead={onReadSelection} />}>
          {who}
          <SelectionFacts loaded={selection} onRead={onReadSelection} hiddenRowCount={ready?.hiddenRowCount ?? 0}>
            {form.selection?.oneCell ? <ScopeChoice selection={form.selection} scope={form.scope} onScope={(scope) => change({ kind: 'scope', scope })} /> : null}
          </SelectionFacts>
        </Card>
        {latest.kind !== 'none' && (
          <Card title="Preview">
            {latest.kind === 'failed' && <ErrorCard error={latest.error} onRetry={preview.again} />}
            {latest.kind === 'asking' && !latest.last && <Loading words="Checking the rows…" />}
            {shown && (
              <div class={ready ? '' : 'outdated'} aria-busy={!ready}>
                <p class="big-count">
                  <strong>{thousands(shown.people.length)}</strong> {shown.people.length === 1 ? 'person' : 'people'} to ask HeyReach about
                  <span class="hint">
                    {[shown.tabName, shown.rangeLabel].filter(Boolean).join(' ')}. Rows that a filter view hides are asked about too: add-ons cannot see it.
                  </span>
                </p>
                {shown.duration && <Note>{shown.duration}</Note>}
                {shown.notices.map((notice) => (
                  <Note key={notice}>{notice}</Note>
                ))}
                <SkippedGroups groups={shown.skipped} onShow={show.rows} />
                {(form.again || shown.foundBefore > 0) && (
                  <Tick ticked={form.again} onChange={(ticked) => change({ kind: 'again', ticked })}>
                    Ask again about those found before{shown.foundBefore > 0 && ` (${plural(shown.foundBefore, 'row')})`}
                  </Tick>
                )}
              </div>
            )}
            {show.error && <ErrorCard error={show.error} />}
          </Card>
        )}
        {shown && (
          <Card title="What goes where" headingId={COLUMNS}>
            <ProfileColumns
              preview={shown}
              form={form}
              settled={ready !== null}
              onTick={(field, ticked) => change({ kind: 'field', field, ticked, columns: shown.columns })}
              onReplace={(ticked) => change({ kind: 'replace', ticked })}
            />
          </Card>
        )}
      </main>
      <footer class="actions">
        {ready && (
          <p class="at-a-glance">
            <span>
              {ready.tabName} {ready.rangeLabel} · {columnsInWords(ready)}
            </span>
            <button type="button" class="text-button small" onClick={() => goTo(COLUMNS)}>
              See columns
            </button>
          </p>
        )}
        {reason && (
          <p class={ready?.blocked ? 'blocked' : 'hint'} id={REASON}>
            {reason}
          </p>
        )}
        <button
          type="button"
          class="primary wide"
          aria-describedby={reason ? REASON : undefined}
          disabled={!ready || ready.blocked !== null}
          onClick={() => ready && ready.blocked === null && onGet(ready)}
        >
          {ready ? ready.buttonLabel : 'Get profiles'}
        </button>
      </footer>
    </>
  )
}

interface ScopeChoiceProps {
  selection: SelectionView
  scope: GetLeadScope
  onScope: (scope: GetLeadScope) => void
}

/** One cell may mean its row, or everybody: asked. */
const ScopeChoice = ({ selection: { oneCell, rowCount }, scope, onScope }: ScopeChoiceProps) =>
  oneCell && (
    <Choice
      legend="Which rows"
      value={scope}
      onChange={onScope}
      options={[
        { value: 'selection', label: `Only row ${thousands(oneCell.row)}`, hint: rowCount === 0 ? 'Nobody is in it' : '', disabled: rowCount === 0 },
        {
          value: 'without-profile',
          label: `All ${thousands(oneCell.withoutProfileCount)} rows without a profile yet`,
          disabled: oneCell.withoutProfileCount === 0,
        },
      ]}
    />
  )

/** Why the button is off, or '' when it is on. */
const reasonToWait = (form: GetLeadForm, latest: Latest<GetLeadPreview>, ready: GetLeadPreview | null): string => {
  if (rowsMeantForProfiles(form) === 0) return 'Select the rows of your people on the sheet, then press “Use current selection”.'
  if (latest.kind === 'asking' || latest.kind === 'none') return 'Checking…'
  return latest.kind === 'failed' ? 'See what is said above.' : (ready?.blocked ?? '')
}
