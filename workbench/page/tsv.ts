/** The clipboard's form of cells: tab-separated text, quoted where a cell holds a tab, a quote or a line break. */

export const toTsv = (cells: readonly (readonly string[])[]): string =>
  cells.map((row) => row.map((text) => (/["\t\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text)).join('\t')).join('\n')

/** A trailing line break is not a row. A quote counts only at the start of a cell. */
export const parseTsv = (text: string): string[][] => {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  let atStart = true
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  const endCell = () => {
    rows[rows.length - 1]!.push(cell)
    cell = ''
    atStart = true
  }
  for (let index = 0; index < source.length; index++) {
    const char = source[index]!
    if (quoted && char === '"' && source[index + 1] === '"') {
      cell += '"'
      index++
    } else if (quoted && char === '"') quoted = false
    else if (quoted) cell += char
    else if (char === '"' && atStart && closesLater(source, index)) {
      quoted = true
      atStart = false
    } else if (char === '\t') endCell()
    else if (char === '\n') {
      endCell()
      rows.push([])
    } else {
      cell += char
      atStart = false
    }
  }
  endCell()
  return rows
}

/** Text such as `"quoted" word` typed by a person is not a quoted cell: the closing quote must end the cell. */
const closesLater = (source: string, open: number): boolean => {
  for (let index = open + 1; index < source.length; index++) {
    if (source[index] !== '"') continue
    if (source[index + 1] === '"') index++
    else return source[index + 1] === undefined || source[index + 1] === '\t' || source[index + 1] === '\n'
  }
  return false
}
