/** How much of a whole is done. */
import { thousands } from '../../words'

interface ProgressBarProps {
  done: number
  total: number
  /** What is going on: the id of the words for it, or the words. */
  labelledBy?: string
  label?: string
}

export const ProgressBar = ({ done, total, labelledBy, label }: ProgressBarProps) => {
  const percent = total === 0 ? 100 : Math.floor((done / total) * 100)
  return (
    <div
      class="progress"
      role="progressbar"
      aria-labelledby={labelledBy}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={`${thousands(done)} of ${thousands(total)}`}
    >
      <div class={done === 0 ? 'progress-bar begun' : 'progress-bar'} style={{ width: `${Math.max(percent, 3)}%` }} />
    </div>
  )
}
