/** Rows that are left out, by reason, each with a way to see them on the sheet. */
import { plural, thousands } from '../../words'
import type { SkippedGroup } from '../protocol'

interface SkippedGroupsProps {
  groups: SkippedGroup[]
  /** Absent where there are no rows to show, as for a pasted URL. */
  onShow: ((rows: number[]) => void) | null
}

export const SkippedGroups = ({ groups, onShow }: SkippedGroupsProps) =>
  groups.length === 0 ? null : (
    <div class="skipped">
      <h3>{plural(countSkipped(groups), 'row')} left out</h3>
      <ul class="plain">
        {groups.map(({ reason, rows }) => (
          <li key={reason} class="skipped-row">
            <span class="skipped-count">{thousands(rows.length)}</span>
            <span class="skipped-reason">{capital(reason)}</span>
            {onShow && (
              <button
                type="button"
                class="text-button small"
                aria-label={`Show ${plural(rows.length, 'row')} on the sheet: ${reason}`}
                onClick={() => onShow(rows)}
              >
                Show {rows.length === 1 ? 'row' : 'rows'}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const countSkipped = (groups: SkippedGroup[]): number => groups.reduce((sum, { rows }) => sum + rows.length, 0)
