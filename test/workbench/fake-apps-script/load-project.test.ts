/** The files that would be pushed, as the host takes them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadProject } from '../../../workbench/fake-apps-script/load-project'

it('a build’s folder becomes a project', () => {
  const folder = mkdtempSync(join(tmpdir(), 'project-'))
  try {
    writeFileSync(join(folder, 'Code.js'), 'function onOpen() {}')
    writeFileSync(join(folder, 'Sidebar.html'), '<body></body>')
    writeFileSync(join(folder, 'appsscript.json'), '{"timeZone":"Etc/UTC","oauthScopes":["a"]}')
    expect(loadProject(folder)).toEqual({
      code: 'function onOpen() {}',
      html: { Sidebar: '<body></body>' },
      manifest: { timeZone: 'Etc/UTC', oauthScopes: ['a'] },
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
