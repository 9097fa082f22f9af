/** `npm start`: installs what is missing, builds dist/, and opens it in the workbench. Flags go to the workbench. */
import { installPackages, root } from './install-packages.mjs'
import { sayAndExit } from './say-and-exit.mjs'

await sayAndExit(async () => {
  const argv = process.argv.slice(2)
  installPackages()
  const { build, watch, tellSizes } = await import('../esbuild.config.mjs')
  const { runTs } = await import('./run-ts.mjs')
  // With --watch the workbench watches dist/ and this process keeps dist/ equal to the source.
  if (argv.includes('--watch')) await watch({ root, say: console.log })
  else console.log(tellSizes(await build({ root })))
  await runTs({ root, entry: 'demo/start.ts', argv })
})
