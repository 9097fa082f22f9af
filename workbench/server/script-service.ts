/** Runs the script for a person at a page, and turns what came of it into what a page may know. */
import type { EditorSession, ExecutionResult, ThreadedHost } from '../fake-apps-script/types'
import type { People } from './people'
import type { PageEffect, RunAnswer, UiEffect, Whereabouts } from './protocol'
import type { ScriptPages } from './script-pages'

export interface ScriptService {
  open(where: Whereabouts): Promise<RunAnswer>
  runMenu(where: Whereabouts, functionName: string): Promise<RunAnswer>
  runSidebar(where: Whereabouts, functionName: string, args: unknown[]): Promise<RunAnswer>
}

export interface ScriptServiceParts {
  host: ThreadedHost
  pages: ScriptPages
  people: People
  /** Lines that the script logged, and errors. */
  log(line: string): void
}

export const createScriptService = ({ host, pages, people, log }: ScriptServiceParts): ScriptService => {
  const session = ({ tabId, selection, user }: Whereabouts): EditorSession => ({ user: people.known(user), activeTabId: tabId, selection })

  const forPage = (effect: UiEffect): PageEffect => {
    if (effect.kind === 'sidebar') return { kind: 'sidebar', title: effect.title, frame: pages.add(effect.html) }
    if (effect.kind === 'dialog') {
      const { title, width, height, modal } = effect
      return { kind: 'dialog', title, width, height, modal, frame: pages.add(effect.html) }
    }
    return effect
  }

  const answer = (name: string, result: ExecutionResult): RunAnswer => {
    for (const line of result.log) log(`${name}: ${line}`)
    if (!result.ok) log(`${name}: ${result.error ? `${result.error.name}: ${result.error.message}` : 'failed'}`)
    return {
      ok: result.ok,
      value: result.value ?? null,
      error: result.error && { name: result.error.name, message: result.error.message },
      effects: result.effects.map(forPage)
    }
  }

  return {
    open: async (where) => answer('onOpen', await host.open(session(where))),
    runMenu: async (where, functionName) =>
      answer(functionName, await host.run({ kind: 'menu', functionName, user: people.known(where.user), session: session(where) })),
    runSidebar: async (where, functionName, args) => answer(functionName, await host.callFromSidebar(functionName, args, session(where)))
  }
}
