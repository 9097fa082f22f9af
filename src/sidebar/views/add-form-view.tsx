/** The steps of adding on one page: rows, campaign, sender, columns, preview; the button says what it does. */
import { useEffect, useState } from 'preact/hooks'
import { CHOOSE_URL_COLUMN, plural, RESUMES_IT, thousands } from '../../words'
import { missingForPreview, rowsMeant, type AddForm, type AddFormEvent } from '../add-form'
import { chooseSender } from '../edit-mapping'
import type { Latest } from '../latest-answer'
import { AddPreviewPart } from '../parts/add-preview'
import { CampaignChooser, ReloadCampaigns } from '../parts/campaign-card'
import { Card, goTo } from '../parts/card'
import { ColumnsCard, fieldSelectId } from '../parts/columns-card'
import { ErrorCard } from '../parts/error-card'
import { Loading } from '../parts/loading'
import { RowsCard } from '../parts/rows-card'
import { SenderCard } from '../parts/sender-card'
import { countSkipped } from '../parts/skipped-groups'
import type { AddPreview, CampaignChoices, Mapping, SelectionView } from '../protocol'
import { usePage } from '../server-context'
import { useShowRows } from '../use-show-rows'
import { valueOf, type Loaded } from '../use-loaded'

const PREVIEW_HEADING = 'add-preview'

interface AddFormViewProps {
  form: AddForm
  change: (event: AddFormEvent) => void
  selection: Loaded<SelectionView>
  onReadSelection: () => void
  campaigns: Loaded<CampaignChoices>
  onReload: () => void
  preview: { latest: Latest<AddPreview>; again: () => void }
  onAdd: (preview: AddPreview) => void
}

export const AddFormView = (props: AddFormViewProps) => {
  const { form, change, selection, onReadSelection, campaigns, onReload, preview, onAdd } = props
  const { announce } = usePage()
  const show = useShowRows(form.selection?.tabId ?? null)
  const [columnsOpen, setColumnsOpen] = useState(false)
  const read = form.selection
  // What was recognised says so in a line; what is missing needs a hand.
  useEffect(() => {
    if (read) setColumnsOpen(!isRecognised(read.mapping))
  }, [read?.tabId, read?.headerRow, read?.remembered])

  const { latest } = preview
  const ready = latest.kind === 'ready' ? latest.value : null
  const shown = ready ?? (latest.kind === 'asking' ? latest.last : null)
  useEffect(() => {
    if (!ready) return
    const leftOut = thousands(countSkipped(ready.skipped))
    announce(`Preview: ${thousands(ready.people.length)} will be added, ${leftOut} left out. ${ready.blocked ?? ''}`)
  }, [ready])

  const goToField = (field: string): void => {
    setColumnsOpen(true)
    goTo(fieldSelectId(field))
  }
  const reason = reasonToWait(form, latest, ready)

  return (
    <>
      <main class="content">
        <RowsCard
          loaded={selection}
          onRead={onReadSelection}
          hiddenRowCount={ready?.hiddenRowCount ?? 0}
          scope={form.scope}
          onScope={(scope) => change({ kind: 'scope', scope })}
        />
        <Card title="Campaign" action={<ReloadCampaigns onReload={onReload} loading={campaigns.kind === 'loading'} />}>
          <CampaignChooser
            choices={campaigns}
            chosen={form.campaign && form.campaign.paused && form.options.resumePaused ? { ...form.campaign, remark: RESUMES_IT } : form.campaign}
            onPick={(campaign) => change({ kind: 'campaign', campaign })}
            onReload={onReload}
            onlyAddable
          />
        </Card>
        {read && (
          <>
            <SenderCard
              campaign={form.campaign}
              senders={valueOf(campaigns)?.senders ?? []}
              columns={read.columns}
              sender={form.mapping.sender}
              onChange={(sender) => change({ kind: 'mapping', mapping: chooseSender(form.mapping, sender) })}
            />
            <ColumnsCard
              selection={read}
              mapping={form.mapping}
              onChange={(mapping) => change({ kind: 'mapping', mapping })}
              open={columnsOpen}
              onToggle={setColumnsOpen}
            />
          </>
        )}
        {latest.kind !== 'none' && (
          <Card title="Preview" headingId={PREVIEW_HEADING}>
            {latest.kind === 'failed' && <ErrorCard error={latest.error} onRetry={preview.again} />}
            {latest.kind === 'asking' && (
              <Loading words="Checking the rows…" />
            )}
            {shown && (
              <div class={ready ? '' : 'outdated'} aria-busy={!ready}>
                <AddPreviewPart
                  preview={shown}
                  options={form.options}
                  onOption={(option, ticked) => change({ kind: 'option', option, ticked })}
                  onShow={show.rows}
                  onChooseColumn={goToField}
                />
              </div>
            )}
            {show.error && <ErrorCard error={show.error} />}
          </Card>
        )}
      </main>
      <footer class="actions">
        {ready && (
          <p class="at-a-glance">
            <span>
              {ready.tabName} {ready.rangeLabel} · {leftOutWords(ready)}
            </span>
            <button type="button" class="text-button small" onClick={() => goTo(PREVIEW_HEADING)}>
              See preview
            </button>
          </p>
        )}
        {reason && (
          <p class={ready?.blocked ? 'blocked' : 'hint'} id="add-reason">
            {reason}
          </p>
        )}
        <button
          type="button"
          class="primary wide"
          aria-describedby={reason ? 'add-reason' : undefined}
          disabled={!ready || ready.blocked !== null}
          onClick={() => ready && ready.blocked === null && onAdd(ready)}
        >
          {ready ? ready.buttonLabel : form.campaign ? `Add to ${form.campaign.name}` : 'Add to campaign'}
        </button>
      </footer>
    </>
  )
}

/** The URL and a name: without them nobody can be added. */
const isRecognised = ({ fields }: Mapping): boolean =>
  fields.profileUrl !== undefined && (fields.fullName !== undefined || (fields.firstName !== undefined && fields.lastName !== undefined))

const leftOutWords = ({ skipped, hiddenRowCount }: AddPreview): string => {
  const count = countSkipped(skipped)
  const hidden = hiddenRowCount > 0 ? `${plural(hiddenRowCount, 'hidden row')} and ` : ''
  return count + hiddenRowCount === 0 ? 'no row left out' : hidden && count === 0 ? `${plural(hiddenRowCount, 'hidden row')} left out` : `${hidden}${plural(count, 'row')} left out`
}

/** Why the button is off, or '' when it is on. */
const reasonToWait = (form: AddForm, latest: Latest<AddPreview>, ready: AddPreview | null): string => {
  switch (missingForPreview(form)) {
    case 'selection':
    case 'rows':
      return 'Select the rows of your leads on the sheet, then press “Use current selection”.'
    case 'campaign':
      return `Choose a campaign to see what will happen to ${plural(rowsMeant(form), 'row')}.`
    case 'profile-column':
      return CHOOSE_URL_COLUMN
    case 'sender-column':
      return 'Choose the column that names the sender.'
    case null:
      if (latest.kind === 'asking' || latest.kind === 'none') return 'Checking…'
      return ready?.blocked ?? ''
  }
}
