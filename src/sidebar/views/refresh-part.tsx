/** Refresh status: which rows and where to look, with a preview, then the run. */
import { useReducer, useState } from 'preact/hooks'
import type { RefreshPreview, RefreshRequest } from '../protocol'
import { changeRefreshForm, emptyRefreshForm, refreshRequest } from '../refresh-form'
import { usePage } from '../server-context'
import { useLatestAnswer } from '../use-latest-answer'
import { useSelection } from '../use-selection'
import type { ViewProps } from './add-view'
import { RefreshFormView } from './refresh-form-view'
import { RefreshRunView } from './refresh-run-view'

interface RefreshJob {
  request: RefreshRequest
  preview: RefreshPreview
}

export const RefreshPart = ({ campaigns, onReload, onBusy }: ViewProps) => {
  const { call } = usePage()
  const [form, change] = useReducer(changeRefreshForm, emptyRefreshForm)
  const [job, setJob] = useState<RefreshJob | null>(null)
  const request = refreshRequest(form)
  const preview = useLatestAnswer<RefreshRequest, RefreshPreview>(job ? null : request, (wanted) => call('previewRefresh', wanted))

  const [selection, readSelection] = useSelection((read) => change({ kind: 'selection', selection: read }))

  if (job) {
    return (
      <RefreshRunView
        job={{ tabId: job.request.tabId, headerRow: job.request.headerRow, preview: job.preview }}
        onBusy={onBusy}
        onOver={() => {
          setJob(null)
          readSelection()
        }}
      />
    )
  }
  return (
    <RefreshFormView
      form={form}
      change={change}
      selection={selection}
      onReadSelection={readSelection}
      campaigns={campaigns}
      onReload={onReload}
      preview={preview}
      onRefresh={(ready) => request && setJob({ request, preview: ready })}
    />
  )
}
