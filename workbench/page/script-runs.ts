/** Runs the script's functions for the person at this page, and shows what they did: menus, sidebar, dialogs, toasts, selection, errors. */
import type { Api } from './api'
import { openQuestion, type OpenDialog } from './dialogs'
import { element } from './element'
import { createScriptFrame, type ScriptFrame } from './sidebar-frame/script-frame'
import type { CallOutcome } from './sidebar-frame/script-run'
import type { Toasts } from './toasts'
import type { DialogQuestion, MenuItem, PageEffect, Rect, RunAnswer, Whereabouts } from '../server/protocol'

export interface ScriptMenu {
  caption: string
  items: MenuItem[]
}

export interface ScriptRunsHost {
  whereabouts(): Whereabouts
  activate(tabId: number, selection: Rect[]): Promise<void>
  menusChanged(menus: ScriptMenu[]): void
  /** After a run: what is on the sheet may be new. */
  refresh(): Promise<void>
  focusGrid(): void
}

export interface ScriptRuns {
  /** The book is opened: onOpen runs. */
  open(): Promise<void>
  run(functionName: string): Promise<void>
  ask(question: DialogQuestion): Promise<void>
  questionOver(id: string): void
  /** Other code is there now: open again, and the sidebar as it was. */
  projectChanged(): Promise<void>
  closeSidebar(): void
}

export const createScriptRuns = (api: Api, toasts: Toasts, sidebar: HTMLElement, person: ScriptRunsHost): ScriptRuns => {
  const menus = new Map<string, ScriptMenu>()
  const questions = new Map<string, OpenDialog>()
  let shownSidebar: { frame: ScriptFrame; openedBy: string | null } | null = null
  let lastRun: string | null = null

  const closeSidebar = () => {
    shownSidebar?.frame.remove()
    shownSidebar = null
    sidebar.replaceChildren()
    sidebar.hidden = true
  }

  const call = async (functionName: string, args: unknown[]): Promise<CallOutcome> => {
    const answer = await toasts.working(api.runSidebar({ ...person.whereabouts(), functionName, args }))
    await show(answer.effects)
    void person.refresh()
    return { ok: answer.ok, value: answer.value, error: answer.error }
  }

  const showSidebar = (title: string, address: string, openedBy: string | null) => {
    closeSidebar()
    const frame = createScriptFrame(title, address, { call, close: closeSidebar, focusEditor: person.focusGrid })
    shownSidebar = { frame, openedBy }
    sidebar.replaceChildren(
      element('header', { class: 'sidebar-head' },
        element('h2', {}, title),
        element('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close sidebar', title: 'Close', onclick: () => { closeSidebar(); person.focusGrid() } }, '×')),
      frame.element
    )
    sidebar.setAttribute('aria-label', title)
    sidebar.hidden = false
    frame.element.focus()
  }

  const showDialog = (effect: Extract<PageEffect, { kind: 'dialog' }>) => {
    const dialog = element('dialog', { class: 'dialog script-dialog', 'aria-label': effect.title })
    const frame = createScriptFrame(effect.title, effect.frame, {
      call, close: () => dialog.close(), focusEditor: person.focusGrid,
      resize: ({ width, height }) => {
        if (width) frame.element.style.width = `${width}px`
        if (height) frame.element.style.height = `${height}px`
      }
    })
    frame.element.style.width = `${effect.width}px`
    frame.element.style.height = `${effect.height}px`
    dialog.append(
      element('h2', {}, effect.title),
      element('button', { type: 'button', class: 'dialog-close', 'aria-label': 'Close', onclick: () => dialog.close() }, '×'),
      frame.element
    )
    dialog.addEventListener('close', () => {
      frame.remove()
      dialog.remove()
      person.focusGrid()
    })
    document.body.append(dialog)
    if (effect.modal) dialog.showModal()
    else dialog.show()
  }

  const show = async (effects: PageEffect[]): Promise<void> => {
    for (const effect of effects) {
      switch (effect.kind) {
        case 'menu':
          menus.set(effect.caption, { caption: effect.caption, items: effect.items })
          person.menusChanged([...menus.values()])
          break
        case 'sidebar':
          showSidebar(effect.title, effect.frame, lastRun)
          break
        case 'dialog':
          showDialog(effect)
          break
        case 'toast':
          toasts.toast(effect.message, effect.title, effect.seconds)
          break
        case 'activate':
          await person.activate(effect.tabId, effect.selection)
          break
      }
    }
  }

  const finish = async (answer: RunAnswer): Promise<void> => {
    await person.refresh()
    await show(answer.effects)
    if (!answer.ok && answer.error) {
      const { name, message } = answer.error
      toasts.error(!name || name === 'Error' || message.startsWith(name) ? message : `${name}: ${message}`)
    }
  }

  const unreachable = (error: unknown) => toasts.error(error instanceof Error ? error.message : String(error))

  const open = async () => {
    menus.clear()
    person.menusChanged([])
    await api.open(person.whereabouts()).then(finish, unreachable)
  }

  const run = async (functionName: string) => {
    lastRun = functionName
    await toasts.working(api.runMenu({ ...person.whereabouts(), functionName, args: [] })).then(finish, unreachable)
  }

  return {
    open,
    run,
    ask: async (question) => {
      if (questions.has(question.id)) return
      const dialog = openQuestion(question)
      questions.set(question.id, dialog)
      const { button, text } = await dialog.answer
      if (questions.delete(question.id)) await api.answerDialog(question.id, button, text)
    },
    questionOver: (id) => {
      const dialog = questions.get(id)
      questions.delete(id)
      dialog?.dismiss()
    },
    projectChanged: async () => {
      const openedBy = shownSidebar?.openedBy
      await open()
      if (openedBy) await run(openedBy)
    },
    closeSidebar
  }
}
