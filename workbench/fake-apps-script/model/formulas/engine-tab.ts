/** A tab as the formula engine sees it. */
import type { Grid } from '../grid'

export interface EngineTab {
  id: number
  name: string
  rowCount: number
  columnCount: number
  grid: Grid
  hiddenByUser: ReadonlySet<number>
  hiddenByFilter: ReadonlySet<number>
}
