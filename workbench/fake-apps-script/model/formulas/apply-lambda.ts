/** Calls a LAMBDA: its parameters are bound to what is given, references stay references. */
import type { Node } from './syntax'
import { failure, type Lambda, type Scope, type Value } from './values'

export type Evaluate = (node: Node, scope: Scope) => Value

export const applyLambda = (lambda: Lambda, args: Value[], evaluate: Evaluate): Value => {
  if (args.length !== lambda.parameters.length) {
    return failure(
      '#N/A',
      `Wrong number of arguments to LAMBDA. Expected ${lambda.parameters.length} arguments, but got ${args.length} arguments.`
    )
  }
  const names = new Map(lambda.scope.names)
  lambda.parameters.forEach((parameter, index) => names.set(parameter, args[index] ?? null))
  return evaluate(lambda.body, { ...lambda.scope, names })
}
