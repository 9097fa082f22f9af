/** Dialogs: the script's alert and prompt, which wait for an answer, and short questions of the page itself. */
import { element } from './element'
import type { DialogQuestion } from '../server/protocol'

type Button = 'OK' | 'CANCEL' | 'YES' | 'NO' | 'CLOSE'
export interface DialogOutcome {
  button: Button
  text: string
}

const CAPTIONS: Record<Button, string> = { OK: 'OK', CANCEL: 'Cancel', YES: 'Yes', NO: 'No', CLOSE: 'Close' }

/** `buttons` as Google names the sets: OK, OK_CANCEL, YES_NO, YES_NO_CANCEL. */
const buttonsOf = (buttons: string): Button[] => (buttons || 'OK').split('_').filter((name): name is Button => name in CAPTIONS)

export interface OpenDialog {
  answer: Promise<DialogOutcome>
  /** Takes it away without an answer of the person. */
  dismiss(): void
}

export const openQuestion = (question: Pick<DialogQuestion, 'kind' | 'title' | 'prompt' | 'buttons'>, preset = ''): OpenDialog => {
  const input = question.kind === 'prompt' ? element('input', { type: 'text', class: 'dialog-input', 'aria-label': question.prompt || question.title, value: preset }) : null
  const names = buttonsOf(question.buttons)
  const form = element(
    'form',
    { method: 'dialog' },
    question.title ? element('h2', {}, question.title) : null,
    question.prompt ? element('p', { class: 'dialog-text' }, question.prompt) : null,
    input,
    element('div', { class: 'dialog-buttons' }, ...names.map((name, index) =>
      element('button', { value: name, class: index === 0 ? 'button primary' : 'button', type: 'submit' }, CAPTIONS[name])))
  )
  const dialog = element('dialog', { class: 'dialog', 'aria-label': question.title || question.prompt }, element('button', {
    type: 'button', class: 'dialog-close', 'aria-label': 'Close', onclick: () => dialog.close('CLOSE')
  }, '×'), form)
  const before = document.activeElement as HTMLElement | null
  document.body.append(dialog)
  const answer = new Promise<DialogOutcome>((done) => {
    dialog.addEventListener('cancel', () => (dialog.returnValue = 'CLOSE'))
    dialog.addEventListener('close', () => {
      dialog.remove()
      before?.focus()
      done({ button: (dialog.returnValue || 'CLOSE') as Button, text: input?.value ?? '' })
    })
  })
  dialog.addEventListener('keydown', (event) => event.stopPropagation())
  dialog.showModal()
  if (input) input.select()
  else dialog.querySelector<HTMLElement>('.primary')?.focus()
  return { answer, dismiss: () => dialog.close('CLOSE') }
}

export const confirmFirst = async (title: string, prompt: string): Promise<boolean> =>
  (await openQuestion({ kind: 'alert', title, prompt, buttons: 'OK_CANCEL' }).answer).button === 'OK'
