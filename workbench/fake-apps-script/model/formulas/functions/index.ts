/** Our own functions by name: those that take ranges as they are, and those of single values. */
import { aggregateFunctions } from './aggregate'
import { arrayFunctions } from './arrays'
import { conditionalFunctions } from './conditional'
import { lookupFunctions } from './lookup'
import { referenceFunctions } from './reference'
import { subtotalFunctions } from './subtotal'
import { textFunctions, joinFunctions } from './text'
import type { RangeFunction, SingleFunction } from './function-types'

export const rangeFunctions: ReadonlyMap<string, RangeFunction> = new Map(
  Object.entries({
    ...aggregateFunctions,
    ...arrayFunctions,
    ...conditionalFunctions,
    ...lookupFunctions,
    ...referenceFunctions,
    ...subtotalFunctions,
    ...joinFunctions
  })
)

export const singleFunctions: ReadonlyMap<string, SingleFunction> = new Map(Object.entries(textFunctions))
