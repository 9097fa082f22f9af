/** Rules of conditional formatting, and their builder: values that say nothing to a sheet until it is given them. */
import { local, type Handler, type Handlers } from '../execution/handler'
import { refuse } from '../google-error'
import type * as signatures from '../signatures/spreadsheet'
import { enumValue, refTo, type Ref } from '../wire'
import { builderOf, type RuleRef, type Unfinished } from './format-rule'
import { rangeHandle, type RangeRef } from './refs'

const rangesOf = ({ ranges }: Unfinished): Ref[] => ranges.map((range) => rangeHandle(range.tabId, range))
const conditionOf = (rule: Unfinished): Ref | null => (rule.criteria ? refTo('BooleanCondition', rule) : null)

const setting = (change: (value: never) => Partial<Unfinished>): Handler<number> =>
  local((x, id, value) => {
    Object.assign(x.kept<Unfinished>(id), change(value as never))
    return refTo('ConditionalFormatRuleBuilder', id)
  })

const styling = (change: (value: never) => Unfinished['style']): Handler<number> =>
  local((x, id, value) => {
    Object.assign(x.kept<Unfinished>(id).style, change(value as never))
    return refTo('ConditionalFormatRuleBuilder', id)
  })

export const ConditionalFormatRuleBuilder: Handlers<typeof signatures.ConditionalFormatRuleBuilder, number> = {
  build: local((x, id) => {
    const rule = x.kept<Unfinished>(id)
    // [guess] Google's words for what is missing are not known to us.
    if (!rule.criteria) refuse('Conditional format rule must have a condition.')
    if (rule.ranges.length === 0) refuse('Conditional format rule must have at least one range.')
    return refTo('ConditionalFormatRule', structuredClone(rule))
  }),
  getBooleanCondition: local((x, id) => conditionOf(structuredClone(x.kept<Unfinished>(id)))),
  getRanges: local((x, id) => rangesOf(x.kept<Unfinished>(id))),
  setBackground: styling((background: string | null) => ({ background: background ?? undefined })),
  setBold: styling((bold: boolean | null) => ({ bold: bold ?? undefined })),
  setFontColor: styling((color: string | null) => ({ color: color ?? undefined })),
  setRanges: setting((ranges: Ref<RangeRef>[]) => ({ ranges: ranges.map(({ ref }) => ref) })),
  whenCellNotEmpty: setting(() => ({ criteria: 'CELL_NOT_EMPTY', text: undefined })),
  whenTextContains: setting((text: string) => ({ criteria: 'TEXT_CONTAINS', text })),
  whenTextEqualTo: setting((text: string) => ({ criteria: 'TEXT_EQUAL_TO', text })),
}

export const ConditionalFormatRule: Handlers<typeof signatures.ConditionalFormatRule, RuleRef> = {
  copy: local((x, rule) => builderOf(x, rule)),
  getBooleanCondition: local((_, rule) => conditionOf(rule)),
  getRanges: local((_, rule) => rangesOf(rule)),
}

export const BooleanCondition: Handlers<typeof signatures.BooleanCondition, RuleRef> = {
  getBackground: local((_, { style }) => style.background ?? null),
  getBold: local((_, { style }) => style.bold ?? null),
  getCriteriaType: local((_, { criteria }) => enumValue('BooleanCriteria', criteria)),
  getCriteriaValues: local((_, { text }) => (text === undefined ? [] : [text])),
  getFontColor: local((_, { style }) => style.color ?? null),
}
