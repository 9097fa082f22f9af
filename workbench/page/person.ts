/** Who sits at this page: chosen in the top bar, kept for this window, sent with all that is started here. */
import type { Api } from './api'
import { element } from './element'
import { openPopup } from './menus/popup-menu'

const REMEMBERED = 'workbench.person'

export interface Person {
  /** Asks who there is; the page starts nothing before. */
  begin(): Promise<void>
}

export const createPerson = (host: HTMLElement, api: Api, changed: () => void): Person => {
  let people: string[] = []
  let owner = ''
  let current = ''

  const draw = () => {
    const button = element('button', {
      type: 'button', class: 'person', 'aria-haspopup': 'menu', title: 'Who you are in this emulated spreadsheet', onclick: () => choose(button)
    }, 'You are ', element('strong', {}, current), ' ▾')
    host.replaceChildren(button)
  }

  const choose = (button: HTMLElement) =>
    openPopup(people.map((one) => ({
      kind: 'item', caption: one, checked: one === current, hint: one === owner ? 'owner' : 'editor',
      run: () => {
        if (one === current) return
        become(one)
        changed()
      }
    })), button, { label: 'You are' })

  const become = (one: string) => {
    current = one
    sessionStorage.setItem(REMEMBERED, one)
    api.setUser(one)
    draw()
  }

  return {
    begin: async () => {
      const view = await api.appsScript()
      people = view.people
      owner = view.owner
      const remembered = sessionStorage.getItem(REMEMBERED)
      become(people.find((one) => one === remembered) ?? view.usual)
    }
  }
}
