/** `npm run build [-- --watch]`: makes dist/, the very files that are pushed to Apps Script. */
import { installPackages, root } from './install-packages.mjs'
import { sayAndExit } from './say-and-exit.mjs'

await sayAndExit(async () => {
  installPackages()
  const { build, watch, tellSizes } = await import('../esbuild.config.mjs')
  if (process.argv.includes('--watch')) return watch({ root, say: console.log })
  console.log(tellSizes(await build({ root })))
})
