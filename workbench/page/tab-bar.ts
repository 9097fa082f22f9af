/** The tabs at the bottom: choose, add, rename by double click, hide and delete by menu; the list shows hidden ones too. */
import type { BookStore } from './book-view'
import { confirmFirst } from './dialogs'
import type { Edits } from './edits'
import { element, icon } from './element'
import { openPopup, type MenuEntry } from './menus/popup-menu'
import type { TabSummary } from '../server/protocol'

export const createTabBar = (host: HTMLElement, book: BookStore, edits: Edits, choose: (id: number) => void): { draw(): void } => {
  const list = element('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Sheets' })
  const add = element('button', { type: 'button', class: 'icon-button', title: 'Add sheet', 'aria-label': 'Add sheet' }, icon('plus'))
  const all = element('button', { type: 'button', class: 'icon-button', title: 'All sheets', 'aria-label': 'All sheets', 'aria-haspopup': 'menu' }, icon('list'))
  host.replaceChildren(add, all, list)

  add.addEventListener('click', () => {
    void edits.send({ op: 'add-tab' }).then(() => choose(book.tab().id))
  })
  all.addEventListener('click', () =>
    openPopup(book.tabs().map((tab): MenuEntry => ({
      kind: 'item', caption: tab.name, checked: tab.id === book.tab().id, hint: tab.hidden ? 'hidden: show' : '',
      run: () => {
        if (!tab.hidden) choose(tab.id)
        else void edits.send({ op: 'hide-tab', tab: tab.id, hidden: false }).then((done) => done && choose(tab.id))
      }
    })), all, { label: 'All sheets' }))

  const menu = (tab: TabSummary, at: HTMLElement | { x: number; y: number }, button: HTMLElement) => {
    const shown = book.tabs().filter(({ hidden }) => !hidden)
    openPopup([
      { kind: 'item', caption: 'Rename', run: () => rename(tab, button) },
      { kind: 'item', caption: 'Download as CSV', run: () => location.assign(`/export/${encodeURIComponent(tab.name)}.csv`) },
      { kind: 'separator' },
      { kind: 'item', caption: 'Hide sheet', disabled: shown.length < 2, run: () => void hide(tab) },
      { kind: 'item', caption: 'Delete', disabled: shown.length < 2, run: () => void remove(tab) }
    ], at, { label: tab.name })
  }

  const hide = async (tab: TabSummary) => {
    const next = book.tabs().find(({ id, hidden }) => id !== tab.id && !hidden)
    if ((await edits.send({ op: 'hide-tab', tab: tab.id, hidden: true })) && tab.id === book.tab().id && next) choose(next.id)
  }
  const remove = async (tab: TabSummary) => {
    if (!(await confirmFirst('Delete this sheet?', `“${tab.name}” and everything on it will be gone.`))) return
    const next = book.tabs().find(({ id, hidden }) => id !== tab.id && !hidden)
    if (tab.id === book.tab().id && next) choose(next.id)
    await edits.send({ op: 'delete-tab', tab: tab.id })
  }

  const rename = (tab: TabSummary, button: HTMLElement) => {
    const input = element('input', { type: 'text', class: 'tab-rename', 'aria-label': 'Sheet name', maxlength: 100, value: tab.name })
    let over = false
    const end = (keep: boolean) => {
      if (over) return
      over = true
      input.replaceWith(button)
      button.focus()
      const name = input.value.trim()
      if (keep && name && name !== tab.name) void edits.send({ op: 'rename-tab', tab: tab.id, name })
    }
    input.addEventListener('keydown', (event) => {
      event.stopPropagation()
      if (event.key === 'Enter') end(true)
      if (event.key === 'Escape') end(false)
    })
    input.addEventListener('blur', () => end(true))
    button.replaceWith(input)
    input.select()
  }

  const drawTab = (tab: TabSummary): HTMLElement => {
    const current = tab.id === book.tab().id
    const button = element('button', { type: 'button', class: 'tab', role: 'tab', 'aria-selected': String(current), tabindex: current ? 0 : -1 }, tab.name)
    if (tab.color) {
      button.classList.add('has-color')
      button.style.setProperty('--tab-color', tab.color)
    }
    button.addEventListener('click', () => {
      if (!current) choose(tab.id)
    })
    button.addEventListener('dblclick', () => rename(tab, button))
    button.addEventListener('contextmenu', (event) => {
      event.preventDefault()
      menu(tab, { x: event.clientX, y: event.clientY }, button)
    })
    button.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
      if (step) {
        const buttons = [...list.querySelectorAll<HTMLElement>('[role=tab]')]
        buttons[(buttons.indexOf(button) + step + buttons.length) % buttons.length]?.focus()
      } else if (event.key === 'F2') rename(tab, button)
      else if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) menu(tab, button, button)
      else return
      event.preventDefault()
    })
    return button
  }

  return {
    draw: () => {
      if (list.querySelector('.tab-rename')) return
      list.replaceChildren(...book.tabs().filter(({ hidden, id }) => !hidden || id === book.tab().id).map(drawTab))
      list.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }
  }
}
