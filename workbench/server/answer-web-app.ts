/** The web app's address on this computer: /macros/s/local/exec, and /macros/echo for the second leg of a redirect. */
import { createWebApp } from '../fake-apps-script/web-app'
import type { ThreadedHost } from '../fake-apps-script/types'
import type { WebAppAnswer, WebAppRequest } from './http-server'

export const WEB_APP_PATH = '/macros/s/local/exec'

/** Pages of the web app must not become pages of the workbench's own origin. */
const SANDBOX = { 'content-security-policy': 'sandbox allow-scripts allow-forms allow-popups allow-modals allow-downloads', 'cache-control': 'no-store' }

/** `origin`: where this server is reached; the redirect leads there. */
export const createWebAppAnswerer = (host: ThreadedHost, deployer: string, origin: () => string) => {
  let app: ReturnType<typeof createWebApp<ReturnType<ThreadedHost['run']>>> | null = null
  return async (request: WebAppRequest): Promise<WebAppAnswer> => {
    app ??= createWebApp({ run: host.run, deployer, echoUrl: `${origin()}/macros/echo` })
    const [path = '', query = ''] = splitOnce(request.path, '?')
    const told = path === '/macros/echo'
      ? app.echo(request.method, new URLSearchParams(query).get('user_content_key') ?? '')
      : path === WEB_APP_PATH || path.startsWith(`${WEB_APP_PATH}/`)
        ? await app.handle({
            method: request.method,
            path: path.slice(WEB_APP_PATH.length),
            query,
            contentType: request.headers['content-type'],
            body: request.body
          })
        : { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not found.' }
    return { ...told, headers: { ...told.headers, ...SANDBOX } }
  }
}

const splitOnce = (text: string, at: string): [string, string?] => {
  const index = text.indexOf(at)
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)]
}
