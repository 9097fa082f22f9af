/** A workbench of a test's own: in this process, on any free port, its data in a folder that goes away. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../../../workbench/server/open-workbench'

export interface TestWorkbench extends Workbench {
  dataDir: string
  /** Stops it and opens it again on the same data; the old one is dead then. */
  restart(): Promise<TestWorkbench>
  /** Stops it and forgets its data. */
  close(): Promise<void>
}

export const openTestWorkbench = async (options: Partial<WorkbenchOptions> = {}): Promise<TestWorkbench> => {
  const root = process.cwd()
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'workbench-'))
  const workbench = await openWorkbench({ root, projectDir: join(root, 'dist'), port: 0, ...options, dataDir })
  return {
    ...workbench,
    dataDir,
    restart: async () => {
      await workbench.close()
      return openTestWorkbench({ ...options, dataDir, fresh: false })
    },
    close: async () => {
      await workbench.close()
      rmSync(dataDir, { recursive: true, force: true })
    }
  }
}
