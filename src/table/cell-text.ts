/** A cell as text without blanks around it; '' for a blank one. */
import type { CellInput } from '../ports'

export const cellText = (cell: CellInput | undefined): string => String(cell ?? '').trim()
