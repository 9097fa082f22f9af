/** A project made of a piece of code, with scopes for most things: for tests of the host itself. */
import type { Manifest, Project } from './types'

const SCOPES = ['spreadsheets.currentonly', 'script.external_request', 'script.container.ui', 'script.scriptapp']

export const projectFromSource = (
  code: string,
  { html = {}, manifest = {} }: { html?: Record<string, string>; manifest?: Partial<Manifest> } = {},
): Project => ({
  code,
  html,
  manifest: { timeZone: 'Etc/UTC', oauthScopes: SCOPES.map((scope) => `https://www.googleapis.com/auth/${scope}`), ...manifest },
})
