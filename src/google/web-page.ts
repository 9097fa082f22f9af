/**
 * What our web address gives back, and what it was sent. Text comes by a redirect (302), a page directly (200): a sender that follows no
 * redirects takes the first for a failure and the second for a success (platform facts §1.2).
 */

export interface PostedText {
  /** Of the address's query. */
  parameter: Record<string, string>
  body: string
}

export const textAnswer = (answer: object): GoogleAppsScript.Content.TextOutput =>
  ContentService.createTextOutput(JSON.stringify(answer)).setMimeType(ContentService.MimeType.JSON)

export const pageAnswer = (text: string): GoogleAppsScript.HTML.HtmlOutput => HtmlService.createHtmlOutput(text)

/** An empty body comes without postData; nothing is trusted in shape. */
export const postedText = (event: GoogleAppsScript.Events.DoPost | undefined): PostedText => {
  const { parameter, postData } = (event ?? {}) as Partial<GoogleAppsScript.Events.DoPost>
  return { parameter: parameter ?? {}, body: typeof postData?.contents === 'string' ? postData.contents : '' }
}
