/** What HeyReach knows, brought onto the rows: profiles, or how far each lead is. Each half keeps what it does while the other is in front. */
import { useRef, useState } from 'preact/hooks'
import { Segments } from '../parts/segments'
import type { View } from '../protocol'
import type { ViewProps } from './add-view'
import { GetLeadPart } from './get-lead-part'
import { RefreshPart } from './refresh-part'

type What = 'profiles' | 'statuses'

const PARTS = [
  { value: 'profiles', label: 'Profiles', Part: GetLeadPart },
  { value: 'statuses', label: 'Statuses', Part: RefreshPart },
] as const

export const UpdateView = ({ first, onBusy, ...props }: ViewProps & { first: What }) => {
  const [what, setWhat] = useState<What>(first)
  const [visited, setVisited] = useState<What[]>([first])
  const [busy, setBusy] = useState<readonly What[]>([])
  const busyNow = useRef<readonly What[]>([])
  /** The tab above is busy while either half is. */
  const markBusy = (part: What, view: View, isBusy: boolean): void => {
    const others = busyNow.current.filter((each) => each !== part)
    busyNow.current = isBusy ? [...others, part] : others
    setBusy(busyNow.current)
    onBusy(view, busyNow.current.length > 0)
  }
  return (
    <>
      <div class="chooser">
        <Segments
          legend="What to bring from HeyReach"
          value={what}
          onChange={(chosen) => {
            setWhat(chosen)
            setVisited((before) => (before.includes(chosen) ? before : [...before, chosen]))
          }}
          segments={PARTS.map(({ value, label }) => ({ value, label, busy: busy.includes(value) }))}
        />
      </div>
      {PARTS.map(
        ({ value, Part }) =>
          visited.includes(value) && (
            <div key={value} class="panel" hidden={value !== what}>
              <Part {...props} onBusy={(view, isBusy) => markBusy(value, view, isBusy)} />
            </div>
          ),
      )}
    </>
  )
}
