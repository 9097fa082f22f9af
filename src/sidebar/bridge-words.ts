/** Google's troubles between page and script, in words: no answer, empty answer, lost connection, authorisation. */
import { CallError } from './call-error'

/** With several Google accounts in one browser, script calls may run as the wrong one and fail or hang (platform facts §5.4). */
const SEVERAL_LOGINS =
  'If you are signed in to several Google accounts in this browser, Google may answer for the wrong one: ' +
  'open the sheet in a window with only one account (a private window, or another browser profile).'

export const noAnswerInTime = (seconds: number): CallError =>
  new CallError(
    {
      code: 'unreachable',
      title: `Google gave no answer within ${seconds} seconds.`,
      help: `Try again. ${SEVERAL_LOGINS}`,
    },
    true,
  )

/** The success handler got null, undefined or no text of ours: Google lost the answer on its way. */
export const emptyAnswer = (): CallError =>
  new CallError(
    {
      code: 'unexpected-answer',
      title: 'Google lost the script’s answer.',
      help: `Try again. ${SEVERAL_LOGINS}`,
    },
    true,
  )

export const notInGoogle = (): CallError =>
  new CallError(
    {
      code: 'unexpected',
      title: 'This page is not connected to a Google sheet.',
      help: 'Open it from the HeyReach menu of the spreadsheet.',
    },
    false,
  )

export const noSuchFunction = (): CallError =>
  new CallError(
    {
      code: 'unexpected',
      title: 'The sheet’s script is another version than this sidebar.',
      help: 'Reload the spreadsheet and open the sidebar again from the HeyReach menu.',
    },
    false,
  )

/** What the failure handler gets is an Error with Google's text, matched by substring; other languages fall to the last case. */
export const failureInWords = (failure: unknown): CallError => {
  const message = messageOf(failure)
  if (/authori[sz]ation|permission|PERMISSION_DENIED|not have access|sign in/i.test(message)) {
    return new CallError(
      {
        code: 'platform-limit',
        title: 'Google did not let the script run for you.',
        help: `${SEVERAL_LOGINS} Else click the HeyReach menu again and allow what Google asks.`,
      },
      false,
    )
  }
  if (/NetworkError|HTTP 0|connection failure/i.test(message)) {
    return new CallError(
      {
        code: 'unreachable',
        title: 'The connection to Google was lost.',
        help: 'Check your internet connection, then try again.',
      },
      true,
    )
  }
  if (/maximum execution time|timed? ?out/i.test(message)) {
    return new CallError(
      {
        code: 'platform-limit',
        title: 'Google stopped the script because it ran too long.',
        help: 'Try again: what is done stays done.',
      },
      true,
    )
  }
  if (/function not found/i.test(message)) return noSuchFunction()
  return new CallError(
    {
      code: 'unexpected',
      title: 'Google reported an error.',
      help: `Try again. If it stays: ${SEVERAL_LOGINS}` + (message ? ` (Google says: ${message.slice(0, 200)})` : ''),
    },
    false,
  )
}

const messageOf = (failure: unknown): string => {
  if (failure instanceof Error) return failure.message
  if (typeof failure === 'object' && failure !== null && 'message' in failure) return String(failure.message)
  return typeof failure === 'string' ? failure : ''
}
