/** A page of the script in a sandboxed frame of foreign origin: it can reach nothing here but what it posts, and only this frame is listened to. */
import { element } from '../element'
import type { FromFrame, ToFrame } from './messages'
import type { CallOutcome } from './script-run'

export interface FrameHost {
  call(functionName: string, args: unknown[]): Promise<CallOutcome>
  close(): void
  focusEditor(): void
  resize?(size: { width?: number; height?: number }): void
}

export interface ScriptFrame {
  element: HTMLIFrameElement
  remove(): void
}

/** As Google's, without allow-same-origin: the frame never gets the workbench's origin. */
const SANDBOX = 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads'

export const createScriptFrame = (title: string, address: string, host: FrameHost): ScriptFrame => {
  const frame = element('iframe', { title, src: address, sandbox: SANDBOX, class: 'script-frame' })

  const listen = async (event: MessageEvent<FromFrame>) => {
    if (event.source !== frame.contentWindow || !frame.contentWindow) return
    const message = event.data
    switch (message?.workbench) {
      case 'call': {
        const reply = (outcome: CallOutcome) =>
          frame.contentWindow?.postMessage({ workbench: 'result', id: message.id, outcome } satisfies ToFrame, '*')
        try {
          reply(await host.call(String(message.functionName), Array.isArray(message.args) ? message.args : []))
        } catch {
          reply({ ok: false, error: { name: 'NetworkError', message: 'Connection failure due to HTTP 0' } })
        }
        break
      }
      case 'close':
        host.close()
        break
      case 'focus-editor':
        host.focusEditor()
        break
      case 'size':
        host.resize?.(message)
        break
    }
  }
  const listener = (event: MessageEvent<FromFrame>) => void listen(event)
  addEventListener('message', listener)

  return {
    element: frame,
    remove: () => {
      removeEventListener('message', listener)
      frame.remove()
    }
  }
}
