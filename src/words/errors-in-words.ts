/** Every error code → what a person reads in an error card, an alert or a cell, and what to do next. */
import { AppError, type ErrorCode } from '../errors'

export interface Words {
  title: string
  help: string
}

const ERROR_WORDS = {
  'not-connected': {
    title: 'This sheet is not connected to HeyReach yet.',
    help: 'Open Connection in the HeyReach menu and paste the API key of this client.',
  },
  'bad-key': {
    title: 'HeyReach does not accept this API key.',
    help: 'Copy it again in HeyReach (Integrations → HeyReach API) and paste the whole key. If it was switched off there, make a new one.',
  },
  'other-workspace': {
    title: 'This key belongs to another HeyReach workspace.',
    help: 'One sheet serves one client. Use a key of this sheet’s client, or a spreadsheet of its own for the other client.',
  },
  'rate-limited': {
    title: 'HeyReach asks us to slow down.',
    help: 'Other tools may be using the same key. Wait a minute, then continue: what is done stays done.',
  },
  'refused-by-heyreach': {
    title: 'HeyReach refused this.',
    help: 'See what it says, put it right in HeyReach or in the sheet, and try again.',
  },
  'not-found': {
    title: 'HeyReach does not know this campaign or lead any more.',
    help: 'Load the campaigns again and choose another one.',
  },
  unreachable: {
    title: 'HeyReach could not be reached, or did not answer in time.',
    help: 'Try again in a minute. Nobody is added twice by trying again.',
  },
  'unexpected-answer': {
    title: 'HeyReach gave an answer that we could not read.',
    help: 'Try again in a minute. If it stays, HeyReach may have changed something: look for a newer version of this add-on.',
  },
  'platform-limit': {
    title: 'Google Sheets refused this.',
    help: 'Put right what it names (protected cells, a full sheet, a daily limit), then continue: what is done stays done.',
  },
  busy: {
    title: 'Another run is writing to this sheet just now.',
    help: 'Wait a few seconds and try again.',
  },
  'invalid-input': {
    title: 'That cannot be used as it is.',
    help: 'Change it and try again.',
  },
  unexpected: {
    title: 'Something went wrong in the add-on.',
    help: 'Try again; nobody is added twice by that. If it happens again, report this text.',
  },
} satisfies Record<ErrorCode, Words>

export interface ErrorInWords extends Words {
  code: ErrorCode
}

/** Any thrown thing in words. Details of `AppError` are safe to show by contract; others' messages are Google's or ours. */
export const errorInWords = (thrown: unknown): ErrorInWords => {
  const error = thrown instanceof AppError ? thrown : fromPlatform(thrown)
  const words = ERROR_WORDS[error.code]
  const detail = error.facts.detail
  if (error.code === 'invalid-input' && detail) return { code: error.code, title: detail, help: '' }
  return { code: error.code, title: words.title, help: detail ? `${words.help} (${detail})` : words.help }
}

/** The same in one line, for a cell. */
export const errorInOneLine = (thrown: unknown): string => {
  const { title, help } = errorInWords(thrown)
  return `${title} ${help}`.trim()
}

/** Google's own texts, matched by substring (platform facts §2.1); in other languages they fall through to `unexpected`. */
const PLATFORM_TEXTS = [
  'trying to edit a protected cell',
  'invoked too many times',
  'too many scripts running',
  'too many simultaneous invocations',
  'above the limit of 10000000 cells',
  'maximum of 50000 characters',
  'Service Spreadsheets timed out',
  'Service error: Spreadsheets',
  'a server error occurred',
  'property storage quota',
]

const fromPlatform = (thrown: unknown): AppError => {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const known = PLATFORM_TEXTS.some((text) => message.toLowerCase().includes(text.toLowerCase()))
  return new AppError(known ? 'platform-limit' : 'unexpected', { detail: message.slice(0, 300) })
}
