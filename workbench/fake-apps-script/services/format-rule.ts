/** A rule of conditional formatting as a script holds it, and whether it may be given to a sheet. */
import type { Execution } from '../execution/execution'
import { refuse, TEXTS } from '../google-error'
import type { FormatRule, Tab } from '../model/types'
import { refTo, type Ref } from '../wire'
import { checkMayEdit, fitsGrid, type RangeRef } from './refs'

/** As in the model, but each range knows its sheet. */
export interface RuleRef extends Omit<FormatRule, 'ranges'> {
  ranges: RangeRef[]
}

/** In a builder the condition may still be missing. */
export type Unfinished = Omit<RuleRef, 'criteria'> & Partial<Pick<RuleRef, 'criteria'>>

export const builderOf = (x: Execution, rule: Unfinished): Ref =>
  refTo('ConditionalFormatRuleBuilder', x.keep(structuredClone(rule)))

export const newRule = (x: Execution): Ref => builderOf(x, { ranges: [], style: {} })

export const ruleHandle = (tab: Tab, { ranges, ...rule }: FormatRule): Ref<RuleRef> =>
  refTo('ConditionalFormatRule', { ...rule, ranges: ranges.map((rect) => ({ ...rect, tabId: tab.id })) })

export const modelRule = ({ ranges, ...rule }: RuleRef): FormatRule => ({
  ...rule,
  ranges: ranges.map(({ tabId: _tabId, ...rect }) => rect),
})

/** [guess] Colouring protected cells is refused like editing them. */
export const checkRules = (x: Execution, tab: Tab, rules: readonly RuleRef[]): void => {
  for (const range of rules.flatMap(({ ranges }) => ranges)) {
    if (range.tabId !== tab.id) refuse('Conditional format rule cannot reference a different sheet.')
    if (!fitsGrid(tab, range)) refuse(TEXTS.outsideGrid)
    checkMayEdit(x, tab, range)
  }
}
