/** What people see: menus, sidebars, dialogs. A dialog suspends the script, and no lock survives that (platform facts §2.2). */
import { local, write, type Handlers } from '../execution/handler'
import type { Execution } from '../execution/execution'
import type * as signatures from '../signatures/page'
import type { DialogAnswer, MenuItem } from '../types'
import { enumValue, refTo, type EnumValue, type Ref } from '../wire'
import type { HtmlPage } from './html'

interface MenuData {
  caption: string
  items: MenuItem[]
}

const menu = (x: Execution, caption: string): Ref => refTo('Menu', x.keep({ caption, items: [] } satisfies MenuData))

const shown = (x: Execution, output: Ref<number>): HtmlPage => x.kept<HtmlPage>(output.ref)

const DIALOG_SIZE = { width: 600, height: 400 } // [guess] Google's defaults are not written down

const dialog = (modal: boolean) =>
  write<null>((x, _, output: Ref<number>, title: string) => {
    const { html, width, height } = shown(x, output)
    x.effects.push({
      kind: 'dialog',
      title,
      html,
      width: width ?? DIALOG_SIZE.width,
      height: height ?? DIALOG_SIZE.height,
      modal,
    })
  })

/** (prompt), (prompt, buttons) or (title, prompt, buttons). */
const ask = (x: Execution, kind: 'alert' | 'prompt', args: unknown[]): DialogAnswer | Promise<DialogAnswer> => {
  const buttons = (args.at(-1) as EnumValue | null)?.name ?? 'OK'
  const texts = args.filter((arg) => typeof arg === 'string')
  const [title, prompt] = texts.length > 1 ? [texts[0] ?? '', texts[1] ?? ''] : ['', texts[0] ?? '']
  x.commit()
  x.host.locks.releaseAll(x.id)
  return x.host.options.answerDialog?.({ kind, title, prompt, buttons }) ?? { button: 'CLOSE' }
}

const whenAnswered = (answer: DialogAnswer | Promise<DialogAnswer>, then: (answer: DialogAnswer) => unknown): unknown =>
  answer instanceof Promise ? answer.then(then) : then(answer)

export const Ui: Handlers<typeof signatures.Ui> = {
  alert: write((x, _, ...args: unknown[]) => whenAnswered(ask(x, 'alert', args), ({ button }) => enumValue('Button', button))),
  createAddonMenu: local((x) => menu(x, 'Extensions')),
  createMenu: local((x, _, caption: string) => menu(x, caption)),
  prompt: write((x, _, ...args: unknown[]) =>
    whenAnswered(ask(x, 'prompt', args), (answer) => refTo('PromptResponse', x.keep(answer))),
  ),
  showModalDialog: dialog(true),
  showModelessDialog: dialog(false),
  showSidebar: write((x, _, output: Ref<number>) => {
    const { html, title } = shown(x, output)
    x.effects.push({ kind: 'sidebar', title: title ?? 'Apps Script application', html })
  }),
}

export const Menu: Handlers<typeof signatures.Menu, number> = {
  addItem: local((x, id, caption: string, functionName: string) => add(x, id, { kind: 'item', caption, functionName })),
  addSeparator: local((x, id) => add(x, id, { kind: 'separator' })),
  addSubMenu: local((x, id, sub: Ref<number>) => add(x, id, { kind: 'submenu', ...x.kept<MenuData>(sub.ref) })),
  addToUi: write((x, id) => void x.effects.push({ kind: 'menu', ...x.kept<MenuData>(id) })),
}

const add = (x: Execution, id: number, item: MenuItem): Ref => {
  x.kept<MenuData>(id).items.push(item)
  return refTo('Menu', id)
}

export const PromptResponse: Handlers<typeof signatures.PromptResponse, number> = {
  getResponseText: local((x, id) => x.kept<DialogAnswer>(id).text ?? ''),
  getSelectedButton: local((x, id) => enumValue('Button', x.kept<DialogAnswer>(id).button)),
}
