/** Keeps the pages that the script has shown, each at an address of its own, with `google.script` put in before everything else. */
import { randomUUID } from 'node:crypto'

export interface ScriptPages {
  /** Returns the page's address. */
  add(html: string): string
  get(id: string): string | null
}

/** Sidebars and dialogs that can still be open. */
const KEPT = 24

export const createScriptPages = (bridge: string, callable: () => string[]): ScriptPages => {
  const pages = new Map<string, string>()
  return {
    add: (html) => {
      const id = randomUUID()
      pages.set(id, withBridge(html, bridge, callable()))
      const [oldest] = pages.keys()
      if (pages.size > KEPT && oldest) pages.delete(oldest)
      return `/frame/${id}`
    },
    get: (id) => pages.get(id) ?? null
  }
}

const withBridge = (html: string, bridge: string, names: string[]): string => {
  const tag = `<script>(function(){${bridge.replace(/<\/script/gi, '<\\/script')}\nbridge.start(${JSON.stringify(names)})})()</script>`
  const head = /<head[^>]*>/i.exec(html)
  if (head) return html.slice(0, head.index + head[0].length) + tag + html.slice(head.index + head[0].length)
  return `<!doctype html><html><head>${tag}</head><body>${html}</body></html>`
}
