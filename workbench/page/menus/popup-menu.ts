/** A menu that pops up at a place: arrows, Enter, Escape and letters work, submenus open beside it, focus goes back where it was. */
import { element, icon } from '../element'

export type MenuEntry =
  | { kind: 'item'; caption: string; icon?: string; hint?: string; disabled?: boolean; checked?: boolean; run(): void }
  | { kind: 'separator' }
  | { kind: 'submenu'; caption: string; items: MenuEntry[] }

export interface PopupOptions {
  /** For left and right on a menu bar. */
  sideways?(step: 1 | -1): void
  closed?(): void
  label?: string
}

export interface Popup {
  close(): void
}

/** `place`: below an element, or at a point. */
export const openPopup = (entries: MenuEntry[], place: HTMLElement | { x: number; y: number }, options: PopupOptions = {}): Popup => {
  const before = document.activeElement as HTMLElement | null
  let over = false
  const menus: HTMLElement[] = []

  const close = () => {
    if (over) return
    over = true
    for (const menu of menus) menu.remove()
    removeEventListener('pointerdown', outside, true)
    removeEventListener('blur', close)
    options.closed?.()
    if (document.activeElement === document.body || !document.activeElement) before?.focus()
  }
  const outside = (event: Event) => {
    if (menus.some((menu) => menu.contains(event.target as Node))) return
    // The button that opened the menu closes it with its own click.
    if (place instanceof HTMLElement && place.contains(event.target as Node)) event.stopPropagation()
    close()
  }

  const closeFrom = (level: number) => {
    for (const menu of menus.splice(level)) menu.remove()
  }

  const itemsOf = (menu: HTMLElement) => [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([aria-disabled])')]

  const step = (menu: HTMLElement, by: 1 | -1) => {
    const items = itemsOf(menu)
    const at = items.indexOf(document.activeElement as HTMLElement)
    items[at < 0 ? (by === 1 ? 0 : items.length - 1) : (at + by + items.length) % items.length]?.focus()
  }

  const build = (list: MenuEntry[], level: number, label: string): HTMLElement => {
    const menu = element('div', { class: 'popup-menu', role: 'menu', 'aria-label': label })
    for (const entry of list) {
      if (entry.kind === 'separator') {
        menu.append(element('div', { class: 'popup-separator', role: 'separator' }))
        continue
      }
      const item = element(
        'div',
        {
          class: 'popup-item', tabindex: -1,
          role: entry.kind === 'item' && entry.checked !== undefined ? 'menuitemcheckbox' : 'menuitem',
          'aria-checked': entry.kind === 'item' && entry.checked !== undefined ? String(entry.checked) : null,
          'aria-disabled': entry.kind === 'item' && entry.disabled ? 'true' : null,
          'aria-haspopup': entry.kind === 'submenu' ? 'menu' : null
        },
        element('span', { class: 'popup-icon' }, entry.kind === 'item' ? (entry.checked ? icon('check') : entry.icon ? icon(entry.icon) : null) : null),
        element('span', { class: 'popup-caption' }, entry.caption),
        element('span', { class: 'popup-hint' }, entry.kind === 'submenu' ? '▸' : (entry.hint ?? ''))
      )
      const openSub = () => {
        if (entry.kind !== 'submenu') return null
        closeFrom(level + 1)
        const sub = build(entry.items, level + 1, entry.caption)
        show(sub, item.getBoundingClientRect(), 'beside')
        return sub
      }
      const choose = () => {
        if (entry.kind === 'submenu') {
          const sub = openSub()
          if (sub) step(sub, 1)
        } else if (!entry.disabled) {
          close()
          before?.focus()
          entry.run()
        }
      }
      item.addEventListener('pointerenter', () => {
        if (!item.hasAttribute('aria-disabled')) item.focus()
        if (entry.kind === 'submenu') openSub()
        else closeFrom(level + 1)
      })
      item.addEventListener('click', choose)
      item.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' || event.key === ' ' || (event.key === 'ArrowRight' && entry.kind === 'submenu')) {
          event.preventDefault()
          event.stopPropagation()
          choose()
        }
      })
      menu.append(item)
    }
    menu.addEventListener('keydown', (event) => {
      event.stopPropagation()
      if (event.key === 'ArrowDown') step(menu, 1)
      else if (event.key === 'ArrowUp') step(menu, -1)
      else if (event.key === 'Home') itemsOf(menu)[0]?.focus()
      else if (event.key === 'End') itemsOf(menu).at(-1)?.focus()
      else if (event.key === 'ArrowLeft' && level > 0) {
        closeFrom(level)
        menus[level - 1]?.querySelector<HTMLElement>('[aria-haspopup]')?.focus()
      } else if (event.key === 'ArrowLeft') options.sideways?.(-1)
      else if (event.key === 'ArrowRight') options.sideways?.(1)
      else if (event.key === 'Escape' || event.key === 'Tab') {
        close()
        before?.focus()
      } else if (event.key.length === 1) {
        const items = itemsOf(menu)
        const from = items.indexOf(document.activeElement as HTMLElement) + 1
        const match = [...items.slice(from), ...items.slice(0, from)].find((item) =>
          item.querySelector('.popup-caption')?.textContent?.toLowerCase().startsWith(event.key.toLowerCase()))
        match?.focus()
      } else return
      event.preventDefault()
    })
    menus.push(menu)
    return menu
  }

  const show = (menu: HTMLElement, box: { left: number; right: number; top: number; bottom: number }, side: 'below' | 'beside') => {
    document.body.append(menu)
    const { width, height } = menu.getBoundingClientRect()
    const left = side === 'below' ? box.left : box.right - 2
    const flipped = side === 'below' ? innerWidth - width - 4 : box.left - width + 2
    const top = side === 'below' ? box.bottom : box.top - 6
    menu.style.left = `${Math.max(4, left + width > innerWidth - 4 ? flipped : left)}px`
    menu.style.top = `${Math.max(4, Math.min(top, innerHeight - height - 4))}px`
  }

  const root = build(entries, 0, options.label ?? 'Menu')
  const box = place instanceof HTMLElement ? place.getBoundingClientRect() : { left: place.x, right: place.x, top: place.y, bottom: place.y }
  show(root, box, 'below')
  step(root, 1)
  addEventListener('pointerdown', outside, true)
  addEventListener('blur', close)
  return { close }
}
