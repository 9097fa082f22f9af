/** One line of CSV (RFC 4180). What another spreadsheet would take for a formula is kept from being one by an apostrophe. */

export const csvLine = (cells: readonly string[]): string => `${cells.map(asField).join(',')}\r\n`

const asField = (text: string): string => {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(inert) ? `"${inert.replace(/"/g, '""')}"` : inert
}
