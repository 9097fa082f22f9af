/** What the campaign's status is after a run; if HeyReach resumed it unasked, the way to pause it again. */
import { useState } from 'preact/hooks'
import { asCallError } from '../call-error'
import type { FinishAddResult, WordedError } from '../protocol'
import { usePage } from '../server-context'
import { ErrorCard, Note } from './error-card'

interface CampaignNowProps {
  finish: FinishAddResult
  campaignId: number
}

export const CampaignNow = ({ finish, campaignId }: CampaignNowProps) => {
  const { call, announce } = usePage()
  const [pausing, setPausing] = useState(false)
  const [words, setWords] = useState<string | null>(null)
  const [error, setError] = useState<WordedError | null>(null)
  if (words !== null) return <Note>{words}</Note>
  if (!finish.wokeUnasked) return <Note tone={finish.changed && !finish.asked ? 'warn' : 'info'}>{finish.campaignNow}</Note>
  const pause = (): void => {
    setPausing(true)
    setError(null)
    call('pauseCampaign', { campaignId }).then(
      (now) => {
        setWords(now)
        announce(now)
      },
      (thrown: unknown) => {
        setPausing(false)
        setError(asCallError(thrown).words)
      },
    )
  }
  return (
    <div>
      <Note tone="warn">{`${finish.campaignNow} HeyReach resumed it although it was told not to.`}</Note>
      <button type="button" class="secondary" disabled={pausing} onClick={pause}>
        {pausing ? 'Pausing…' : 'Pause it again'}
      </button>
      {error && <ErrorCard error={error} />}
    </div>
  )
}
