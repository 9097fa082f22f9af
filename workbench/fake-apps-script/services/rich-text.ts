/** Text with a link: what a cell's link looks like to a script. One run for the whole text. */
import { local, type Handlers } from '../execution/handler'
import type * as signatures from '../signatures/spreadsheet'
import { refTo } from '../wire'

export interface RichText {
  text: string
  link: string | null
}

export const RichTextValue: Handlers<typeof signatures.RichTextValue, RichText> = {
  getLinkUrl: local((_, value) => value.link),
  getRuns: local((_, value) => [refTo('RichTextValue', value)]),
  getText: local((_, value) => value.text),
}

export const RichTextValueBuilder: Handlers<typeof signatures.RichTextValueBuilder, number> = {
  build: local((x, id) => refTo('RichTextValue', { ...x.kept<RichText>(id) })),
  setLinkUrl: local((x, id, url: string) => {
    x.kept<RichText>(id).link = url
    return refTo('RichTextValueBuilder', id)
  }),
  setText: local((x, id, text: string) => {
    x.kept<RichText>(id).text = text
    return refTo('RichTextValueBuilder', id)
  }),
}
