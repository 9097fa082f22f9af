/** `urlFetchWhitelist` of the manifest: https, a full host (one leading `*.`), a path that is not empty (platform facts §6.2). */

interface Entry {
  host: string
  anySubdomain: boolean
  path: string
}

export const checkWhitelist = (entries: readonly string[] | undefined): void => void entries?.forEach(readEntry)

export const isWhitelisted = (entries: readonly string[] | undefined, url: URL): boolean =>
  entries === undefined || entries.map(readEntry).some((entry) => matches(entry, url))

const readEntry = (text: string): Entry => {
  const [, wildcard, host, path] = /^https:\/\/(\*\.)?([^/*?#]+)(\/[^?#]*)$/.exec(text) ?? []
  if (!host || !path) throw new Error(`Invalid manifest: urlFetchWhitelist entry "${text}" must be https, a full host and a path`)
  return { host: host.toLowerCase(), anySubdomain: wildcard !== undefined, path }
}

/** Paths are compared by whole segments, with their case. */
const matches = ({ host, anySubdomain, path }: Entry, url: URL): boolean =>
  url.protocol === 'https:' &&
  (anySubdomain ? url.host.endsWith(`.${host}`) : url.host === host) &&
  (path.endsWith('/') ? url.pathname.startsWith(path) : url.pathname === path || url.pathname.startsWith(`${path}/`))
