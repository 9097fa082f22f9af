/** An error in words, with a way on where there is one. */
import type { ErrorCode } from '../../errors'
import type { WordedError } from '../protocol'
import { Icon } from './icon'

interface ErrorCardProps {
  error: WordedError
  onRetry?: () => void
  retryLabel?: string
}

/** Trying again changes nothing for these until the person has changed something. */
const NO_RETRY: readonly ErrorCode[] = ['not-connected', 'bad-key', 'other-workspace']

export const ErrorCard = ({ error, onRetry, retryLabel = 'Try again' }: ErrorCardProps) => (
  <div class="error-card" role="alert">
    <Icon name="alert" />
    <div>
      <p class="error-title">{error.title}</p>
      {error.help && <p>{error.help}</p>}
      {onRetry && !NO_RETRY.includes(error.code) && (
        <button type="button" class="text-button" onClick={onRetry}>
          {retryLabel}
        </button>
      )}
    </div>
  </div>
)

export const Note = ({ children, tone = 'info' }: { children: string; tone?: 'info' | 'warn' }) => (
  <p class={tone === 'warn' ? 'note warn' : 'note'}>
    <Icon name={tone === 'warn' ? 'alert' : 'info'} size={16} />
    <span>{children}</span>
  </p>
)
