/** By what a person is known: `in/slug`, `id:123`, `mail:a@b.c`. One text for the column known_as, and for finding rows by it. */
import type { Part } from './part'

/** Sorted, each once, without blanks. */
export const identifiersOf = (parts: readonly Part[]): string[] => {
  const all = new Set<string>()
  for (const { urls, ids, mails } of parts) {
    for (const key of urls.keys()) all.add(key)
    for (const id of ids.keys()) all.add(idText(id))
    for (const mail of mails) all.add(`mail:${mail}`)
  }
  return [...all].sort()
}

export const knownAs = (parts: readonly Part[]): string => identifiersOf(parts).join(' ')

/** Of a cell of known_as; what else stands there is passed over. */
export const identifiersIn = (text: string): string[] => text.split(/\s+/).filter((word) => /^(?:in\/|id:|mail:)./.test(word))

/** The profile that was told last, else HeyReach’s id, else the first e-mail address by the alphabet. */
export const contactIdOf = (parts: readonly Part[]): string => {
  const key = newestKey(parts.map(({ urls }) => urls))
  if (key !== '') return key
  const id = newestKey(parts.map(({ ids }) => ids))
  return id !== '' ? idText(id) : (identifiersOf(parts)[0] ?? '')
}

/** Of those told at the same time the greater. '' for none. */
export const newestKey = (maps: readonly ReadonlyMap<string, number>[]): string => {
  let [newest, when] = ['', -1]
  for (const map of maps) for (const [key, at] of map) if (at > when || (at === when && key > newest)) [newest, when] = [key, at]
  return newest
}

const idText = (id: string): string => `id:${id.replace(/[\s%]/g, encodeURIComponent)}`
