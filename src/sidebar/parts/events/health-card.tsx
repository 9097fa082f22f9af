/** How receiving is, worst first, each finding with what to do; one line when all is well. */
import { ago } from '../../times-in-words'
import type { HealthAction, HealthFinding, HealthLevel, ReceivingState, WordedError } from '../../protocol'
import type { Work } from '../../use-work'
import { Card } from '../card'
import { ErrorCard } from '../error-card'
import { Icon, type IconName } from '../icon'
import { WaitingButton, WorkButton, WorkError } from '../work-button'
import { PLACE } from './places'

interface HealthCardProps {
  state: ReceivingState
  now: number
  work: Work
  onCheck: () => void
  onAction: (action: HealthAction) => void
  /** The last quiet look went wrong. */
  outdated: WordedError | null
  onRead: () => void
}

const LEVELS: Record<HealthLevel, { icon: IconName; word: string }> = {
  good: { icon: 'check', word: 'Good' },
  info: { icon: 'info', word: 'Note' },
  warning: { icon: 'alert', word: 'Warning' },
  bad: { icon: 'bad', word: 'Problem' },
}

/** The buttons of findings; 'check-now' is the card's own. */
const ACTIONS: Record<Exclude<HealthAction, 'check-now'>, string> = {
  connect: 'Go to Connection',
  'look-after': 'Go to “Who looks after it”',
  address: 'Go to the web address',
  notifications: 'Go to the notifications',
  unreadable: 'Show unreadable events',
  'clear-events': 'Clear old events',
}

export const HealthCard = ({ state, now, work, onCheck, onAction, outdated, onRead }: HealthCardProps) => {
  const { health, lastEventAt, applied } = state
  const well = health.every(({ level }) => level === 'good')
  const last = lastEventAt === null ? 'No event yet.' : `Last event ${ago(lastEventAt, now)}.`
  const checks = applied || health.some(({ action }) => action === 'check-now')
  return (
    <Card
      title="Health"
      headingId={PLACE.health}
      action={checks && <WorkButton work={work} name="check" label="Check now" working="Checking…" look="text-button" onRun={onCheck} />}
    >
      {well ? (
        <p class="finding good">
          <Icon name="check" />
          <span>
            <strong>{health[0]?.title ?? 'All is well.'}</strong> {applied && last}
          </span>
        </p>
      ) : (
        <>
          <ul class="plain findings">
            {health.map((finding, index) => (
              <Finding key={`${finding.code} ${index}`} finding={finding} work={work} onAction={onAction} />
            ))}
          </ul>
          {applied && <p class="hint">{last}</p>}
        </>
      )}
      <WorkError work={work} name="check" onRetry={onCheck} />
      {outdated && <ErrorCard error={outdated} onRetry={onRead} />}
    </Card>
  )
}

const Finding = ({ finding, work, onAction }: { finding: HealthFinding; work: Work; onAction: HealthCardProps['onAction'] }) => {
  const { level, title, help, action } = finding
  const { icon, word } = LEVELS[level]
  return (
    <li class={`finding ${level}`}>
      <Icon name={icon} />
      <div>
        <p>
          <span class="finding-level">{word}</span> <strong>{title}</strong>
        </p>
        {help && <p>{help}</p>}
        {action && action !== 'check-now' && (
          <WaitingButton waits={work.running !== null} look="text-button" onPress={() => onAction(action)}>
            {ACTIONS[action]}
          </WaitingButton>
        )}
        {action === 'check-now' && <WorkButton work={work} name="check" label="Check now" working="Checking…" look="text-button" onRun={() => onAction('check-now')} />}
      </div>
    </li>
  )
}
