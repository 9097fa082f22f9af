/** What applying will do at HeyReach, line by line. */
import type { NotificationsPlan, PlannedNotification } from '../../protocol'

/** The lines' own words say it too. */
const SIGNS: Record<PlannedNotification['what'], string> = { create: '+', update: '↻', delete: '−', keep: '✓' }

/** Where all is as wanted the sum says it all. */
export const PlanLines = ({ plan: { summary, lines, done } }: { plan: NotificationsPlan }) => (
  <>
    <p>
      <strong>{summary}</strong>
    </p>
    {!done && (
      <ul class="plain plan-lines">
        {changesFirst(lines).map(({ what, text }, index) => (
          <li key={index} class={`plan-line ${what}`}>
            <span class="plan-sign" aria-hidden="true">
              {SIGNS[what]}
            </span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    )}
  </>
)

const changesFirst = (lines: PlannedNotification[]): PlannedNotification[] => [
  ...lines.filter(({ what }) => what !== 'keep'),
  ...lines.filter(({ what }) => what === 'keep'),
]
