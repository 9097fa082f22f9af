/** What HeyReach knows, brought onto the rows: profiles, or how far each lead is. */
import { useState } from 'preact/hooks'
import { Choice } from '../parts/choice'
import type { ViewProps } from './add-view'
import { GetLeadPart } from './get-lead-part'
import { RefreshPart } from './refresh-part'

type What = 'profiles' | 'statuses'

export const UpdateView = ({ first, ...props }: ViewProps & { first: What }) => {
  const [what, setWhat] = useState<What>(first)
  return (
    <>
      <Choice
        legend="What to bring from HeyReach"
        value={what}
        onChange={setWhat}
        options={[
          { value: 'profiles', label: 'Profiles' },
          { value: 'statuses', label: 'Statuses' },
        ]}
      />
      {what === 'profiles' ? <GetLeadPart {...props} /> : <RefreshPart {...props} />}
    </>
  )
}
