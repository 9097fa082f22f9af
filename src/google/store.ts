/** Properties as a key-value store. Document properties may be missing where nobody has the document open (platform facts §1.4). */
import type { KeyValueStore } from '../ports'
import { AppError } from '../errors'

export const googleStore = (open: () => GoogleAppsScript.Properties.Properties | null): KeyValueStore => {
  const store = (): GoogleAppsScript.Properties.Properties => {
    const opened = open()
    if (!opened) throw new AppError('platform-limit', { detail: 'this document’s settings cannot be reached from here' })
    return opened
  }
  return {
    get: (key) => store().getProperty(key),
    set: (key, value) => void store().setProperty(key, value),
    delete: (key) => void store().deleteProperty(key),
    all: () => store().getProperties(),
    // Never with the second argument: it would delete what others write at this moment.
    setAll: (entries) => void store().setProperties(entries),
  }
}
