/** The answer of our web address: what we are and which version runs there. */

export const textAnswer = (text: string): GoogleAppsScript.Content.TextOutput =>
  ContentService.createTextOutput(text).setMimeType(ContentService.MimeType.JSON)
