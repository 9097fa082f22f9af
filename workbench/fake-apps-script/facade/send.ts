/** One call to the services and back; what the services refuse is thrown here, as an error of this context. */
import type { Wire, WireCall, WireReply } from '../wire'

/** The only way out of a context: JSON in, JSON out. */
export type Rpc = (json: string) => string

/** Google's service exceptions: `name` is Exception, and `String(e)` starts with it (platform facts §2.1). */
export class Exception extends Error {}
Object.defineProperty(Exception.prototype, 'name', { value: 'Exception', writable: true, configurable: true })

export const createSend = (rpc: Rpc) => {
  const { parse, stringify } = JSON
  return (call: WireCall): Wire => {
    const reply = parse(rpc(stringify(call))) as WireReply
    if ('value' in reply) return reply.value
    // The execution is over: nothing that still runs here can have an effect, so that this can be caught is of no use.
    if ('dead' in reply) throw new Exception('Exceeded maximum execution time')
    if (reply.error.name === 'Exception') throw new Exception(reply.error.message)
    const error = new Error(reply.error.message)
    error.name = reply.error.name
    throw error
  }
}
