/** What crosses google.script.run: JSON text, errors included as words (an Error would lose its code on the way). */
import type { Answer } from './sidebar/protocol'
import { errorInWords } from './words'

export const answer = <T>(work: () => T): string => {
  let answered: Answer<T>
  try {
    answered = { ok: true, value: work() }
  } catch (error) {
    answered = { ok: false, error: errorInWords(error) }
  }
  return JSON.stringify(answered)
}
