/** Google's own small pages around a web app. */

export const page = (title: string, body: string): string =>
  `<!DOCTYPE html><html><head><title>${escapeHtml(title)}</title></head><body>${body}</body></html>`

export const errorPage = (text: string): string =>
  page(
    'Error',
    `<div style="font-family:monospace;margin:50px auto 0;max-width:600px;text-align:center">${escapeHtml(text)}</div>`,
  )

/**
 * HtmlService's HTML is not the answer but a text inside Google's own page, escaped twice: as JSON, and as a script's
 * string with every sign of markup as \\xNN. Several public programs take it out of there again (`goog.script.init("…`,
 * `userHtml`); what else is in that page is left out here. Whoever looks for a word in the answer finds it only if it is
 * made of plain letters.
 */
export const htmlServicePage = (html: string): string =>
  page(
    '',
    `<script>${SHOW}goog.script.init("${asScriptText(JSON.stringify({ functionNames: [], sandboxMode: 1, userHtml: html }))}", "", undefined, true, false, "false", "https://script.google.com");</script>`,
  )

/** Stands for Google's own script there: shows the HTML in a frame of its own. */
const SHOW =
  'var goog={script:{init:function(t){var f=document.createElement("iframe");f.style.cssText="position:fixed;inset:0;width:100%;height:100%;border:0";' +
  'f.sandbox="allow-scripts allow-forms allow-popups allow-modals";f.srcdoc=JSON.parse(t).userHtml;document.body.append(f)}}};'

const asScriptText = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replace(/[^\w\\ .,:;/!?()-]/g, (sign) =>
      sign.charCodeAt(0) < 256 ? `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}` : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )

/** The script's own HTML in such a page; null where the page is none. */
export const userHtmlOf = (body: string): string | null => {
  const literal = /goog\.script\.init\("((?:[^"\\]|\\.)*)"/.exec(body)?.[1]
  if (literal === undefined) return null
  const json = literal.replace(/\\(?:x([0-9a-f]{2})|.)/g, (whole, hex?: string) => (hex ? `\\u00${hex}` : whole))
  return (JSON.parse(JSON.parse(`"${json}"`) as string) as { userHtml: string }).userHtml
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
