/** Opens a workbench: book, script, emulated HeyReach and the page's server, each put in touch with the others; saved on the way and at the end. */
import { join } from 'node:path'
import { loadBook } from '../fake-apps-script/model/create-book'
import type { Book } from '../fake-apps-script/model/types'
import { createThreadedHost } from '../fake-apps-script/threaded-host'
import type { Project, ThreadedHost } from '../fake-apps-script/types'
import { createFakeHeyReach } from '../fake-heyreach/create-fake-heyreach'
import { deliverOverHttp } from '../fake-heyreach/deliveries/deliver-over-http'
import { serveFakeHeyReach } from '../fake-heyreach/serve'
import type { FakeHeyReach, FakeHeyReachOptions } from '../fake-heyreach/types'
import { createAnswerers } from './answer-api'
import { createWebAppAnswerer, WEB_APP_PATH } from './answer-web-app'
import { bundlePage } from './bundle-page'
import { listen } from './choose-port'
import { API_ROOT, createFetchTransport, mapAddress, WEB_APP_ADDRESS } from './fetch-transport'
import { firstBook } from './first-book'
import { doDeed } from './heyreach-deeds'
import { heyReachView, leadsView } from './heyreach-view'
import { createWorkbenchServer } from './http-server'
import { keepSaved } from './keep-saved'
import { createLivePages } from './live-pages'
import { createQuestions } from './questions'
import { callableNames, readProject, watchProject } from './read-project'
import { createSavedFile } from './save-file'
import { createScriptPages } from './script-pages'
import { createScriptService } from './script-service'
import { createTabViews } from './tab-views'

export interface WorkbenchOptions {
  /** The repository's folder. */
  root: string
  /** Where Code.js, the HTML files and the manifest are. */
  projectDir: string
  dataDir: string
  /** Null: the first free one from 4173 up; 0: any. */
  port?: number | null
  /** Forgets what was saved. */
  fresh?: boolean
  /** Loads the project again when its files change. */
  watch?: boolean
  /** The API root that stands for HeyReach's; the emulated HeyReach is started when not given. */
  heyReachUrl?: string | null
  heyReachOptions?: FakeHeyReachOptions
  /** Lets the emulated HeyReach go on by itself: outreach, where its options have some, and deliveries to webhooks. */
  heyReachGoesOn?: boolean
  /** The book of a first start; the demo book when not given. */
  book?: () => Book
  user?: string
  /** Whose spreadsheet it is, when not the user's own: then the user is an editor, whom protections can keep out. */
  owner?: string
  log?(line: string): void
}

export interface Workbench {
  url: string
  webAppUrl: string
  heyReachUrl: string
  book: Book
  host: ThreadedHost
  /** Null when the API is somewhere else. */
  heyReach: FakeHeyReach | null
  save(): void
  /** Saves and stops everything. */
  close(): Promise<void>
}

/** How often pages look at the emulated HeyReach when something has happened there. */
const HEYREACH_EVERY_MS = 700

export const openWorkbench = async (options: WorkbenchOptions): Promise<Workbench> => {
  // What has been opened is closed again when the rest fails, a taken port for one: else the process would stay.
  const opened: (() => Promise<void>)[] = []
  try {
    return await openParts(options, opened)
  } catch (error) {
    for (const close of opened.reverse()) await close()
    throw error
  }
}

const openParts = async (options: WorkbenchOptions, opened: (() => Promise<void>)[]): Promise<Workbench> => {
  const { root, projectDir, dataDir, user = 'you@example.com', log = () => undefined } = options
  const files = {
    book: createSavedFile(join(dataDir, 'book.json')),
    script: createSavedFile(join(dataDir, 'script.json')),
    heyReach: createSavedFile(join(dataDir, 'heyreach.json'))
  }
  if (options.fresh) for (const file of Object.values(files)) file.remove()

  const bundled = bundlePage(root)
  let project = readProject(projectDir)
  const savedBook = files.book.read()
  const book = savedBook === undefined ? (options.book ?? firstBook)() : loadBook(savedBook)
  const heyReach = options.heyReachUrl ? null : createFakeHeyReach({ ...options.heyReachOptions, data: files.heyReach.read() ?? options.heyReachOptions?.data })
  const served = heyReach ? await serveFakeHeyReach(heyReach) : null
  if (served) opened.push(served.close)
  const heyReachUrl = (options.heyReachUrl ?? served?.url ?? '').replace(/\/$/, '')

  // Filled in once it is known: our own address is where the script's view of its web app leads.
  const roots: [string, string][] = [[API_ROOT, heyReachUrl]]
  const livePages = createLivePages()
  const questions = createQuestions(livePages)
  const host = createThreadedHost({
    book,
    project,
    owner: options.owner ?? user,
    editors: [user],
    fetch: createFetchTransport(roots),
    saved: files.script.read(),
    webAppUrl: WEB_APP_ADDRESS,
    answerDialog: questions.ask
  })
  opened.push(host.close, async () => livePages.close())

  const scriptPages = createScriptPages((await bundled).bridge, () => callableNames(project))
  const script = createScriptService({ host, pages: scriptPages, user, log })
  const views = createTabViews(book)
  let url = ''
  const server = createWorkbenchServer({
    files: await bundled,
    livePages,
    scriptPages,
    book,
    answerers: createAnswerers({
      book,
      views,
      script,
      questions,
      heyReach: () => heyReachView(heyReach, heyReachUrl),
      leads: (campaignId) => leadsView(heyReach, campaignId),
      deed: (deed) => doDeed(heyReach, deed)
    }),
    webApp: createWebAppAnswerer(host, user, () => url),
    failed: (error) => log(error.stack ?? error.message)
  })
  url = `http://127.0.0.1:${await listen(server, options.port ?? null)}`
  const webAppUrl = `${url}${WEB_APP_PATH}`
  roots.push([WEB_APP_ADDRESS, webAppUrl])
  const going = heyReach && options.heyReachGoesOn ? deliverOverHttp(heyReach, { mapAddress: (address) => mapAddress(address, roots), failed: (error) => log(error.message) }) : null

  const save = () => {
    files.book.write(book.toJson())
    files.script.write(host.snapshot())
    if (heyReach) files.heyReach.write(heyReach.toJson())
  }
  const saving = keepSaved(save, { failed: (error) => log(`Not saved: ${error.message}`) })
  const forgetBook = book.onChange(() => {
    saving.soon()
    tellBook(() => livePages.tell({ kind: 'book', version: book.version }))
  })
  // Large tabs take longer to compare: most of the time must be left to the executions themselves.
  const tellBook = atMostEvery(() => Math.max(BOOK_EVERY_MS, 4 * views.costMs()))

  let seen = ''
  const heyReachTimer = setInterval(() => {
    const now = heyReach ? JSON.stringify([heyReach.calls.length, heyReach.campaigns(), heyReach.webhooks(), heyReach.deliveries.counts]) : ''
    if (now === seen) return
    seen = now
    livePages.tell({ kind: 'heyreach' })
  }, HEYREACH_EVERY_MS)

  const changeProject = (next: Project) => {
    project = next
    host.setProject(next)
    livePages.tell({ kind: 'project' })
    log('The project has changed and was loaded again.')
  }
  const unwatch = options.watch ? watchProject(projectDir, changeProject, (error) => log(error.message)) : () => undefined

  return {
    url, webAppUrl, heyReachUrl, book, host, heyReach,
    save: saving.now,
    close: async () => {
      unwatch()
      forgetBook()
      clearInterval(heyReachTimer)
      going?.close()
      questions.close()
      livePages.close()
      await new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      })
      await host.close()
      saving.close()
      await served?.close()
    }
  }
}

/** A run that writes row by row must not make pages ask row by row. */
const BOOK_EVERY_MS = 120

const atMostEvery = (ms: () => number) => {
  let timer: NodeJS.Timeout | null = null
  let last = 0
  return (act: () => void): void => {
    if (timer) return
    const wait = Math.max(0, last + ms() - Date.now())
    timer = setTimeout(() => {
      timer = null
      last = Date.now()
      act()
    }, wait)
    timer.unref()
  }
}
