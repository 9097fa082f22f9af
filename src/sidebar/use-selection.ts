/** What is selected on the sheet: read at first, and whenever the person asks. */
import { useEffect } from 'preact/hooks'
import { plural } from '../words'
import type { SelectionView } from './protocol'
import { usePage } from './server-context'
import { useLoaded, type Loaded } from './use-loaded'

export const useSelection = (onRead: (selection: SelectionView) => void): [Loaded<SelectionView>, () => void] => {
  const { call, announce } = usePage()
  const [selection, load] = useLoaded<SelectionView>()
  const read = (): void =>
    load(
      () => call('readSelection'),
      (found) => {
        onRead(found)
        announce(`${found.tabName}: ${plural(found.rowCount, 'row')} selected.`)
      },
    )
  useEffect(read, [])
  return [selection, read]
}
