/** Builds again whenever src/ or the manifest changes; a refusal is said and the last good dist/ stays. */
import { watch as watchFolder } from 'node:fs'
import { join } from 'node:path'
import { build, tellSizes } from './build.mjs'

/** Editors save in several steps: wait until they are done. */
const QUIET_MS = 100

/**
 * @param {import('./build.mjs').BuildOptions & { say: (words: string) => void }} options
 * @returns {Promise<() => void>} after the first build; call it to stop
 */
export const watch = async ({ say, ...options }) => {
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  let building = Promise.resolve()
  const buildAndSay = () => build(options).then((result) => say(tellSizes(result)), (/** @type {Error} */ error) => say(error.message))
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => (building = building.then(buildAndSay)), QUIET_MS)
  }
  await buildAndSay()
  const watchers = [watchFolder(join(options.root, 'src'), { recursive: true }, soon), watchFolder(join(options.root, 'appsscript.json'), soon)]
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}
