/** Selects rows on the sheet, and says when that did not work. */
import { useState } from 'preact/hooks'
import { plural } from '../words'
import { asCallError } from './call-error'
import type { WordedError } from './protocol'
import { usePage } from './server-context'

export const useShowRows = (tabId: number | null): { rows: (rows: number[]) => void; error: WordedError | null } => {
  const { call, announce } = usePage()
  const [error, setError] = useState<WordedError | null>(null)
  const rows = (wanted: number[]): void => {
    if (tabId === null) return
    setError(null)
    call('showRows', { tabId, rows: wanted }).then(
      () => announce(selectedWords(wanted)),
      (thrown: unknown) => setError(asCallError(thrown).words),
    )
  }
  return { rows, error }
}

const selectedWords = (rows: number[]): string =>
  rows.length === 1
    ? `Row ${rows[0]} is selected on the sheet.`
    : `${plural(rows.length, 'row')} selected on the sheet, the first is row ${rows[0]}.`
