/** CSV text → rows of cells, as Sheets takes it in with “Convert text to numbers, dates and formulas” unticked. */

const FIELD = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/y

export const readCsv = (text: string): string[][] => {
  const rows: string[][] = [[]]
  FIELD.lastIndex = 0
  for (;;) {
    const at = FIELD.lastIndex
    const found = FIELD.exec(text)
    if (!found) throw new Error(`no CSV at character ${at}: ${text.slice(at, at + 40)}`)
    const [, field = '', end = ''] = found
    rows[rows.length - 1]?.push(field.startsWith('"') ? field.slice(1, -1).replace(/""/g, '"') : field)
    if (end === '') return rows
    if (end !== ',') rows.push([])
  }
}
