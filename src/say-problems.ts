/** A menu item's work: what goes wrong is said to the person in words, for Google would show them a bare exception. */
import type { Notices } from './ports'
import { errorInWords } from './words'

export const sayProblems = (notices: Notices, work: () => void): void => {
  try {
    work()
  } catch (error) {
    const { title, help } = errorInWords(error)
    notices.alert(title, help)
  }
}
