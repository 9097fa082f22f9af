/** The page's way to the server, counted: who asks quietly waits until nothing is on its way. */
import type { Call } from './bridge'

export interface CountedCall {
  call: Call
  underWay(): number
}

export const countCalls = (ask: Call): CountedCall => {
  let underWay = 0
  const counted: Call = (name, ...request) => {
    underWay += 1
    return ask(name, ...request).finally(() => {
      underWay -= 1
    })
  }
  return { call: counted, underWay: () => underWay }
}
