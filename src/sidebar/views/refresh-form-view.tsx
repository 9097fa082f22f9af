/** Which rows to refresh and where HeyReach is asked for them, what that means, and the button that does it. */
import { useEffect, useId } from 'preact/hooks'
import { plural, thousands } from '../../words'
import type { Latest } from '../latest-answer'
import { CampaignChooser, ReloadCampaigns } from '../parts/campaign-card'
import { Card } from '../parts/card'
import { Choice, Tick } from '../parts/choice'
import { ErrorCard, Note } from '../parts/error-card'
import { Loading } from '../parts/loading'
import { SelectionFacts, UseCurrentSelection } from '../parts/rows-card'
import { SkippedGroups } from '../parts/skipped-groups'
import type { CampaignChoices, RefreshPreview, SelectionView } from '../protocol'
import { missingForRefresh, type RefreshForm, type RefreshFormEvent } from '../refresh-form'
import { usePage } from '../server-context'
import { valueOf, type Loaded } from '../use-loaded'
import { useShowRows } from '../use-show-rows'

interface RefreshFormViewProps {
  form: RefreshForm
  change: (event: RefreshFormEvent) => void
  selection: Loaded<SelectionView>
  onReadSelection: () => void
  campaigns: Loaded<CampaignChoices>
  onReload: () => void
  preview: { latest: Latest<RefreshPreview>; again: () => void }
  onRefresh: (preview: RefreshPreview) => void
}

export const RefreshFormView = (props: RefreshFormViewProps) => {
  const { form, change, selection, onReadSelection, campaigns, onReload, preview, onRefresh } = props
  const { announce } = usePage()
  const id = useId()
  const show = useShowRows(form.selection?.tabId ?? null)
  const { latest } = preview
  const ready = latest.kind === 'ready' ? latest.value : null
  const shown = ready ?? (latest.kind === 'asking' ? latest.last : null)
  useEffect(() => {
    if (ready) announce(`Preview: ${plural(ready.people.length, 'row')} can be refreshed. ${ready.blocked ?? ''}`)
  }, [ready])
  const selected = valueOf(selection)

  return (
    <>
      <main class="content">
        <Card title="Rows" action={<UseCurrentSelection loaded={selection} onRead={onReadSelection} />}>
          <SelectionFacts loaded={selection} onRead={onReadSelection} hiddenRowCount={0}>
            {selected && (
              <Choice
                legend="Which rows"
                value={form.scope}
                onChange={(scope) => change({ kind: 'scope', scope })}
                options={[
                  {
                    value: 'selection',
                    label: selected.oneCell ? `Only row ${thousands(selected.oneCell.row)}` : selectedLabel(selected.rowCount),
                    hint: hintOfSelection(selected, form.scope === 'selection' ? (ready?.hiddenRowCount ?? 0) : 0),
                    disabled: selected.rowCount === 0,
                  },
                  { value: 'tab', label: 'All rows of this tab', hint: 'Hidden ones too' },
                ]}
              />
            )}
          </SelectionFacts>
        </Card>
        <Card title="Rows without a campaign" action={form.looksInOne && <ReloadCampaigns onReload={onReload} loading={campaigns.kind === 'loading'} />}>
          <Tick ticked={form.looksInOne} onChange={(looksInOne) => change({ kind: 'looks-in-one', looksInOne })}>
            Look for them in one campaign
            <span class="hint">For outreach that was begun in HeyReach itself. Each other row is looked up in its own campaign.</span>
          </Tick>
          {form.looksInOne && (
            <CampaignChooser
              choices={campaigns}
              chosen={form.campaign}
              onPick={(campaign) => change({ kind: 'campaign', campaign })}
              onReload={onReload}
              onlyAddable={false}
            />
          )}
        </Card>
        {latest.kind !== 'none' && (
          <Card title="Preview">
            {latest.kind === 'failed' && <ErrorCard error={latest.error} onRetry={preview.again} />}
            {latest.kind === 'asking' && <Loading words="Checking…" />}
            {shown && <Shown preview={shown} isReady={ready !== null} onShow={show.rows} />}
            {show.error && <ErrorCard error={show.error} />}
          </Card>
        )}
      </main>
      <footer class="actions">
        <p class={ready?.blocked ? 'blocked' : 'hint'} id={`${id}-reason`}>
          {reasonToWait(form, latest, ready) || 'Only this tab is written to, and nothing changes in HeyReach.'}
        </p>
        <button
          type="button"
          class="primary wide"
          aria-describedby={`${id}-reason`}
          disabled={!ready || ready.blocked !== null}
          onClick={() => ready && ready.blocked === null && onRefresh(ready)}
        >
          {ready ? ready.buttonLabel : 'Refresh'}
        </button>
      </footer>
    </>
  )
}

const Shown = ({ preview, isReady, onShow }: { preview: RefreshPreview; isReady: boolean; onShow: (rows: number[]) => void }) => (
  <div class={isReady ? '' : 'outdated'} aria-busy={!isReady}>
    <p class="big-count">
      <strong>{thousands(preview.people.length)}</strong> {preview.people.length === 1 ? 'row' : 'rows'} to look up
      {preview.campaigns.length > 0 && ` in ${plural(preview.campaigns.length, 'campaign')}`}
      <span class="hint">{[preview.tabName, preview.rangeLabel].filter(Boolean).join(' · ')}</span>
    </p>
    {preview.campaigns.length > 0 && (
      <ul class="plain looked-in" aria-label="Campaigns to read">
        {preview.campaigns.slice(0, MOST_SHOWN).map(({ id, name, rows, size }) => (
          <li key={id}>
            <span class="looked-in-name">{name}</span>
            <span class="hint">
              {plural(rows, 'row')} · {size}
            </span>
          </li>
        ))}
        {preview.campaigns.length > MOST_SHOWN && <li class="hint">and {plural(preview.campaigns.length - MOST_SHOWN, 'more campaign')}</li>}
      </ul>
    )}
    {preview.people.length > 0 && (
      <p class="hint">HeyReach tells how far each lead is: invited, accepted, messaged, replied, finished without reply, failed and why. A status never goes backwards.</p>
    )}
    {preview.notices.map((notice) => (
      <Note key={notice}>{notice}</Note>
    ))}
    {preview.duration && <Note>{preview.duration}</Note>}
    <SkippedGroups groups={preview.skipped} onShow={onShow} />
  </div>
)

const MOST_SHOWN = 5

const selectedLabel = (count: number): string => (count === 1 ? 'The selected row' : `The ${thousands(count)} selected rows`)

const hintOfSelection = (selected: SelectionView, hidden: number): string => {
  if (selected.rowCount === 0) return 'No lead is in the selection'
  return hidden > 0 ? `${thousands(hidden)} of them hidden and left out` : ''
}

/** Why the button is off, or '' when it is on. */
const reasonToWait = (form: RefreshForm, latest: Latest<RefreshPreview>, ready: RefreshPreview | null): string => {
  switch (missingForRefresh(form)) {
    case 'selection':
    case 'rows':
      return 'Select the rows of your leads on the sheet, then press “Use current selection”.'
    case 'campaign':
      return 'Choose the campaign in which to look for rows without one.'
    case null:
      if (latest.kind === 'asking' || latest.kind === 'none') return 'Checking…'
      return latest.kind === 'failed' ? 'See what is said above.' : (ready?.blocked ?? '')
  }
}
