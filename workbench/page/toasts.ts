/** Messages at the edge of the page: the script's toasts, errors of executions, and “Working…”. */
import { element } from './element'

export interface Toasts {
  /** Google's: 5 seconds unless told, negative stays until dismissed. */
  toast(message: string, title: string, seconds: number): void
  error(message: string): void
  /** Shows “Working…” until the promise settles; what it settles to is handed on. */
  working<T>(work: Promise<T>): Promise<T>
}

/** A run that is over sooner than this needs no spinner. */
const PATIENCE_MS = 250

export const createToasts = (corner: HTMLElement, top: HTMLElement): Toasts => {
  let running = 0
  const spinner = element('div', { class: 'working', role: 'status', hidden: true }, element('span', { class: 'spinner' }), 'Working…')
  top.append(spinner)

  const put = (host: HTMLElement, box: HTMLElement, seconds: number) => {
    let timer = 0
    const close = () => {
      clearTimeout(timer)
      box.remove()
    }
    box.append(element('button', { type: 'button', class: 'toast-close', 'aria-label': 'Dismiss', onclick: close }, '×'))
    host.append(box)
    if (seconds >= 0) timer = window.setTimeout(close, seconds * 1000)
  }

  return {
    toast: (message, title, seconds) =>
      put(corner, element('div', { class: 'toast', role: 'status' }, title ? element('strong', {}, title) : null, element('span', {}, message)), seconds || 5),
    error: (message) =>
      put(top, element('div', { class: 'error-bar', role: 'alert' }, element('span', {}, message)), 20),
    working: async (work) => {
      running++
      const timer = setTimeout(() => (spinner.hidden = running === 0), PATIENCE_MS)
      try {
        return await work
      } finally {
        clearTimeout(timer)
        running--
        if (running === 0) spinner.hidden = true
      }
    }
  }
}
