/** Runs inside the script's page before its own scripts, and gives it `google.script`. Bundled on its own; `start` gets the callable names. */
import type { FromFrame, ToFrame } from './messages'
import { createScriptRun, type CallOutcome } from './script-run'

export const start = (functionNames: string[]): void => {
  const send = (message: FromFrame) => parent.postMessage(message, '*')
  const open = new Map<number, (outcome: CallOutcome) => void>()
  let last = 0

  addEventListener('message', (event: MessageEvent<ToFrame>) => {
    if (event.source !== parent || event.data?.workbench !== 'result') return
    open.get(event.data.id)?.(event.data.outcome)
    open.delete(event.data.id)
  })

  const call = (functionName: string, args: unknown[]) =>
    new Promise<CallOutcome>((done) => {
      const id = ++last
      open.set(id, done)
      send({ workbench: 'call', id, functionName, args })
    })

  const host = {
    close: () => send({ workbench: 'close' }),
    editor: { focus: () => send({ workbench: 'focus-editor' }) },
    setWidth: (width: number) => send({ workbench: 'size', width }),
    setHeight: (height: number) => send({ workbench: 'size', height }),
    origin: 'https://docs.google.com'
  }
  const run = createScriptRun(functionNames, call, (error) => console.error(`${error.name}: ${error.message}`))
  Object.defineProperty(window, 'google', { value: { script: { run, host } }, enumerable: true })
}
