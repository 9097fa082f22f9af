/** Open pages, each with its stream of events. */
import type { ServerResponse } from 'node:http'
import type { LiveEvent } from './protocol'

export interface LivePages {
  add(client: string, response: ServerResponse): void
  tell(event: LiveEvent, client?: string): void
  has(client: string): boolean
  onGone(listener: (client: string) => void): void
  close(): void
}

const HEARTBEAT_MS = 20_000

export const createLivePages = (): LivePages => {
  const pages = new Map<string, ServerResponse>()
  const goneListeners: ((client: string) => void)[] = []
  const heartbeat = setInterval(() => {
    for (const page of pages.values()) page.write(':\n\n')
  }, HEARTBEAT_MS)
  heartbeat.unref()

  return {
    add: (client, response) => {
      pages.get(client)?.end()
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
      response.write('retry: 1000\n\n')
      pages.set(client, response)
      response.on('close', () => {
        if (pages.get(client) !== response) return
        pages.delete(client)
        for (const listener of goneListeners) listener(client)
      })
    },
    tell: (event, client) => {
      const text = `data: ${JSON.stringify(event)}\n\n`
      for (const [id, page] of pages) if (client === undefined || id === client) page.write(text)
    },
    has: (client) => pages.has(client),
    onGone: (listener) => goneListeners.push(listener),
    close: () => {
      clearInterval(heartbeat)
      for (const page of pages.values()) page.end()
      pages.clear()
    }
  }
}
