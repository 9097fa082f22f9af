/** `npm run deploy [-- --to NAME] [--dry-run]`: builds, pushes with clasp and updates one deployment, so that the web address never changes. */
import { installPackages, root } from './install-packages.mjs'
import { sayAndExit } from './say-and-exit.mjs'

await sayAndExit(async () => {
  const { HELP, readFlags } = await import('./deploy/read-flags.mjs')
  const flags = readFlags(process.argv.slice(2))
  if (flags.help) return console.log(HELP)
  installPackages()
  const { join } = await import('node:path')
  const { build, tellSizes } = await import('../esbuild.config.mjs')
  const { deploy, tellDeploy } = await import('./deploy/deploy.mjs')
  const { findTarget } = await import('./deploy/find-target.mjs')

  const claspScript = join(root, 'node_modules/@google/clasp/build/src/index.js')
  const findOrExplain = () => {
    try {
      return findTarget({ root, to: flags.to, env: process.env })
    } catch (error) {
      // A newcomer may look before having a script; a wrong name is wrong in any case.
      if (!flags.dryRun || flags.to !== null) throw error
      console.log(`${/** @type {Error} */ (error).message}\n`)
      return null
    }
  }
  const target = findOrExplain()
  const result = await build({ root })
  console.log(`${tellSizes(result)}\n`)
  const options = { root, version: result.version, claspScript, say: console.log }
  if (flags.dryRun || !target) return tellDeploy({ ...options, target })
  return (await deploy({ ...options, target })) ? 0 : 1
})
