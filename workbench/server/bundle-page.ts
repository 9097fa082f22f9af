/** Bundles the page's script and style, and the bridge that goes into the script's own pages. */
import { build } from 'esbuild'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface PageFiles {
  html: string
  script: string
  style: string
  icon: string
  /** Defines `bridge.start(functionNames)`. */
  bridge: string
}

export const bundlePage = async (root: string): Promise<PageFiles> => {
  const page = join(root, 'workbench', 'page')
  const options = { bundle: true, write: false, minify: true, platform: 'browser', target: 'es2022', logLevel: 'error' } as const
  const [script, style, bridge] = await Promise.all([
    build({ ...options, entryPoints: [join(page, 'main.ts')], format: 'iife' }),
    build({
      ...options,
      stdin: { contents: "@import 'tabulator-tables/dist/css/tabulator_simple.min.css';\n@import './page.css';", loader: 'css', resolveDir: page }
    }),
    build({ ...options, entryPoints: [join(page, 'sidebar-frame', 'bridge.ts')], format: 'iife', globalName: 'bridge' })
  ])
  return {
    html: readFileSync(join(page, 'index.html'), 'utf8'),
    icon: readFileSync(join(page, 'favicon.svg'), 'utf8'),
    script: script.outputFiles[0]!.text,
    style: style.outputFiles[0]!.text,
    bridge: bridge.outputFiles[0]!.text
  }
}
