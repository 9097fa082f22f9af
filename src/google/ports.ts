/** The composition: every port carried out by Google's services. Made once an execution, by `index.ts`. */
import type { Ports } from '../ports'
import { googleCache } from './cache'
import { googleDigest } from './digest'
import { googleHttp } from './http'
import { googleLock } from './lock'
import { googleNotices } from './notices'
import { googleSpreadsheet } from './spreadsheet'
import { googleStore } from './store'

export const googlePorts = (): Ports => ({
  spreadsheet: googleSpreadsheet(),
  notices: googleNotices(),
  userStore: googleStore(() => PropertiesService.getUserProperties()),
  documentStore: googleStore(() => PropertiesService.getDocumentProperties()),
  userCache: googleCache(() => CacheService.getUserCache()),
  documentCache: googleCache(() => CacheService.getDocumentCache()),
  documentLock: googleLock(() => LockService.getDocumentLock()),
  userLock: googleLock(() => LockService.getUserLock()),
  http: googleHttp(),
  clock: { now: () => Date.now(), sleep: (ms) => Utilities.sleep(ms) },
  sha256: googleDigest,
  uuid: () => Utilities.getUuid(),
})
