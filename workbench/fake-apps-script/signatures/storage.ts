/** What is emulated of the key-value stores and locks. */
import { signaturesOf } from './signature'

export const PropertiesService = signaturesOf<GoogleAppsScript.Properties.PropertiesService>()({
  getDocumentProperties: '',
  getScriptProperties: '',
  getUserProperties: '',
})

export const Properties = signaturesOf<GoogleAppsScript.Properties.Properties>()({
  deleteAllProperties: '',
  deleteProperty: 't',
  getKeys: '',
  getProperties: '',
  getProperty: 't',
  setProperties: ['o', 'o b'],
  setProperty: 't t',
})

export const CacheService = signaturesOf<GoogleAppsScript.Cache.CacheService>()({
  getDocumentCache: '',
  getScriptCache: '',
  getUserCache: '',
})

export const Cache = signaturesOf<GoogleAppsScript.Cache.Cache>()({
  get: 't',
  getAll: 'l',
  put: ['t t', 't t n'],
  putAll: ['o', 'o n'],
  remove: 't',
  removeAll: 'l',
})

export const LockService = signaturesOf<GoogleAppsScript.Lock.LockService>()({
  getDocumentLock: '',
  getScriptLock: '',
  getUserLock: '',
})

export const Lock = signaturesOf<GoogleAppsScript.Lock.Lock>()({ hasLock: '', releaseLock: '', tryLock: 'n', waitLock: 'n' })
