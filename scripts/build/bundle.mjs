/** esbuild's two runs: Code.js for Apps Script's V8, and the sidebar's script and style for the browser. */
import { build } from 'esbuild'
import { join } from 'node:path'
import { BuildError } from './build-error.mjs'

/** @type {import('esbuild').BuildOptions} */
const SHARED = { bundle: true, minify: true, write: false, format: 'iife', target: 'es2019', charset: 'utf8', legalComments: 'none', logLevel: 'silent', metafile: true }

/**
 * @param {{ root: string, version: string, banner: string }} options
 * @returns {Promise<string>}
 */
export const bundleCode = async ({ root, version, banner }) =>
  (
    await run({
      ...SHARED,
      absWorkingDir: root,
      entryPoints: [join(root, 'src/index.ts')],
      platform: 'neutral',
      mainFields: ['module', 'main'],
      // `global.onOpen = …` in index.ts reads as Apps Script's generators expect it; at Google the object is called globalThis.
      define: { global: 'globalThis', __VERSION__: JSON.stringify(version) },
      banner: { js: banner }
    })
  ).text

/**
 * @param {{ root: string, version: string }} options
 * @returns {Promise<{ script: string, packages: string[] }>} packages: folders in node_modules of which the script contains something
 */
export const bundleSidebarScript = async ({ root, version }) => {
  const { text, inputs } = await run({
    ...SHARED,
    absWorkingDir: root,
    entryPoints: [join(root, 'src/sidebar/main.tsx')],
    platform: 'browser',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // HtmlService strips // inside template literals as if it began a comment (platform facts §5.5).
    supported: { 'template-literal': false },
    define: { __VERSION__: JSON.stringify(version) }
  })
  const packages = inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? [])
  return { script: text, packages: [...new Set(packages)] }
}

/** @param {string} root */
export const bundleSidebarStyle = async (root) =>
  (await run({ ...SHARED, absWorkingDir: root, entryPoints: [join(root, 'src/sidebar/sidebar.css')] })).text

/** Warnings are refused too: an import that does not exist, a comparison that is always false. @param {import('esbuild').BuildOptions} options */
const run = async (options) => {
  const { outputFiles, metafile, warnings } = await build(options).catch((/** @type {import('esbuild').BuildFailure} */ failure) => {
    throw new BuildError(failure.errors ? failure.errors.map(inWords) : [String(failure)])
  })
  if (warnings.length > 0) throw new BuildError(warnings.map(inWords))
  return { text: outputFiles?.[0]?.text ?? '', inputs: Object.keys(metafile?.inputs ?? {}) }
}

/** @param {import('esbuild').Message} message */
const inWords = ({ text, location }) => (location ? `${location.file}:${location.line}: ${text}` : text)
