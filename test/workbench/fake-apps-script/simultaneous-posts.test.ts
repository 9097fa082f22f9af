/** Sixty posts at once on thirty threads: all are answered, queued or turned away as the switch says (platform facts §10.13). */
import { projectFromSource } from '../../../workbench/fake-apps-script/project-from-source'
import { openThreadedWebApp } from '../../scenario/support/threaded-web-app'

const CODE = `
  function doPost(e) {
    PropertiesService.getScriptProperties().setProperty('evt:' + Utilities.getUuid(), e.postData.contents)
    return HtmlService.createHtmlOutput('ok ' + e.postData.contents)
  }
  function slow() {}`

/** Each holds the lock for a moment, so that thirty are inside at once. */
const WAITING = `
  function doPost(e) {
    LockService.getScriptLock().waitLock(20000)
    Utilities.sleep(3)
    return ContentService.createTextOutput(e.postData.contents)
  }`

const bodies = Array.from({ length: 60 }, (_, n) => JSON.stringify({ n }))

describe('sixty posts at once', () => {
  it('all take effect, and each sender gets its own answer', async () => {
    const web = openThreadedWebApp({ project: projectFromSource(CODE) })
    try {
      const answers = await web.postAll(bodies)
      expect(answers.map(({ text }) => text)).toEqual(bodies.map((body) => `ok ${body}`))
      const { properties } = web.host.snapshot() as { properties: { script: Record<string, string> } }
      expect(new Set(Object.values(properties.script)).size).toBe(60)
      expect(web.host.usage()).toMatchObject({ 'owner@example.com': { properties: { calls: 60 } } })
    } finally {
      await web.close()
    }
  }, 30_000)

  it('wait for their turn above thirty', async () => {
    const web = openThreadedWebApp({ project: projectFromSource(WAITING) })
    try {
      const answers = await web.postAll(bodies)
      expect(answers.map(({ firstStatus, text }) => [firstStatus, text])).toEqual(bodies.map((body) => [302, body]))
    } finally {
      await web.close()
    }
  }, 30_000)

  it('or are turned away above thirty, with a page that looks like success', async () => {
    const web = openThreadedWebApp({ project: projectFromSource(WAITING), switches: { overThirty: 'reject' } })
    try {
      const answers = await web.postAll(bodies)
      const refused = answers.filter(({ text }) => text === null)
      expect(refused).toHaveLength(30)
      expect(refused.every(({ status, body }) => status === 200 && body.includes('exec qps'))).toBe(true)
    } finally {
      await web.close()
    }
  }, 30_000)
})
