/** The mapping a tab was last used with, kept with the document: whoever works on the tab next finds it. */
import type { Ports } from '../ports'
import type { Mapping } from '../sidebar/protocol'

type Store = Pick<Ports, 'documentStore'>

const keyOf = (tabId: number): string => `heyreach.mapping.${tabId}`
/** A property holds 9 KB (platform facts §2). */
const MOST = 8_000

export const rememberMapping = ({ documentStore }: Store, tabId: number, mapping: Mapping): void => {
  const text = JSON.stringify(mapping)
  if (text.length <= MOST) documentStore.set(keyOf(tabId), text)
}

export const recallMapping = ({ documentStore }: Store, tabId: number): Mapping | null => {
  const text = documentStore.get(keyOf(tabId))
  if (!text) return null
  try {
    const mapping = JSON.parse(text) as Mapping
    return mapping.fields && Array.isArray(mapping.customFields) && mapping.sender ? mapping : null
  } catch {
    return null
  }
}
