/** Keeps other web pages out: only our own page, under a loopback name, may talk to the workbench. */

export interface Asked {
  method: string
  headers: Record<string, string | string[] | undefined>
}

const single = (value: string | string[] | undefined): string => (Array.isArray(value) ? value.join(',') : (value ?? ''))

/** A name of this very computer and our port: a foreign name that resolves here (DNS rebinding) is refused. */
export const isOwnHost = (host: string, port: number): boolean => [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`].includes(host)

/** Why a request must not be answered, or null. Says nothing about /macros/…, which is public as Google's is. */
export const refusal = ({ method, headers }: Asked, port: number): string | null => {
  const host = single(headers.host)
  if (!isOwnHost(host, port)) return 'This address is not the workbench’s.'
  const origin = single(headers.origin)
  const site = single(headers['sec-fetch-site'])
  if (origin && origin !== `http://${host}`) return 'Requests from other pages are refused.'
  if (site === 'cross-site' && single(headers['sec-fetch-mode']) !== 'navigate') return 'Requests from other sites are refused.'
  if (method === 'GET' || method === 'HEAD') return null
  // A browser always names the origin of a POST; what names none must at least be unable to come from a form.
  if (!/^application\/json\b/i.test(single(headers['content-type']))) return 'Only JSON is taken.'
  return null
}

/** The page loads nothing but what the workbench serves, and nobody may frame it. */
export const PAGE_POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'", "frame-src 'self'",
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"
].join('; ')

/**
 * The script's pages: inline code as HtmlService allows it, no network of their own, and an origin that is nobody's,
 * even when their address is opened outside the frame.
 */
export const FRAME_POLICY = [
  'sandbox allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads',
  "default-src 'none'", "script-src 'unsafe-inline'", "style-src 'unsafe-inline'", 'img-src data: https:', 'font-src data: https:',
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'"
].join('; ')
