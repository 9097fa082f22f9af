/** Looks of cells: changing them, and what is left of one when its cell gets new content. Looks are shared, never altered. */
import type { Look } from './grid'
import type { Cell } from './types'

export type LookChange = Partial<Omit<Cell, 'value' | 'formula'>>

export const changeLook = (look: Look | undefined, change: LookChange): Look | undefined => {
  const entries = Object.entries({ ...look, ...change })
  const changed = entries.filter(([, value]) => value !== undefined && value !== false && value !== '')
  return changed.length > 0 ? Object.fromEntries(changed) : undefined
}

/** New content drops the link and brings a number format where there is none. Made once for each look that occurs. */
export const createKeptLook = () => {
  const made = new Map<Look | undefined, Map<string | undefined, Look | undefined>>()
  return (look: Look | undefined, format: string | undefined): Look | undefined => {
    if (!look?.link && (!format || look?.format)) return look
    const forLook = made.get(look) ?? new Map<string | undefined, Look | undefined>()
    made.set(look, forLook)
    if (!forLook.has(format)) forLook.set(format, changeLook(look, { link: undefined, format: look?.format ?? format }))
    return forLook.get(format)
  }
}
