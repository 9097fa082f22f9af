/** Opens a workbench: book, script, emulated HeyReach and the page's server, each put in touch with the others; saved on the way and at the end. */
import { join } from 'node:path'
import { loadBook } from '../fake-apps-script/model/create-book'
import type { Book } from '../fake-apps-script/model/types'
import { createThreadedHost } from '../fake-apps-script/threaded-host'
import { REAL_MINUTE_MS } from '../fake-apps-script/triggers/scheduler'
import type { Project, ThreadedHost } from '../fake-apps-script/types'
import { createFakeHeyReach } from '../fake-heyreach/create-fake-heyreach'
import { deliverOverHttp } from '../fake-heyreach/deliveries/deliver-over-http'
import { serveFakeHeyReach } from '../fake-heyreach/serve'
import type { FakeHeyReach, FakeHeyReachOptions } from '../fake-heyreach/types'
import { createAnswerers } from './answer-api'
import { createAppsScriptConsole } from './apps-script-console'
import { createWebAppAnswerer, WEB_APP_PATH } from './answer-web-app'
import { bundlePage } from './bundle-page'
import { callAs } from './call-as'
import { listen } from './choose-port'
import { customFunctionHelp } from './custom-function-help'
import { createDeployments, type Deployments } from './deployments'
import { createExecutionLog } from './execution-log'
import { API_ROOT, createFetchTransport, DEPLOYMENTS_ADDRESS, ECHO_ADDRESS, mapAddress, WEB_APP_ADDRESS } from './fetch-transport'
import { firstBook } from './first-book'
import { doDeed } from './heyreach-deeds'
import { heyReachView, leadsView } from './heyreach-view'
import { createWorkbenchServer } from './http-server'
import { keepSaved } from './keep-saved'
import { createLivePages } from './live-pages'
import { createPeople, type People } from './people'
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
  /** How long a minute of the triggers' clock takes; a real one when not given. */
  minuteMs?: number
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
  people: People
  deployments: Deployments
  /** Nothing had been saved, or it was forgotten. */
  isNew: boolean
  /** Runs a function as the sidebar of that person does and gives its value; throws what it throws. */
  callAs(user: string, functionName: string, args: unknown[]): Promise<unknown>
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
    heyReach: createSavedFile(join(dataDir, 'heyreach.json')),
    deployments: createSavedFile(join(dataDir, 'deployments.json'))
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
  const people = createPeople(user, options.owner ?? user)
  const executions = createExecutionLog()
  const appsScriptChanged = atMostEvery(() => APPS_SCRIPT_EVERY_MS)
  const tellAppsScript = () => appsScriptChanged(() => livePages.tell({ kind: 'apps-script' }))
  const host = createThreadedHost({
    book,
    project,
    owner: people.owner,
    editors: [...people.all],
    fetch: createFetchTransport(roots),
    saved: files.script.read(),
    webAppUrl: WEB_APP_ADDRESS,
    answerDialog: questions.ask,
    onExecution: (request, result) => {
      executions.add(request, result)
      tellAppsScript()
    }
  })
  opened.push(host.close, async () => livePages.close())

  const scriptPages = createScriptPages((await bundled).bridge, () => callableNames(project))
  const script = createScriptService({ host, pages: scriptPages, people, log })
  const views = createTabViews(book)
  let url = ''
  const deployments = createDeployments(host, project, user, files.deployments.read())
  const minuteMs = options.minuteMs ?? REAL_MINUTE_MS
  const appsScript = createAppsScriptConsole({ host, people, deployments, executions, minuteMs, origin: () => url, changed: tellAppsScript })
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
      people,
      appsScript,
      heyReach: () => heyReachView(heyReach, heyReachUrl),
      leads: (campaignId) => leadsView(heyReach, campaignId),
      deed: (deed) => doDeed(heyReach, deed),
      typing: host.atKeyboard,
      functions: () => customFunctionHelp(project.code)
    }),
    webApp: createWebAppAnswerer({ host, deployments, access: () => project.manifest.webapp?.access, origin: () => url }),
    failed: (error) => log(error.stack ?? error.message)
  })
  url = `http://127.0.0.1:${await listen(server, options.port ?? null)}`
  const webAppUrl = `${url}${WEB_APP_PATH}`
  roots.push([DEPLOYMENTS_ADDRESS, `${url}/macros/s`], [ECHO_ADDRESS, `${url}/macros/echo`])
  host.startTriggers({ minuteMs })
  const going = heyReach && options.heyReachGoesOn ? deliverOverHttp(heyReach, { mapAddress: (address) => mapAddress(address, roots), failed: (error) => log(error.message) }) : null

  const save = () => {
    files.book.write(book.toJson())
    files.script.write(host.snapshot())
    files.deployments.write(deployments.toJson())
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
    deployments.projectChanged(next)
    livePages.tell({ kind: 'project' })
    log('The project has changed and was loaded again.')
  }
  const unwatch = options.watch ? watchProject(projectDir, changeProject, (error) => log(error.message)) : () => undefined

  return {
    url, webAppUrl, heyReachUrl, book, host, heyReach, people, deployments,
    isNew: savedBook === undefined,
    callAs: (as, functionName, args) => callAs(host, as, functionName, args),
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

const APPS_SCRIPT_EVERY_MS = 300

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
