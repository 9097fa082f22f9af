/**
 * Runs inside each fresh context before the user's code: puts Apps Script's globals there, and nothing else. It
 * leaves the host a handle by which to start an entry point.
 */
import { GLOBALS } from '../signatures'
import { createConsole } from './console'
import { createInvoke } from './invoke'
import { createObjects } from './objects'
import { createSend, type Rpc } from './send'
import { createVirtualDate } from './virtual-date'

declare const __host: { rpc: Rpc; virtualClock: boolean; handle?: ReturnType<typeof createInvoke> }

const globals = globalThis as unknown as Record<string, unknown>
const host = __host
const { rpc, virtualClock } = host
delete globals.__host

const now = virtualClock ? () => Number(rpc('now')) : Date.now
if (virtualClock) {
  globals.Date = createVirtualDate(Date, now)
  // Where time is the host's, chance is too: a run can be repeated.
  Math.random = () => Number(rpc('random'))
}

const send = createSend(rpc)
const objects = createObjects(send)
for (const name of GLOBALS) globals[name] = objects.object(name, null)
globals.console = createConsole(send, now)

host.handle = createInvoke(objects, globals)
