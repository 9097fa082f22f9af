/** Whom new events may change: every row that shares an identifier with them, with such a row, and so on. */
import { connect } from './connect'
import { identifiersIn } from './known-as'

/** Indexes into `rows`, the cells of known_as, ascending. `identifiers`: of each event’s part. */
export const findConnected = (rows: readonly string[], identifiers: Iterable<string>): number[] => {
  const asked = [...identifiers]
  const groups = connect(rows.length + 1, (index) => (index === 0 ? asked : identifiersIn(rows[index - 1] ?? '')))
  return (groups[0] ?? []).filter((index) => index > 0).map((index) => index - 1)
}
