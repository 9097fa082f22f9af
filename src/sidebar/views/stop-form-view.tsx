/** Whom to stop and where, what that means, and the button that does it. */
import { useEffect, useId } from 'preact/hooks'
import { thousands } from '../../words'
import type { Latest } from '../latest-answer'
import { CampaignChooser, ReloadCampaigns } from '../parts/campaign-card'
import { Card } from '../parts/card'
import { Choice } from '../parts/choice'
import { ErrorCard, Note } from '../parts/error-card'
import { Loading } from '../parts/loading'
import { SelectionFacts, UseCurrentSelection } from '../parts/rows-card'
import { SkippedGroups } from '../parts/skipped-groups'
import type { CampaignChoices, SelectionView, StopPreview } from '../protocol'
import { usePage } from '../server-context'
import { missingForStop, type StopForm, type StopFormEvent } from '../stop-form'
import type { Loaded } from '../use-loaded'
import { useShowRows } from '../use-show-rows'

interface StopFormViewProps {
  form: StopForm
  change: (event: StopFormEvent) => void
  selection: Loaded<SelectionView>
  onReadSelection: () => void
  campaigns: Loaded<CampaignChoices>
  onReload: () => void
  preview: { latest: Latest<StopPreview>; again: () => void }
  onStop: (preview: StopPreview) => void
}

export const StopFormView = (props: StopFormViewProps) => {
  const { form, change, selection, onReadSelection, campaigns, onReload, preview, onStop } = props
  const { announce } = usePage()
  const id = useId()
  const show = useShowRows(form.selection?.tabId ?? null)
  const { latest } = preview
  const ready = latest.kind === 'ready' ? latest.value : null
  const shown = ready ?? (latest.kind === 'asking' ? latest.last : null)
  const urlProblem = form.who === 'url' && latest.kind === 'failed' && latest.error.code === 'invalid-input' ? latest.error : null
  const byRows = form.who === 'rows'
  useEffect(() => {
    if (ready) announce(`Preview: ${thousands(ready.people.length)} can be stopped. ${ready.blocked ?? ''}`)
  }, [ready])
  const reason = reasonToWait(form, latest, ready)

  return (
    <>
      <main class="content">
        <Card title="Whom" action={byRows && <UseCurrentSelection loaded={selection} onRead={onReadSelection} />}>
          <Choice
            legend="Whom to stop"
            value={form.who}
            onChange={(who) => change({ kind: 'who', who })}
            options={[
              { value: 'rows', label: 'The selected rows' },
              { value: 'url', label: 'A LinkedIn URL' },
            ]}
          />
          {byRows ? (
            <SelectionFacts loaded={selection} onRead={onReadSelection} hiddenRowCount={ready?.hiddenRowCount ?? 0} />
          ) : (
            <div class="field">
              <label class="field-label" for={`${id}-url`}>
                LinkedIn profile URL
              </label>
              <input
                id={`${id}-url`}
                type="text"
                inputMode="url"
                autocomplete="off"
                spellcheck={false}
                placeholder="https://www.linkedin.com/in/…"
                value={form.url}
                aria-invalid={urlProblem ? true : undefined}
                aria-describedby={`${id}-url-error`}
                onInput={(event) => change({ kind: 'url', url: event.currentTarget.value })}
              />
              <p class="field-problem" id={`${id}-url-error`} role="alert">
                {urlProblem && (
                  <>
                    <strong>{urlProblem.title}</strong> {urlProblem.help}
                  </>
                )}
              </p>
            </div>
          )}
        </Card>
        <Card
          title="Where"
          action={form.where === 'campaign' && <ReloadCampaigns onReload={onReload} loading={campaigns.kind === 'loading'} />}
        >
          <Choice
            legend="Where to stop"
            value={form.where}
            onChange={(where) => change({ kind: 'where', where })}
            options={[
              {
                value: 'row',
                label: 'In the row’s campaign',
                hint: byRows ? 'The one in “HeyReach campaign”' : 'Only for rows',
                disabled: !byRows,
              },
              { value: 'campaign', label: 'In one campaign' },
              { value: 'everywhere', label: 'Everywhere', hint: 'In all campaigns of this workspace, other sheets’ too' },
            ]}
          />
          {form.where === 'campaign' && (
            <CampaignChooser
              choices={campaigns}
              chosen={form.campaign}
              onPick={(campaign) => change({ kind: 'campaign', campaign })}
              onReload={onReload}
              onlyAddable={false}
            />
          )}
        </Card>
        {latest.kind !== 'none' && !urlProblem && (
          <Card title="Preview">
            {latest.kind === 'failed' && <ErrorCard error={latest.error} onRetry={preview.again} />}
            {latest.kind === 'asking' && (
              <Loading words="Checking…" />
            )}
            {shown && (
              <div class={ready ? '' : 'outdated'} aria-busy={!ready}>
                <p class="big-count">
                  <strong>{thousands(shown.people.length)}</strong> will be stopped{byRows ? '' : ', where HeyReach has this person under way'}
                  <span class="hint">
                    {[shown.tabName, shown.rangeLabel].filter(Boolean).join(' ')}
                  </span>
                </p>
                {shown.notices.map((notice) => (
                  <Note key={notice} tone="warn">
                    {notice}
                  </Note>
                ))}
                {shown.duration && <Note>{shown.duration}</Note>}
                <SkippedGroups groups={shown.skipped} onShow={byRows ? show.rows : null} />
              </div>
            )}
            {show.error && <ErrorCard error={show.error} />}
          </Card>
        )}
      </main>
      <footer class="actions">
        <p class={ready?.blocked ? 'blocked' : 'hint'} id={`${id}-reason`}>
          {reason || 'HeyReach sends them nothing more there. What was sent stays sent, and they are not added to that campaign again.'}
        </p>
        <button
          type="button"
          class="danger-button wide"
          aria-describedby={`${id}-reason`}
          disabled={!ready || ready.blocked !== null}
          onClick={() => ready && ready.blocked === null && onStop(ready)}
        >
          {ready ? ready.buttonLabel : 'Stop'}
        </button>
      </footer>
    </>
  )
}

/** Why the button is off, or '' when it is on. */
const reasonToWait = (form: StopForm, latest: Latest<StopPreview>, ready: StopPreview | null): string => {
  switch (missingForStop(form)) {
    case 'selection':
    case 'rows':
      return 'Select the rows of your leads on the sheet, then press “Use current selection”.'
    case 'url':
      return 'Paste the person’s LinkedIn URL.'
    case 'campaign':
      return 'Choose the campaign.'
    case null:
      if (latest.kind === 'asking' || latest.kind === 'none') return 'Checking…'
      return latest.kind === 'failed' ? 'See what is said above.' : (ready?.blocked ?? '')
  }
}
