/** The menu bar: the workbench's own menus, then the script's. Alt+/ or Tab reaches it, arrows walk along it. */
import { element } from '../element'
import { openPopup, type MenuEntry, type Popup } from './popup-menu'

export interface BarMenu {
  caption: string
  /** Made when it opens, so that it fits the moment. */
  entries(): MenuEntry[]
}

export interface MenuBar {
  set(menus: BarMenu[]): void
}

export const createMenuBar = (host: HTMLElement): MenuBar => {
  let popup: Popup | null = null
  let openAt = -1
  let buttons: HTMLButtonElement[] = []
  let menus: BarMenu[] = []

  const open = (index: number) => {
    const button = buttons[index]
    const menu = menus[index]
    if (!button || !menu) return
    popup?.close()
    openAt = index
    button.focus()
    button.setAttribute('aria-expanded', 'true')
    popup = openPopup(menu.entries(), button, {
      label: menu.caption,
      sideways: (step) => open((index + step + buttons.length) % buttons.length),
      closed: () => {
        button.setAttribute('aria-expanded', 'false')
        if (openAt === index) openAt = -1
        popup = null
      }
    })
  }

  return {
    set: (next) => {
      menus = next
      buttons = next.map((menu, index) => {
        const button = element('button', {
          type: 'button', class: 'menu-button', role: 'menuitem', 'aria-haspopup': 'menu', 'aria-expanded': 'false', tabindex: index === 0 ? 0 : -1
        }, menu.caption)
        button.addEventListener('click', () => (openAt === index ? popup?.close() : open(index)))
        button.addEventListener('pointerenter', () => {
          if (openAt >= 0 && openAt !== index) open(index)
        })
        button.addEventListener('keydown', (event) => {
          if (event.key === 'ArrowRight') buttons[(index + 1) % buttons.length]?.focus()
          else if (event.key === 'ArrowLeft') buttons[(index - 1 + buttons.length) % buttons.length]?.focus()
          else if (event.key === 'ArrowDown') open(index)
          else return
          event.preventDefault()
        })
        return button
      })
      host.replaceChildren(...buttons)
    }
  }
}
