import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { checkExec } from '../../scripts/deploy/check-exec.mjs'
import { deploy, tellDeploy } from '../../scripts/deploy/deploy.mjs'
import { findTarget } from '../../scripts/deploy/find-target.mjs'
import { temporaryFolder, type TemporaryFolder } from './support/temporary-folder'

interface State {
  calls: string[]
  files: string[]
  versions: number
  deployments: { deploymentId: string; versionNumber: number; description?: string }[]
  fails?: Record<string, string>
  scriptId?: string
}

const OURS = JSON.stringify({ product: 'HeyReach for Sheets', version: '1.2.3' })

// Each clasp command is a process of its own.
jest.setTimeout(30_000)

let folder: TemporaryFolder
let server: Server
let origin: string
/** What /exec answers, one after the other; the last one stays. */
let answers: { status?: number; body: string }[]
let asked: string[]

beforeEach(async () => {
  folder = temporaryFolder()
  folder.put('.clasp-targets.json', JSON.stringify({ acme: { scriptId: 'script-of-acme', note: 'kept' } }))
  answers = [{ body: OURS }]
  asked = []
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const { status = 200, body } = (answers.length > 1 ? answers.shift() : answers[0]) ?? { body: '' }
    response.writeHead(status).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(async () => {
  folder.remove()
  await new Promise((resolve) => server.close(resolve))
})

const setState = (state: Partial<State> = {}): void => {
  folder.put('fake-clasp.json', JSON.stringify({ calls: [], files: ['Code.js', 'Sidebar.html', 'appsscript.json'], versions: 3, deployments: [], ...state }))
}
const readState = (): State => JSON.parse(readFileSync(join(folder.path, 'fake-clasp.json'), 'utf8'))

const options = (said: string[], env: Record<string, string> = {}) => ({
  root: folder.path,
  version: '1.2.3',
  target: findTarget({ root: folder.path, to: null, env }),
  claspScript: join(process.cwd(), 'test/scripts/support/fake-clasp.cjs'),
  say: (words: string) => said.push(words),
  toUrl: (deploymentId: string) => `${origin}/macros/s/${deploymentId}/exec`,
  wait: async () => undefined
})

/** Deploys once; what was said, and whether the address answered well. */
const run = async (env?: Record<string, string>) => {
  const said: string[] = []
  const ok = await deploy(options(said, env))
  return { ok, said: said.join('\n') }
}

describe('one deployment, one web address', () => {
  it('is made the first time, remembered, and updated ever after', async () => {
    setState()
    const first = await run()
    expect(first).toEqual({ ok: true, said: expect.stringContaining(`Made the deployment; its web address is\n  ${origin}/macros/s/made-by-us/exec`) })
    expect(JSON.parse(readFileSync(join(folder.path, '.clasp-targets.json'), 'utf8'))).toEqual({ acme: { scriptId: 'script-of-acme', note: 'kept', deploymentId: 'made-by-us' } })

    const second = await run()
    expect(second.said).toContain(`Updated the deployment; its web address stays\n  ${origin}/macros/s/made-by-us/exec`)
    expect(readState()).toMatchObject({ scriptId: 'script-of-acme', deployments: [{ deploymentId: 'made-by-us', versionNumber: 5 }] })
    expect(readState().calls).toEqual([
      'status', 'list-versions', 'list-deployments', 'push --force', 'create-deployment --description HeyReach for Sheets 1.2.3',
      'status', 'list-versions', 'push --force', 'update-deployment made-by-us --description HeyReach for Sheets 1.2.3'
    ])
    expect(asked).toEqual(['GET /macros/s/made-by-us/exec', 'GET /macros/s/made-by-us/exec'])
  })

  it('is the one made by hand, when there is just that', async () => {
    setState({ deployments: [{ deploymentId: 'by-hand', versionNumber: 1, description: 'Web app' }] })
    await run()
    expect(readState().calls).toContain('update-deployment by-hand --description HeyReach for Sheets 1.2.3')
  })

  it('is ours among others', async () => {
    setState({
      deployments: [
        { deploymentId: 'other', versionNumber: 1 },
        { deploymentId: 'ours', versionNumber: 2, description: 'HeyReach for Sheets 0.9.0' }
      ]
    })
    await run()
    expect(readState().calls).toContain('update-deployment ours --description HeyReach for Sheets 1.2.3')
  })

  it('is asked for when it is not plain which, before anything is pushed', async () => {
    setState({ deployments: [{ deploymentId: 'one', versionNumber: 1, description: 'a' }, { deploymentId: 'two', versionNumber: 2 }] })
    await expect(run()).rejects.toThrow('Say which one HeyReach knows, as "deploymentId" in .clasp-targets.json:\n  one @1 a\n  two @2')
    expect(readState().calls).not.toContain('push --force')
  })

  it('comes from the environment where there is no file', async () => {
    setState({ deployments: [{ deploymentId: 'from-env', versionNumber: 1 }] })
    const { said } = await run({ CLASP_SCRIPT_ID: 'script-of-env', CLASP_DEPLOYMENT_ID: 'from-env' })
    expect(readState().scriptId).toBe('script-of-env')
    expect(said).toContain('/macros/s/from-env/exec')
    setState()
    expect((await run({ CLASP_SCRIPT_ID: 'script-of-env' })).said).toContain('Set CLASP_DEPLOYMENT_ID=made-by-us for the next time.')
  })

  it('leaves no project file behind', async () => {
    setState({ fails: { push: 'broken' } })
    await expect(run()).rejects.toThrow('clasp push failed: broken')
    expect(existsSync(join(folder.path, '.clasp-deploy.json'))).toBe(false)
  })
})

describe('what is refused', () => {
  it('is another set of files', async () => {
    setState({ files: ['Code.js', 'Sidebar.html', 'appsscript.json', 'key.js'] })
    await expect(run()).rejects.toThrow('clasp would push dist/Code.js, dist/Sidebar.html, dist/appsscript.json, dist/key.js; it should be')
    expect(readState().calls).toEqual(['status'])
  })

  it('is a 201st version', async () => {
    setState({ versions: 200 })
    await expect(run()).rejects.toThrow('has 200 versions, as many as Google keeps. Delete old ones in the editor')
    expect(readState().calls).not.toContain('push --force')
  })

  it.each([
    [178, false],
    [179, true]
  ])('is not yet version %d + 1, but a warning is given: %s', async (versions, warned) => {
    setState({ versions })
    const { ok, said } = await run()
    expect(ok).toBe(true)
    expect(said.includes(`Careful: the script has ${versions + 1} versions, and Google keeps 200.`)).toBe(warned)
  })

  it.each([
    ['No credentials found.', 'Sign in once: npx clasp login'],
    ['User has not enabled the Apps Script API. Enable it by visiting …', 'https://script.google.com/home/usersettings'],
    ['Requested entity was not found.', 'Is the id right']
  ])('is told with what to do: %s', async (message, words) => {
    setState({ fails: { 'list-versions': message } })
    await expect(run()).rejects.toThrow(words)
  })
})

describe('the web address afterwards', () => {
  const check = (url = `${origin}/exec`) => checkExec({ url, version: '1.2.3', wait: async () => undefined })

  it('is asked again while Google still serves the old version', async () => {
    answers = [{ body: OURS.replace('1.2.3', '1.2.2') }, { body: OURS.replace('1.2.3', '1.2.2') }, { body: OURS }]
    expect(await check()).toEqual({ ok: true, words: 'The web address answers: HeyReach for Sheets 1.2.3.' })
    expect(asked).toHaveLength(3)
  })

  it.each([
    ['an old version for good', { body: OURS.replace('1.2.3', '1.2.2') }, 'still answers with version 1.2.2, not 1.2.3'],
    ['Google’s sign-in page', { body: '<a href="https://accounts.google.com/v3/signin">Sign in</a>' }, 'access “Anyone”'],
    ['a request for authorisation', { body: '<title>Authorization needed</title>' }, 'click any item of its HeyReach menu'],
    ['nothing of that name', { status: 404, body: '<title>Sorry</title>' }, 'not found (404)'],
    ['an error of Google’s', { body: '<title>Error</title><div>Script function not found: doGet</div>' }, 'answers something else (status 200): Error Script function not found: doGet'],
    ['another product', { body: '{"product":"Other","version":"1.2.3"}' }, 'answers something else']
  ])('is not well when it answers %s', async (_what, answer, words) => {
    answers = [answer]
    expect(await check()).toEqual({ ok: false, words: expect.stringContaining(words) })
  })

  it('is not well when it cannot be reached', async () => {
    expect(await check('http://127.0.0.1:1/exec')).toEqual({ ok: false, words: expect.stringContaining('could not be reached') })
  })

  it('decides how deploying ends', async () => {
    setState()
    answers = [{ status: 404, body: '' }]
    expect(await run()).toEqual({ ok: false, said: expect.stringContaining('not found (404)') })
  })
})

describe('a dry run', () => {
  it('asks clasp only for the files and says each step', async () => {
    setState()
    const said: string[] = []
    await tellDeploy(options(said))
    expect(readState().calls).toEqual(['status'])
    expect(asked).toEqual([])
    expect(said.join('\n')).toMatch(/to acme \(script script-of-acme\)[^]*1\. clasp list-versions[^]*2\. clasp list-deployments[^]*3\. clasp push --force: dist\/Code\.js, dist\/Sidebar\.html, dist\/appsscript\.json[^]*4\. clasp update-deployment[^]*5\. GET/)
  })
})
