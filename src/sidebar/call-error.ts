/** What a call to the server rejects with: words to show, and whether sending the same call again can help. */
import type { WordedError } from './protocol'

export class CallError extends Error {
  readonly words: WordedError
  /** The answer was lost or the server was busy: the same call may be sent again, and is safe to. */
  readonly mayAskAgain: boolean

  constructor(words: WordedError, mayAskAgain: boolean) {
    super(words.title)
    this.name = 'CallError'
    this.words = words
    this.mayAskAgain = mayAskAgain
  }
}

/** Anything caught after a call, as a CallError: others are defects of the page. */
export const asCallError = (thrown: unknown): CallError =>
  thrown instanceof CallError
    ? thrown
    : new CallError(
        {
          code: 'unexpected',
          title: 'Something went wrong in the sidebar.',
          help: 'Close it and open it again from the HeyReach menu.' + (thrown instanceof Error ? ` (${thrown.message})` : ''),
        },
        false,
      )
