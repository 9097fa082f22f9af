/** References inside a formula's text: finding them, and moving them when rows or columns come and go. */

export interface Place {
  row: number | null // null: the whole column
  column: number | null
  rowFixed: boolean
  columnFixed: boolean
}

export interface Reference {
  /** As written, with quotes and the !, or ''. */
  prefix: string
  /** The tab's name in the prefix; null: the formula's own tab. */
  tab: string | null
  from: Place
  to: Place | null
}

export const columnName = (column: number): string => {
  let rest = column
  let name = ''
  while (rest > 0) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
    rest = Math.floor((rest - 1) / 26)
  }
  return name
}

export const columnNumber = (name: string): number =>
  [...name.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)

const quotedText = '("(?:[^"]|"")*")'
const tabPrefix = "((?:'(?:[^']|'')+'|[\\p{L}\\p{N}_.]+)!)?"
const column = '\\$?[A-Za-z]{1,3}'
const row = '\\$?[1-9]\\d*'
const address = `(${column}${row}(?::${column}(?:${row})?)?|${column}:${column}|${row}:${row})`
/** Not the beginning of a longer name or of a function. */
const end = '(?![\\p{L}\\p{N}_.(!$])'
const token = new RegExp(`${quotedText}|${tabPrefix}${address}${end}`, 'gu')

const place = (text: string): Place => {
  const [, columnDollar, column, rowDollar, row] = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text) ?? []
  const noColumn = !column
  return {
    column: column ? columnNumber(column) : null,
    row: row ? Number(row) : null,
    columnFixed: !noColumn && columnDollar === '$',
    // `$5` alone has its dollar where the column's would be.
    rowFixed: rowDollar === '$' || (noColumn && columnDollar === '$')
  }
}

const placeText = ({ row, column, rowFixed, columnFixed }: Place): string =>
  (column === null ? '' : (columnFixed ? '$' : '') + columnName(column)) + (row === null ? '' : (rowFixed ? '$' : '') + row)

/** Rewrites each reference; null makes it #REF!. Text in quotes and names of functions stay. */
export const mapReferences = (formula: string, change: (reference: Reference) => Reference | null): string =>
  formula.replace(
    token,
    (whole, quoted: string | undefined, prefix: string | undefined, address: string | undefined, offset: number) => {
      if (quoted !== undefined || address === undefined) return whole
      const before = formula[offset - 1]
      if (before !== undefined && /[\p{L}\p{N}_.$]/u.test(before)) return whole
      const [from = '', to] = address.split(':')
      const name = prefix?.slice(0, -1) ?? null
      const tab = name?.startsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name
      const changed = change({ prefix: prefix ?? '', tab, from: place(from), to: to === undefined ? null : place(to) })
      if (!changed) return '#REF!'
      return changed.prefix + placeText(changed.from) + (changed.to ? `:${placeText(changed.to)}` : '')
    }
  )

/** A line (row or column number) after an insertion (count > 0) or deletion (count < 0) at `at`; null: it is gone. */
const moveLine = (line: number, at: number, count: number): number | null => {
  if (line < at) return line
  if (count > 0) return line + count
  return line < at - count ? null : line + count
}

export type Axis = 'row' | 'column'

/** The reference after rows or columns were inserted (count > 0) or deleted (count < 0) at `at`; null: nothing is left. */
export const moveReference = (reference: Reference, axis: Axis, at: number, count: number): Reference | null => {
  const { from, to } = reference
  const start = from[axis]
  if (!to) {
    if (start === null) return reference
    const moved = moveLine(start, at, count)
    return moved === null ? null : { ...reference, from: { ...from, [axis]: moved } }
  }
  const end = to[axis]
  // Of what is deleted a range keeps the rest: its ends close in.
  const first = start === null ? null : (moveLine(start, at, count) ?? at)
  const final = end === null ? null : (moveLine(end, at, count) ?? at - 1)
  if (first !== null && final !== null && final < first) return null
  return { ...reference, from: { ...from, [axis]: first }, to: { ...to, [axis]: final } }
}

/** The reference of a formula that is itself moved by so many rows: what is not fixed moves along. */
export const offsetReference = (reference: Reference, rows: number): Reference | null => {
  const moved = (at: Place): Place | null => {
    if (at.row === null || at.rowFixed) return at
    return at.row + rows < 1 ? null : { ...at, row: at.row + rows }
  }
  const from = moved(reference.from)
  const to = reference.to && moved(reference.to)
  if (!from || (reference.to && !to)) return null
  return { ...reference, from, to }
}

export const quoteTabName = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? name : `'${name.replace(/'/g, "''")}'`
