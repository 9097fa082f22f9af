/** What the sidebar says of the selection, and of the headers above it. */

/** Instead of a range. */
export const ALL_WITHOUT_STATUS = 'all rows without a status'

/** A few ranges by name, many as 'A2:B3, D5 and 7 more'. */
export const rangesInWords = (names: string[], most = 3): string => {
  const shown = names.slice(0, most).join(', ')
  return names.length > most ? `${shown} and ${names.length - most} more` : shown
}

/** What to know of the header row. */
export const HEADER_REMARK = {
  blank: (letters: string[]): string =>
    `Column${letters.length === 1 ? '' : 's'} ${letters.join(', ')} ${letters.length === 1 ? 'has' : 'have'} no header ` +
    'and cannot be chosen: write one into the header row.',
  twins: (headers: string[]): string =>
    `More than one column is called ${headers.map((header) => `“${header}”`).join(', ')}: they are numbered from the left. ` +
    'Better give them different names.',
} as const
