/** Google's own small pages around a web app. */

export const page = (title: string, body: string): string =>
  `<!DOCTYPE html><html><head><title>${escapeHtml(title)}</title></head><body>${body}</body></html>`

export const errorPage = (text: string): string =>
  page(
    'Error',
    `<div style="font-family:monospace;margin:50px auto 0;max-width:600px;text-align:center">${escapeHtml(text)}</div>`,
  )

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
