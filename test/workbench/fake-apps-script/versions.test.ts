/** Which code runs: /exec its pinned version, everything else the newest (platform facts §7). */
import { createHost } from '../../../workbench/fake-apps-script/create-host'
import { createBook } from '../../../workbench/fake-apps-script/model/create-book'
import { projectFromSource } from '../../../workbench/fake-apps-script/project-from-source'
import { createThreadedHost } from '../../../workbench/fake-apps-script/threaded-host'
import type { Host, HostOptions, ThreadedHost } from '../../../workbench/fake-apps-script/types'
import { createWebApp } from '../../../workbench/fake-apps-script/web-app'
import { userHtmlOf } from '../../../workbench/fake-apps-script/web-pages'
import { OWNER } from './support'

const version = (n: number) =>
  projectFromSource(
    `function doPost() { return HtmlService.createHtmlOutput('${n}') } function asked() { return ${n} }
     function tick() { console.log('${n}') }`,
  )

const options = (): HostOptions => ({
  book: createBook(),
  project: version(1),
  owner: OWNER,
  fetch: () => ({ status: 200, headers: {}, body: '', ms: 0 }),
})

const person = { user: OWNER, activeTabId: 0, selection: [] }

/** What each kind of run executes. */
const seen = async (host: Host | ThreadedHost, deployment?: string) => {
  const post = await createWebApp({ run: host.run as ThreadedHost['run'], deployer: OWNER, deployment }).handle({ method: 'POST', body: 'x' })
  const asked = await host.callFromSidebar('asked', [], person)
  const tick = await host.run({ kind: 'time-trigger', functionName: 'tick', user: OWNER })
  return [userHtmlOf(post.body), asked.value, tick.log[0]]
}

describe.each([
  ['in-process', (): Host | ThreadedHost => createHost(options())],
  ['threaded', (): Host | ThreadedHost => createThreadedHost({ ...options(), threads: 2 })],
])('versions, %s', (_, open) => {
  let host: Host | ThreadedHost
  beforeEach(() => {
    host = open()
  })
  afterEach(async () => {
    if ('close' in host) await host.close()
  })

  it('a pinned web app stays behind while the newest goes on', async () => {
    host.setProject(version(1), { for: 'web-app' })
    host.setProject(version(2), { for: 'web-app', deployment: 'second' })
    expect(await seen(host)).toEqual(['1', 1, '1'])
    expect(await seen(host, 'second')).toEqual(['2', 1, '1'])
  })

  it('a project alone is for everything', async () => {
    host.setProject(version(1), { for: 'web-app' })
    host.setProject(version(3))
    expect(await seen(host)).toEqual(['3', 3, '3'])
  })

  it('the newest goes on alone, and the web app stays', async () => {
    host.setProject(version(4), { for: 'newest' })
    expect(await seen(host)).toEqual(['1', 4, '4'])
  })

  it('a deployment is updated alone', async () => {
    host.setProject(version(3))
    host.setProject(version(2), { for: 'web-app' })
    expect(await seen(host)).toEqual(['2', 3, '3'])
  })
})
