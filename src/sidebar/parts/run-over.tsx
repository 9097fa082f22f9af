/** What stands below a run that is over: go on with what is left, do more, or close. */
import { usePage } from '../server-context'

interface RunOverProps {
  /** The button that goes on; null where nothing is left. */
  goOn: string | null
  onContinue: () => void
  more: string
  onOver: () => void
}

/** `asked`: all of them once, without an answer. */
export const goOnWith = (left: number, asked: boolean, whom: string): string | null => {
  if (left === 0) return null
  return asked ? `Ask again for ${whom}` : `Continue with ${whom}`
}

export const RunOver = ({ goOn, onContinue, more, onOver }: RunOverProps) => {
  const { close } = usePage()
  return (
    <footer class="actions">
      {goOn !== null && (
        <button type="button" class="primary wide" onClick={onContinue}>
          {goOn}
        </button>
      )}
      <div class="button-row">
        <button type="button" class={goOn === null ? 'primary wide' : 'secondary'} onClick={onOver}>
          {more}
        </button>
        <button
          type="button"
          class="secondary"
          onClick={() => {
            close()
            onOver()
          }}
        >
          Done
        </button>
      </div>
    </footer>
  )
}
