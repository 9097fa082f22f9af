/** HtmlService: files of the project and HTML made on the spot. */
import { local, type Handler, type Handlers } from '../execution/handler'
import { refuse } from '../google-error'
import type * as signatures from '../signatures/page'
import { refTo } from '../wire'

export interface HtmlPage {
  output: 'html'
  html: string
  title: string | null
  width: number | null
  height: number | null
  metaTags: [string, string][]
}

const page = (html: string): HtmlPage => ({ output: 'html', html, title: null, width: null, height: null, metaTags: [] })

export const HtmlService: Handlers<typeof signatures.HtmlService> = {
  createHtmlOutput: local((x, _, html = '') => refTo('HtmlOutput', x.keep(page(String(html))))),
  createHtmlOutputFromFile: local((x, _, name: string) => {
    const file = name.replace(/\.html$/, '')
    const html = Object.hasOwn(x.project.html, file) ? x.project.html[file] : undefined
    return refTo('HtmlOutput', x.keep(page(html ?? refuse(`No HTML file named ${name} was found.`))))
  }),
}

const changed = (change: (page: HtmlPage, ...args: never[]) => void): Handler<number> =>
  local((x, id, ...args) => {
    change(x.kept<HtmlPage>(id), ...(args as never[]))
    return refTo('HtmlOutput', id)
  })

export const HtmlOutput: Handlers<typeof signatures.HtmlOutput, number> = {
  addMetaTag: changed((page, name: string, content: string) => void page.metaTags.push([name, content])),
  append: changed((page, html: string) => void (page.html += html)),
  getContent: local((x, id) => x.kept<HtmlPage>(id).html),
  getHeight: local((x, id) => x.kept<HtmlPage>(id).height),
  getTitle: local((x, id) => x.kept<HtmlPage>(id).title),
  getWidth: local((x, id) => x.kept<HtmlPage>(id).width),
  setContent: changed((page, html: string) => void (page.html = html)),
  setHeight: changed((page, height: number) => void (page.height = height)),
  // Only one sandbox is left, and frames have no part in what is emulated.
  setSandboxMode: changed(() => undefined),
  setTitle: changed((page, title: string) => void (page.title = title)),
  setWidth: changed((page, width: number) => void (page.width = width)),
  setXFrameOptionsMode: changed(() => undefined),
}
