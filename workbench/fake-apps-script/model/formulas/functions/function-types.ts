/** What a function of ours looks like. */
import type { Argument, Scope, Single, Value } from '../values'

export type RangeFunction = (args: Argument[], scope: Scope) => Value
/** undefined: the argument is left out. */
export type SingleFunction = (args: (Single | undefined)[], scope: Scope) => Single
