/** Since when: three choices side by side, each with how many. */
import { useId } from 'preact/hooks'
import { thousands } from '../../../words'
import type { ReplyPeriod } from '../../protocol'

interface PeriodChoiceProps {
  counts: Record<ReplyPeriod, number>
  period: ReplyPeriod
  onChange: (period: ReplyPeriod) => void
}

const PERIODS: { period: ReplyPeriod; label: string }[] = [
  { period: 'yesterday', label: 'Since yesterday' },
  { period: 'week', label: '7 days' },
  { period: 'all', label: 'All' },
]

export const PeriodChoice = ({ counts, period, onChange }: PeriodChoiceProps) => {
  const name = useId()
  return (
    <fieldset class="periods">
      <legend class="sr-only">Replies of which time</legend>
      {PERIODS.map((each) => (
        <label key={each.period} class="period">
          <input type="radio" class="sr-only" name={name} value={each.period} checked={each.period === period} onChange={() => onChange(each.period)} />
          <span class="period-face">
            <span class="period-label">{each.label}</span> <strong>{thousands(counts[each.period])}</strong>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
