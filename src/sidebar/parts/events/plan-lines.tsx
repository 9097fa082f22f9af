/** What applying will do at HeyReach, line by line. */
import type { NotificationsPlan, PlannedNotification } from '../../protocol'

/** The lines' own words say it too. */
const SIGNS: Record<PlannedNotification['what'], string> = { create: '+', update: '↻', delete: '−', keep: '✓' }

export const PlanLines = ({ plan: { summary, lines } }: { plan: NotificationsPlan }) => (
  <>
    <p>
      <strong>{summary}</strong>
    </p>
    <ul class="plain plan-lines" aria-label="What will change at HeyReach">
      {lines.map(({ what, text }, index) => (
        <li key={index} class={`plan-line ${what}`}>
          <span class="plan-sign" aria-hidden="true">
            {SIGNS[what]}
          </span>
          <span>{text}</span>
        </li>
      ))}
    </ul>
  </>
)
