/** The web app's addresses on this computer: /macros/s/<deployment>/exec, and /macros/echo for the second leg of a redirect. */
import { createWebApp, type WebApp, type WebResponse } from '../fake-apps-script/web-app'
import { errorPage } from '../fake-apps-script/web-pages'
import type { ThreadedHost } from '../fake-apps-script/types'
import { FIRST_DEPLOYMENT, type Deployments } from './deployments'
import type { WebAppAnswer, WebAppRequest } from './http-server'

export const WEB_APP_PATH = `/macros/s/${FIRST_DEPLOYMENT}/exec`

/** Pages of the web app must not become pages of the workbench's own origin. */
const SANDBOX = { 'content-security-policy': 'sandbox allow-scripts allow-forms allow-popups allow-modals allow-downloads', 'cache-control': 'no-store' }

const NOT_THERE: WebResponse = {
  status: 404,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: errorPage('Sorry, the file you have requested does not exist.')
}

export interface WebAppParts {
  host: ThreadedHost
  deployments: Deployments
  /** Of the manifest: who may call. */
  access(): string | undefined
  /** Where this server is reached; the redirect leads there. */
  origin(): string
}

type App = WebApp<ReturnType<ThreadedHost['run']>>

export const createWebAppAnswerer = ({ host, deployments, access, origin }: WebAppParts) => {
  const apps = new Map<string, App>()
  const appOf = (id: string): App | null => {
    const known = apps.get(id)
    const deployment = deployments.get(id)
    if (known || !deployment) return known ?? null
    const made = createWebApp({
      run: host.run, deployer: deployment.deployer, deployment: id, switches: host.switches, access: access(), echoUrl: `${origin()}/macros/echo`
    })
    apps.set(id, made)
    return made
  }

  /** An echo's key is known to one of them. */
  const echo = (method: string, key: string): WebResponse => {
    const answers = [...apps.values()].map((app) => app.echo(method, key))
    return answers.find(({ status }) => status !== 404) ?? NOT_THERE
  }

  const answer = async ({ method, path: asked, headers, body, bytes }: WebAppRequest): Promise<WebResponse> => {
    const [path = '', query = ''] = splitOnce(asked, '?')
    if (path === '/macros/echo') return echo(method, new URLSearchParams(query).get('user_content_key') ?? '')
    const [, id, rest = ''] = /^\/macros\/s\/([\w-]+)\/exec(\/.*)?$/.exec(path) ?? []
    const app = id === undefined ? null : appOf(id)
    return app ? app.handle({ method, path: rest, query, contentType: headers['content-type'], body, bytes }) : NOT_THERE
  }

  return async (request: WebAppRequest): Promise<WebAppAnswer> => {
    const told = await answer(request)
    return { ...told, headers: { ...told.headers, ...SANDBOX } }
  }
}

const splitOnce = (text: string, at: string): [string, string?] => {
  const index = text.indexOf(at)
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)]
}
