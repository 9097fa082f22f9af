/** The few buttons above the grid. */
import { element, icon } from './element'

export interface ToolbarButton {
  icon: string
  label: string
  run(): void
  /** For a button that stays down. */
  pressed?(): boolean
  enabled?(): boolean
}

export const createToolbar = (host: HTMLElement, groups: ToolbarButton[][]): { draw(): void } => {
  const made: { button: HTMLButtonElement; of: ToolbarButton }[] = []
  host.replaceChildren(...groups.map((group) =>
    element('div', { class: 'tool-group' }, ...group.map((of) => {
      const button = element('button', { type: 'button', class: 'tool', title: of.label, 'aria-label': of.label, tabindex: -1, onclick: () => of.run() }, icon(of.icon))
      // The selection and the grid's focus stay where they are.
      button.addEventListener('pointerdown', (event) => event.preventDefault())
      made.push({ button, of })
      return button
    }))))
  const first = made[0]?.button
  if (first) first.tabIndex = 0
  host.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (!step) return
    const at = made.findIndex(({ button }) => button === document.activeElement)
    made[(at + step + made.length) % made.length]?.button.focus()
    event.preventDefault()
  })
  return {
    draw: () => {
      for (const { button, of } of made) {
        if (of.pressed) button.setAttribute('aria-pressed', String(of.pressed()))
        if (of.enabled) button.disabled = !of.enabled()
      }
    }
  }
}
