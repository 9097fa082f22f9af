/** Get lead: which people and which columns with a preview, then the run; or one person by a pasted URL. */
import { useReducer, useState } from 'preact/hooks'
import { asShown, changeGetLeadForm, emptyGetLeadForm, getLeadRequest } from '../get-lead-form'
import type { GetLeadPreview, GetLeadRequest } from '../protocol'
import { usePage } from '../server-context'
import { useLatestAnswer } from '../use-latest-answer'
import { useSelection } from '../use-selection'
import type { ViewProps } from './add-view'
import { GetLeadFormView } from './get-lead-form-view'
import { GetLeadRunView } from './get-lead-run-view'

interface GetLeadJob {
  request: GetLeadRequest
  preview: GetLeadPreview
  profileColumn: string
}

export const GetLeadPart = ({ onBusy }: ViewProps) => {
  const { call } = usePage()
  const [form, change] = useReducer(changeGetLeadForm, emptyGetLeadForm)
  const [job, setJob] = useState<GetLeadJob | null>(null)
  const request = getLeadRequest(form)
  const preview = useLatestAnswer<GetLeadRequest, GetLeadPreview>(job ? null : request, (wanted) => call('previewGetLead', wanted))

  const [selection, readSelection] = useSelection((read) => change({ kind: 'selection', selection: read }))

  if (job) {
    return (
      <GetLeadRunView
        {...job}
        people={job.preview.people}
        onBusy={onBusy}
        onOver={() => {
          setJob(null)
          change({ kind: 'run-over' })
          readSelection()
        }}
      />
    )
  }
  return (
    <GetLeadFormView
      form={form}
      change={change}
      selection={selection}
      onReadSelection={readSelection}
      preview={preview}
      onGet={(ready) => {
        if (request && ready.profileColumn !== null) setJob({ request: asShown(request, ready), preview: ready, profileColumn: ready.profileColumn })
      }}
    />
  )
}
