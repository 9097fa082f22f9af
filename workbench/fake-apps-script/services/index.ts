/** Every class of every service, by the name that contexts call it. */
import type { Handlers } from '../execution/handler'
import type { SIGNATURES } from '../signatures'
import * as cache from './cache'
import * as conditionalFormat from './conditional-format'
import * as content from './content'
import * as html from './html'
import * as lock from './lock'
import * as log from './log'
import * as properties from './properties'
import * as range from './range'
import * as richText from './rich-text'
import * as scriptApp from './script-app'
import * as sheet from './sheet'
import * as spreadsheetApp from './spreadsheet-app'
import * as ui from './ui'
import { HTTPResponse, UrlFetchApp } from './url-fetch'
import { Blob, Utilities } from './utilities'

/** One table of handlers for each table of signatures. */
type Services = { readonly [K in keyof typeof SIGNATURES]: Handlers<(typeof SIGNATURES)[K], never> }

export const SERVICES = {
  ...spreadsheetApp,
  ...sheet,
  ...range,
  ...richText,
  ...conditionalFormat,
  ...properties,
  ...cache,
  ...lock,
  ...ui,
  ...html,
  ...content,
  ...scriptApp,
  ...log,
  HTTPResponse,
  UrlFetchApp,
  Blob,
  Utilities,
} as const satisfies Services
