/** A web app whose executions really run side by side, in threads: many posts at once, and what each sender sees. */
import { createBook } from '../../../workbench/fake-apps-script/model/create-book'
import type { Book } from '../../../workbench/fake-apps-script/model/types'
import { createThreadedHost, type ThreadedHostOptions } from '../../../workbench/fake-apps-script/threaded-host'
import type { EditorSession, Project, Switches, ThreadedHost } from '../../../workbench/fake-apps-script/types'
import { createWebApp, type WebRequest, type WebResponse } from '../../../workbench/fake-apps-script/web-app'
import { userHtmlOf } from '../../../workbench/fake-apps-script/web-pages'

export interface ThreadedWebAppOptions extends Partial<Omit<ThreadedHostOptions, 'project' | 'switches'>> {
  project: Project
  book?: Book
  switches?: Partial<Switches>
  /** Who deployed it; the owner when not given. */
  deployer?: string
}

/** What a sender that follows redirects sees, and where it was sent first. */
export interface Delivered extends WebResponse {
  /** Of the first answer: 302 for text, 200 for a page. */
  firstStatus: number
  /** The script's own text or HTML, out of Google's page; null where that is an error page. */
  text: string | null
}

export const openThreadedWebApp = ({ project, book = createBook({ name: 'Outreach' }), deployer, ...options }: ThreadedWebAppOptions) => {
  const owner = options.owner ?? 'owner@example.com'
  const host: ThreadedHost = createThreadedHost({
    fetch: () => ({ failure: 'address-unavailable', ms: 0 }),
    ...options,
    owner,
    book,
    project,
  })
  const web = createWebApp({ run: host.run, deployer: deployer ?? owner, switches: host.switches })

  const send = async (request: WebRequest): Promise<Delivered> => {
    const first = await web.handle(request)
    const key = /[?&]user_content_key=([\w-]+)/.exec(first.headers.location ?? '')?.[1]
    const last = key === undefined ? first : web.echo('GET', key)
    const page = userHtmlOf(last.body)
    const text = page ?? (first.status === 302 ? last.body : null)
    return { ...last, firstStatus: first.status, text }
  }
  const session: EditorSession = { user: owner, activeTabId: book.tabs[0]?.id ?? 0, selection: [{ row: 1, column: 1, rows: 1, columns: 1 }] }

  return {
    host,
    book,
    send,
    /** All at once; answers in the order of the bodies. */
    postAll: (bodies: readonly string[], { query = '', contentType = 'application/json' } = {}): Promise<Delivered[]> =>
      Promise.all(bodies.map((body) => send({ method: 'POST', query, contentType, body }))),
    /** As the page does, by google.script.run. */
    call: (functionName: string, ...args: unknown[]) => host.callFromSidebar(functionName, args, session),
    close: () => host.close(),
  }
}
