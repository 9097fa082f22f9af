/** What came of a run, by outcome, each with a way to see its rows on the sheet. */
import { plural, thousands } from '../../words'
import type { Count } from '../add-run'

interface OutcomeGroupsProps {
  groups: (Count & { hint: string; rows: number[] })[]
  onShow: (rows: number[]) => void
}

export const OutcomeGroups = ({ groups, onShow }: OutcomeGroupsProps) => (
  <ul class="plain counts outcome-groups" aria-label="What came of it">
    {groups.map(({ label, count, tone, hint, rows }) => (
      <li key={label} class={`count ${tone}`}>
        <span class="count-number">{thousands(count)}</span>
        <span class="count-words">
          {label}
          {hint && <span class="hint">{hint}</span>}
        </span>
        {rows.length > 0 && (
          <button type="button" class="text-button small" aria-label={`Show ${plural(rows.length, 'row')} on the sheet: ${label}`} onClick={() => onShow(rows)}>
            Show {rows.length === 1 ? 'row' : 'rows'}
          </button>
        )}
      </li>
    ))}
  </ul>
)
