/** Refresh status: which rows and where to look, with a preview, then the run. */
import { useEffect, useReducer, useState } from 'preact/hooks'
import { plural } from '../../words'
import type { RefreshPreview, RefreshRequest, SelectionView } from '../protocol'
import { changeRefreshForm, emptyRefreshForm, refreshRequest } from '../refresh-form'
import { usePage } from '../server-context'
import { useLatestAnswer } from '../use-latest-answer'
import { useLoaded } from '../use-loaded'
import type { ViewProps } from './add-view'
import { RefreshFormView } from './refresh-form-view'
import { RefreshRunView } from './refresh-run-view'

interface RefreshJob {
  request: RefreshRequest
  preview: RefreshPreview
}

export const RefreshPart = ({ campaigns, onReload, onBusy }: ViewProps) => {
  const { call, announce } = usePage()
  const [form, change] = useReducer(changeRefreshForm, emptyRefreshForm)
  const [selection, loadSelection] = useLoaded<SelectionView>()
  const [job, setJob] = useState<RefreshJob | null>(null)
  const request = refreshRequest(form)
  const preview = useLatestAnswer<RefreshRequest, RefreshPreview>(job ? null : request, (wanted) => call('previewRefresh', wanted))

  const readSelection = (): void =>
    loadSelection(
      () => call('readSelection'),
      (read) => {
        change({ kind: 'selection', selection: read })
        announce(`${read.tabName}: ${plural(read.rowCount, 'row')} selected.`)
      },
    )
  useEffect(readSelection, [])

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
