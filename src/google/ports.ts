/** The composition: every port carried out by Google's services. Made once an execution, by `index.ts`. */
import type { Ports } from '../ports'
import { googleCache } from './cache'
import { googleDigest } from './digest'
import { googleHttp } from './http'
import { googleLock } from './lock'
import { googleNotices } from './notices'
import { googleSpreadsheet } from './spreadsheet'
import { googleStore } from './store'
import { googleTriggers } from './triggers'

export const googlePorts = (): Ports => ({
  spreadsheet: googleSpreadsheet(),
  notices: googleNotices(),
  userStore: googleStore(() => PropertiesService.getUserProperties()),
  documentStore: googleStore(() => PropertiesService.getDocumentProperties()),
  scriptStore: googleStore(() => PropertiesService.getScriptProperties()),
  userCache: googleCache(() => CacheService.getUserCache()),
  documentCache: googleCache(() => CacheService.getDocumentCache()),
  scriptCache: googleCache(() => CacheService.getScriptCache()),
  documentLock: googleLock(() => LockService.getDocumentLock()),
  scriptLock: googleLock(() => LockService.getScriptLock()),
  userLock: googleLock(() => LockService.getUserLock()),
  triggers: googleTriggers(),
  http: googleHttp(),
  clock: { now: () => Date.now(), sleep: (ms) => Utilities.sleep(ms) },
  sha256: googleDigest,
  uuid: () => Utilities.getUuid(),
})
