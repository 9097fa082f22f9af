/** The unreadable events on the page: which are meant by a button, and where the focus goes when one is gone. Pure. */
import type { UnreadableItem } from './protocol'

/** One by its id, or all that are listed. */
export type Which = string | 'all'

export const idsMeant = (items: readonly UnreadableItem[], which: Which): string[] =>
  items.map(({ id }) => id).filter((id) => which === 'all' || id === which)

/** The item that stands where the one before stood: the next that is still there, else the one before it; null when all are gone. */
export const neighbourOf = (before: readonly UnreadableItem[], after: readonly UnreadableItem[], id: string): string | null => {
  const stays = (item: UnreadableItem): boolean => after.some((each) => each.id === item.id)
  const at = before.findIndex((item) => item.id === id)
  const next = before.slice(Math.max(0, at)).find(stays)
  return (next ?? before.slice(0, Math.max(0, at)).filter(stays).pop() ?? after[0])?.id ?? null
}
