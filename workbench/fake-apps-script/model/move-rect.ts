/** Rectangles and sets of rows after rows or columns were inserted or deleted. */
import type { Axis } from './references'
import type { Rect } from './types'

/** null: nothing is left of it. */
export const moveRect = (rect: Rect, axis: Axis, at: number, count: number): Rect | null => {
  const size = axis === 'row' ? 'rows' : 'columns'
  const first = rect[axis]
  const last = first + rect[size] - 1
  if (count > 0) {
    if (at <= first) return { ...rect, [axis]: first + count }
    return at <= last ? { ...rect, [size]: rect[size] + count } : rect
  }
  const gone = -count
  const before = Math.max(0, Math.min(first, at + gone) - at)
  const inside = Math.max(0, Math.min(last, at + gone - 1) - Math.max(first, at) + 1)
  if (inside >= rect[size]) return null
  return { ...rect, [axis]: first - before, [size]: rect[size] - inside }
}

export const moveLines = (lines: ReadonlySet<number>, at: number, count: number): Set<number> => {
  const moved = new Set<number>()
  for (const line of lines) {
    if (line < at) moved.add(line)
    else if (count > 0 || line >= at - count) moved.add(line + count)
  }
  return moved
}
