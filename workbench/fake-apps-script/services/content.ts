/** ContentService: text answers of a web app. Neither status nor headers can be set, only the MIME type. */
import { local, type Handler, type Handlers } from '../execution/handler'
import type * as signatures from '../signatures/page'
import { enumValue, refTo, type EnumValue } from '../wire'

export interface TextPage {
  output: 'text'
  text: string
  mimeType: string
}

export const MIME_TYPES: Readonly<Record<string, string>> = {
  ATOM: 'application/atom+xml',
  CSV: 'text/csv',
  ICAL: 'text/calendar',
  JAVASCRIPT: 'application/javascript',
  JSON: 'application/json',
  RSS: 'application/rss+xml',
  TEXT: 'text/plain',
  VCARD: 'text/vcard',
  XML: 'application/xml',
}

export const ContentService: Handlers<typeof signatures.ContentService> = {
  createTextOutput: local((x, _, text = '') =>
    refTo('TextOutput', x.keep({ output: 'text', text: String(text), mimeType: 'TEXT' } satisfies TextPage)),
  ),
}

const changed = (change: (page: TextPage, ...args: never[]) => void): Handler<number> =>
  local((x, id, ...args) => {
    change(x.kept<TextPage>(id), ...(args as never[]))
    return refTo('TextOutput', id)
  })

export const TextOutput: Handlers<typeof signatures.TextOutput, number> = {
  append: changed((page, text: string) => void (page.text += text)),
  clear: changed((page) => void (page.text = '')),
  getContent: local((x, id) => x.kept<TextPage>(id).text),
  getMimeType: local((x, id) => enumValue('ContentMimeType', x.kept<TextPage>(id).mimeType)),
  setContent: changed((page, text: string) => void (page.text = text)),
  setMimeType: changed((page, mimeType: EnumValue) => void (page.mimeType = mimeType.name)),
}
