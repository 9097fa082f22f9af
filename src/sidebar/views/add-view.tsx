/** Add to campaign: the form with its preview, then the run. */
import { useEffect, useReducer, useState } from 'preact/hooks'
import { addRequest, changeAddForm, emptyAddForm } from '../add-form'
import type { AddPreview, AddRequest, CampaignChoices, PersonRef, StopRequest, View } from '../protocol'
import { usePage } from '../server-context'
import { useLatestAnswer } from '../use-latest-answer'
import { useSelection } from '../use-selection'
import { valueOf, type Loaded } from '../use-loaded'
import { AddFormView } from './add-form-view'
import { AddRunView } from './add-run-view'
import { StopRunView } from './stop-run-view'

export interface ViewProps {
  campaigns: Loaded<CampaignChoices>
  onReload: () => void
  onBusy: (view: View, busy: boolean) => void
}

interface AddJob {
  request: AddRequest
  preview: AddPreview
}

export const AddView = ({ campaigns, onReload, onBusy }: ViewProps) => {
  const { call } = usePage()
  const [form, change] = useReducer(changeAddForm, emptyAddForm)
  const [job, setJob] = useState<AddJob | null>(null)
  /** Whom the run has added and who are to be stopped again. */
  const [regretted, setRegretted] = useState<PersonRef[] | null>(null)
  const request = addRequest(form)
  const preview = useLatestAnswer<AddRequest, AddPreview>(job ? null : request, (wanted) => call('previewAddLeads', wanted))

  const [selection, readSelection] = useSelection((read) => change({ kind: 'selection', selection: read }))
  const choices = valueOf(campaigns)
  useEffect(() => {
    if (!choices) return
    change({ kind: 'campaigns-loaded', campaigns: choices.campaigns })
    // What the preview said of the campaign may be old by now.
    if (form.campaign) preview.again()
  }, [choices])

  const over = (): void => {
    setJob(null)
    setRegretted(null)
    change({ kind: 'run-over' })
    readSelection()
    onReload()
  }
  if (job && regretted) {
    return <StopRunView request={stopRequestOf(job.request)} people={regretted} onBusy={onBusy} overLabel="Add more" onOver={over} view="add" />
  }
  if (job) return <AddRunView request={job.request} preview={job.preview} onBusy={onBusy} onOver={over} onStop={setRegretted} />
  return (
    <AddFormView
      form={form}
      change={change}
      selection={selection}
      onReadSelection={readSelection}
      campaigns={campaigns}
      onReload={onReload}
      preview={preview}
      onAdd={(ready) => request && setJob({ request, preview: ready })}
    />
  )
}

const stopRequestOf = ({ tabId, headerRow, campaignId }: AddRequest): StopRequest => ({
  tabId,
  headerRow,
  pastedUrl: null,
  where: { kind: 'campaign', campaignId },
})
