/** Stop leads: who and where with a preview, then the run. */
import { useReducer, useState } from 'preact/hooks'
import type { StopPreview, StopRequest } from '../protocol'
import { usePage } from '../server-context'
import { changeStopForm, emptyStopForm, stopRequest } from '../stop-form'
import { useLatestAnswer } from '../use-latest-answer'
import { useSelection } from '../use-selection'
import type { ViewProps } from './add-view'
import { StopFormView } from './stop-form-view'
import { StopRunView } from './stop-run-view'

interface StopJob {
  request: StopRequest
  preview: StopPreview
}

export const StopView = ({ campaigns, onReload, onBusy }: ViewProps) => {
  const { call } = usePage()
  const [form, change] = useReducer(changeStopForm, emptyStopForm)
  const [job, setJob] = useState<StopJob | null>(null)
  const request = stopRequest(form)
  const preview = useLatestAnswer<StopRequest, StopPreview>(job ? null : request, (wanted) => call('previewStopLeads', wanted))

  const [selection, readSelection] = useSelection((read) => change({ kind: 'selection', selection: read }))

  if (job) {
    return (
      <StopRunView
        request={job.request}
        people={job.preview.people}
        view="stop"
        onBusy={onBusy}
        overLabel="Stop more"
        onOver={() => {
          setJob(null)
          change({ kind: 'run-over' })
          readSelection()
        }}
      />
    )
  }
  return (
    <StopFormView
      form={form}
      change={change}
      selection={selection}
      onReadSelection={readSelection}
      campaigns={campaigns}
      onReload={onReload}
      preview={preview}
      onStop={(ready) => request && setJob({ request, preview: ready })}
    />
  )
}
