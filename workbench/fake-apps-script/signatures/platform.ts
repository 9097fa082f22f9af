/** What is emulated of fetching, utilities, identity, triggers and logging. */
import { signaturesOf } from './signature'

import Fetch = GoogleAppsScript.URL_Fetch
import Script = GoogleAppsScript.Script

export const UrlFetchApp = signaturesOf<Fetch.UrlFetchApp>()({ fetch: ['s', 's o'], fetchAll: 'l' })

export const HTTPResponse = signaturesOf<Fetch.HTTPResponse>()({
  getAllHeaders: '',
  getContent: '',
  getContentText: ['', 's'],
  getHeaders: '',
  getResponseCode: '',
})

export const Utilities = signaturesOf<GoogleAppsScript.Utilities.Utilities>()({
  base64Decode: ['s', 's Charset'],
  base64DecodeWebSafe: ['s', 's Charset'],
  base64Encode: ['s', 's Charset', 'l'],
  base64EncodeWebSafe: ['s', 's Charset', 'l'],
  computeDigest: ['DigestAlgorithm s', 'DigestAlgorithm s Charset', 'DigestAlgorithm l'],
  computeHmacSha256Signature: ['s s', 's s Charset', 'l l'],
  formatDate: 'd s s',
  getUuid: '',
  newBlob: ['s', 's s', 's s s', 'l', 'l s', 'l s s'],
  sleep: 'n',
})

export const Blob = signaturesOf<GoogleAppsScript.Base.Blob>()({
  getBytes: '',
  getContentType: '',
  getDataAsString: ['', 's'],
  getName: '',
  setContentType: 's',
  setName: 's',
})

export const Session = signaturesOf<GoogleAppsScript.Base.Session>()({
  getActiveUser: '',
  getActiveUserLocale: '',
  getEffectiveUser: '',
  getScriptTimeZone: '',
  getTemporaryActiveUserKey: '',
})

export const User = signaturesOf<GoogleAppsScript.Base.User>()({ getEmail: '' })

export const ScriptApp = signaturesOf<Script.ScriptApp>()({
  deleteTrigger: 'Trigger',
  getProjectTriggers: '',
  getScriptId: '',
  getService: '',
  newTrigger: 's',
  requireAllScopes: 'AuthMode',
})

export const Service = signaturesOf<Script.Service>()({ getUrl: '' })

export const Trigger = signaturesOf<Script.Trigger>()({
  getEventType: '',
  getHandlerFunction: '',
  getTriggerSource: '',
  getUniqueId: '',
})

export const TriggerBuilder = signaturesOf<Script.TriggerBuilder>()({ timeBased: '' })

export const ClockTriggerBuilder = signaturesOf<Script.ClockTriggerBuilder>()({
  after: 'n',
  at: 'd',
  atHour: 'n',
  create: '',
  everyDays: 'n',
  everyHours: 'n',
  everyMinutes: 'n',
  inTimezone: 's',
  nearMinute: 'n',
})

export const Logger = signaturesOf<GoogleAppsScript.Base.Logger>()({
  clear: '',
  getLog: '',
  log: ['x', 'x x', 'x x x', 'x x x x'],
})
