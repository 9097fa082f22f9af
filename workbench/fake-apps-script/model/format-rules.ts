/** Conditional formatting: rules that colour cells by what they show. Which rule holds, and how rules move with rows and columns. */
import { moveRect } from './move-rect'
import type { Axis } from './references'
import type { FormatRule, Rect } from './types'

type Style = FormatRule['style']

/** What a cell wears by the rules; null where none holds. */
export type RuledStyle = (row: number, column: number, shown: string) => Style | null

/** Text is compared without regard to case, as shown: [guess] for numbers and dates. */
const condition = ({ criteria, text = '' }: FormatRule): ((shown: string) => boolean) => {
  const wanted = text.toLowerCase()
  switch (criteria) {
    case 'TEXT_EQUAL_TO':
      return (shown) => shown === wanted
    case 'TEXT_CONTAINS':
      return (shown) => shown.includes(wanted)
    case 'CELL_NOT_EMPTY':
      return () => true
  }
}

const within = (rect: Rect, row: number): boolean => row >= rect.row && row < rect.row + rect.rows

/** Sorted by column once, since it is asked for every cell of a tab again and again. The first rule that holds decides alone. */
export const createRuledStyle = (rules: readonly FormatRule[]): RuledStyle => {
  const byColumn: { rect: Rect; holds: (shown: string) => boolean; style: Style }[][] = []
  for (const rule of rules) {
    const holds = condition(rule)
    for (const rect of rule.ranges)
      for (let column = rect.column; column < rect.column + rect.columns; column++) (byColumn[column] ??= []).push({ rect, holds, style: rule.style })
  }
  return (row, column, shown) => {
    const here = byColumn[column]
    if (!here || shown === '') return null
    const text = shown.toLowerCase()
    return here.find(({ rect, holds }) => within(rect, row) && holds(text))?.style ?? null
  }
}

/** A rule without a cell left is none any more. */
export const moveRules = (rules: readonly FormatRule[], axis: Axis, at: number, count: number): FormatRule[] =>
  rules.flatMap((rule) => {
    const ranges = rule.ranges.flatMap((rect) => moveRect(rect, axis, at, count) ?? [])
    return ranges.length > 0 ? [{ ...rule, ranges }] : []
  })
