/** The script's alert and prompt: asked of the page whose person started something last, and answered from there. */
import { randomUUID } from 'node:crypto'
import type { DialogAnswer } from '../fake-apps-script/types'
import type { LivePages } from './live-pages'
import type { DialogQuestion } from './protocol'

export interface Questions {
  ask(dialog: { kind: 'alert' | 'prompt'; title: string; prompt: string; buttons: string }): Promise<DialogAnswer>
  answer(id: string, button: string, text: string | undefined): boolean
  /** This page's person has just started something. */
  startedBy(client: string): void
  close(): void
}

const BUTTONS: readonly DialogAnswer['button'][] = ['OK', 'CANCEL', 'YES', 'NO', 'CLOSE']

export const createQuestions = (pages: LivePages): Questions => {
  const open = new Map<string, { client: string; done: (answer: DialogAnswer) => void; question: DialogQuestion }>()
  let latest = ''

  const settle = (id: string, answer: DialogAnswer): boolean => {
    const found = open.get(id)
    if (!found) return false
    open.delete(id)
    found.done(answer)
    pages.tell({ kind: 'dialog-over', id }, found.client)
    return true
  }

  // Whoever closes the page has closed the dialog.
  pages.onGone((client) => {
    for (const [id, question] of open) if (question.client === client) settle(id, { button: 'CLOSE' })
  })

  return {
    ask: (dialog) =>
      new Promise((done) => {
        if (!pages.has(latest)) return done({ button: 'CLOSE' })
        const question: DialogQuestion = { id: randomUUID(), ...dialog }
        open.set(question.id, { client: latest, done, question })
        pages.tell({ kind: 'dialog', question }, latest)
      }),
    answer: (id, button, text) => {
      const known = BUTTONS.find((name) => name === button)
      return known !== undefined && settle(id, { button: known, text })
    },
    startedBy: (client) => (latest = client),
    close: () => {
      for (const id of [...open.keys()]) settle(id, { button: 'CLOSE' })
    }
  }
}
