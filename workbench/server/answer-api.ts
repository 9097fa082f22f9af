/** What the page asks for under /api/: one entry a question, each judged before it is carried out. */
import type { Book } from '../fake-apps-script/model/types'
import type { AppsScriptConsole } from './apps-script-console'
import { applyEdit } from './apply-edit'
import { readDeed } from './heyreach-deeds'
import type { BookView, CustomFunctionHelp, EditAnswer, HeyReachDeed, HeyReachView, LeadView } from './protocol'
import type { People } from './people'
import type { Questions } from './questions'
import { BadRequest, readEdit, readJson, readRun, readWhereabouts } from './read-edit'
import type { ScriptService } from './script-service'
import type { TabViews } from './tab-views'

export interface ApiParts {
  book: Book
  views: TabViews
  script: ScriptService
  questions: Questions
  people: People
  appsScript: AppsScriptConsole
  heyReach(): HeyReachView
  leads(campaignId: number): LeadView[]
  deed(deed: HeyReachDeed): void
  /** Who types: what formulas ask of the script runs as that person. */
  typing(user: string): void
  functions(): CustomFunctionHelp[]
}

export type Answerers = Record<string, (query: URLSearchParams, body: string) => unknown>

export const createAnswerers = ({ book, views, script, questions, people, appsScript, heyReach, leads, deed, typing, functions }: ApiParts): Answerers => {
  const asPerson = (body: string) => {
    const json = readJson(body)
    questions.startedBy(String(json.client ?? ''))
    return json
  }
  return {
    'GET /api/view': (query) => viewBook(book, views, query.get('tab'), Number(query.get('since') ?? -1)),
    'POST /api/edit': (_query, body): EditAnswer => {
      const json = readJson(body)
      const edit = readEdit(json.edit)
      typing(people.known(json.user))
      try {
        return { tabId: applyEdit(book, edit), version: book.version }
      } catch (error) {
        return { refused: error instanceof Error ? error.message : String(error), version: book.version }
      }
    },
    'POST /api/open': (_query, body) => script.open(readWhereabouts(asPerson(body))),
    'POST /api/menu': (_query, body) => {
      const run = readRun(asPerson(body))
      return script.runMenu(run, run.functionName)
    },
    'POST /api/sidebar': (_query, body) => {
      const run = readRun(asPerson(body))
      return script.runSidebar(run, run.functionName, run.args)
    },
    'POST /api/dialog': (_query, body) => {
      const { id, button, text } = readJson(body)
      return { taken: questions.answer(String(id), String(button), typeof text === 'string' ? text : undefined) }
    },
    'GET /api/apps-script': () => appsScript.view(),
    'POST /api/apps-script': (_query, body) => {
      const { user, ...order } = readJson(body)
      return appsScript.carryOut(order, people.known(user))
    },
    'GET /api/functions': () => functions(),
    'GET /api/heyreach': () => heyReach(),
    'POST /api/heyreach': (_query, body) => deed(readDeed(readJson(body))),
    'GET /api/heyreach/leads': (query) => leads(Number(query.get('campaign')))
  }
}

/** The wanted tab, or the first that is shown when there is no such tab (any more). */
const viewBook = (book: Book, views: TabViews, wanted: string | null, since: number): BookView => {
  const asked = wanted === null ? undefined : book.tabById(Number(wanted))
  const tab = asked ?? book.tabs.find(({ hidden }) => !hidden) ?? book.tabs[0]
  if (!tab || Number.isNaN(since)) throw new BadRequest('No such view.')
  const view = views.view(tab, asked ? since : -1)
  return { name: book.name, version: book.version, tabs: book.tabs.map(({ id, name, hidden, color }) => ({ id, name, hidden, color })), tab: view }
}
