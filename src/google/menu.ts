/** A table of menu items → Google's menu. */
import type { MenuEntry } from '../menu'

export const showMenu = (caption: string, entries: readonly MenuEntry[]): void => {
  const menu = SpreadsheetApp.getUi().createMenu(caption)
  for (const entry of entries) {
    if (entry === '---') menu.addSeparator()
    else menu.addItem(entry.caption, entry.functionName)
  }
  menu.addToUi()
}
