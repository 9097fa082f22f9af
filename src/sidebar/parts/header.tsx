/** The views as tabs, and whose workspace everything happens in. */
import type { Connection, View } from '../protocol'
import { Icon, type IconName } from './icon'

interface HeaderProps {
  view: View
  connection: Connection | null
  /** Views with a run under way. */
  busy: readonly View[]
  /** Views where something is wrong. */
  wrong: readonly View[]
  onView: (view: View) => void
}

/** One with a sign shows it instead of its label: six labels do not fit on one line of 300 px. */
const TABS: { view: View; label: string; icon?: IconName }[] = [
  { view: 'add', label: 'Add' },
  { view: 'stop', label: 'Stop' },
  { view: 'update', label: 'Update' },
  { view: 'replies', label: 'Replies' },
  { view: 'events', label: 'Events' },
  { view: 'connect', label: 'Connection', icon: 'key' },
]

export const Header = ({ view, connection, busy, wrong, onView }: HeaderProps) => (
  <header>
    <nav class="tabs" aria-label="HeyReach">
      {TABS.map((tab) => (
        <button
          key={tab.view}
          type="button"
          class={tab.icon ? 'tab tab-sign' : 'tab'}
          title={tab.icon && tab.label}
          aria-current={tab.view === view ? 'page' : undefined}
          onClick={() => onView(tab.view)}
        >
          {tab.icon ? (
            <>
              <Icon name={tab.icon} />
              <span class="sr-only">{tab.label}</span>
            </>
          ) : (
            tab.label
          )}
          {busy.includes(tab.view) && (
            <span class="busy-dot">
              <span class="sr-only"> (running)</span>
            </span>
          )}
          {wrong.includes(tab.view) && (
            <span class="wrong-sign">
              <span aria-hidden="true">!</span>
              <span class="sr-only"> (something is wrong)</span>
            </span>
          )}
        </button>
      ))}
    </nav>
    {connection && view !== 'connect' && (
      <p class="client">
        Client: <strong>{connection.workspaceName}</strong>
      </p>
    )}
  </header>
)
