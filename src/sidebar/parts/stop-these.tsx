/** The way back after adding: stop just these people in the campaign, after one more question. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { plural, stopTakes, thousands } from '../../words'
import type { PersonRef } from '../protocol'

interface StopTheseProps {
  added: PersonRef[]
  /** How many HeyReach counted as new: fewer, where some were in the campaign before. */
  newCount: number
  campaignName: string
  onStop: (people: PersonRef[]) => void
}

export const StopThese = ({ added, newCount, campaignName, onStop }: StopTheseProps) => {
  const [asking, setAsking] = useState(false)
  const keep = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (asking) keep.current?.focus()
  }, [asking])
  const count = thousands(added.length)
  if (!asking) {
    return (
      <p class="regret">
        Added by mistake?{' '}
        <button type="button" class="text-button danger" onClick={() => setAsking(true)}>
          Stop these {count}
        </button>
      </p>
    )
  }
  const before = added.length - newCount
  return (
    <div class="card confirm" role="group" aria-label={`Stop these ${count}?`}>
      <p>
        Stop {plural(added.length, 'lead')} in {campaignName}? HeyReach sends them nothing more there, and they are not added to it again.{' '}
        {before > 0 && `${plural(before, 'of them', 'of them')} may have been in the campaign before this run and would be stopped too. `}
        {stopTakes(added.length)}
      </p>
      <p class="button-row">
        <button type="button" class="danger-button" onClick={() => onStop(added)}>
          Stop {count}
        </button>
        <button type="button" class="secondary" ref={keep} onClick={() => setAsking(false)}>
          Keep
        </button>
      </p>
    </div>
  )
}
