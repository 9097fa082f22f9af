/** Keys on the grid, as spreadsheet people know them. Returns whether the key was ours. */
import { move, selectAll, wholeLines, type Direction, type Lines, type Selection } from './selection'

export interface KeyboardHost {
  get(): Selection
  set(selection: Selection): void
  lines(): Lines
  editing(): boolean
  edit(): void
  commit(): void
  cancel(): void
  clear(): void
  undo(): void
  pageSize(): number
  menu(): void
  /** Puts a line break into the text being edited. */
  breakLine(): void
}

const ARROWS: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' }

export const handleKey = (event: KeyboardEvent, person: KeyboardHost): boolean => {
  if (event.isComposing) return false
  const command = event.ctrlKey || event.metaKey
  const go = (direction: Direction, how: Parameters<typeof move>[3] = {}) => person.set(move(person.get(), person.lines(), direction, how))

  if (person.editing()) {
    switch (event.key) {
      case 'Enter':
        if (event.altKey || command) {
          person.breakLine()
          return true
        }
        person.commit()
        go(event.shiftKey ? 'up' : 'down')
        return true
      case 'Tab':
        person.commit()
        go(event.shiftKey ? 'left' : 'right')
        return true
      case 'Escape':
        person.cancel()
        return true
      default:
        return false
    }
  }

  const arrow = ARROWS[event.key]
  if (arrow && !event.altKey) {
    go(arrow, { extend: event.shiftKey, jump: command })
    return true
  }
  switch (event.key) {
    case 'Enter':
      if (command || event.altKey) return false
      if (event.shiftKey) go('up')
      else person.edit()
      return true
    case 'F2':
      person.edit()
      return true
    case 'Tab':
      go(event.shiftKey ? 'left' : 'right')
      return true
    case 'PageDown':
    case 'PageUp':
      go(event.key === 'PageDown' ? 'down' : 'up', { by: person.pageSize(), extend: event.shiftKey })
      return true
    case 'Home':
      go('left', { by: person.lines().columns, extend: event.shiftKey })
      if (command) go('up', { by: person.lines().rows, extend: event.shiftKey })
      return true
    case 'End': {
      const { row } = person.get().active
      const lines = person.lines()
      let last = lines.columns
      while (last > 1 && !lines.filled(row, last)) last--
      go('left', { by: lines.columns, extend: event.shiftKey })
      go('right', { by: last - 1, extend: event.shiftKey })
      return true
    }
    case 'Delete':
    case 'Backspace':
      person.clear()
      return true
    case ' ':
      if (!command && !event.shiftKey) return false
      if (command && event.shiftKey) person.set(selectAll(person.get(), person.lines()))
      else person.set(wholeLines(person.get(), person.lines(), command ? 'columns' : 'rows'))
      return true
    case 'ContextMenu':
      person.menu()
      return true
    case 'F10':
      if (!event.shiftKey) return false
      person.menu()
      return true
  }
  if (command && event.key.toLowerCase() === 'a') {
    person.set(selectAll(person.get(), person.lines()))
    return true
  }
  if (command && !event.shiftKey && event.key.toLowerCase() === 'z') {
    person.undo()
    return true
  }
  return false
}
