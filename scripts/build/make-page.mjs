/** Sidebar.html: the page with its style and script put in, checked for what HtmlService or an HTML parser would break. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @param {{ page: string, style: string, script: string, notice: string }} parts
 * @returns {{ html: string, causes: string[] }}
 */
export const makePage = ({ page, style, script, notice }) => {
  /** @type {string[]} */
  const causes = []
  for (const placeholder of ['<!-- style -->', '<!-- script -->']) {
    if (page.split(placeholder).length !== 2) causes.push(`src/sidebar/sidebar.html must contain ${placeholder} exactly once.`)
  }
  if (script.includes('`')) {
    const at = script.indexOf('`')
    causes.push(
      `the script of Sidebar.html contains a back-tick, and HtmlService breaks // after one (platform facts §5.5); write \\u0060 where the sign is meant. ` +
        `Near: ${script.slice(Math.max(0, at - 30), at + 30)}`
    )
  }
  const html = page
    .replace('<!-- style -->', () => `<style>${style.trim()}</style>`)
    .replace('<!-- script -->', () => `${notice}<script>${safeInScriptElement(script.trim())}</script>`)
  return { html, causes }
}

/** Inside strings and regular expressions, the only places where esbuild leaves these signs, the escaped forms mean the same. @param {string} script */
const safeInScriptElement = (script) => script.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '\\x3c!--')

/**
 * The licences of what the page contains: permissive ones ask for nothing but this.
 * @param {string} root
 * @param {string[]} packages folders relative to root
 */
export const makeNotice = (root, packages) =>
  packages
    .map((folder) => {
      const { name, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
      const file = ['LICENSE', 'LICENSE.md', 'LICENCE'].map((candidate) => join(root, folder, candidate)).find(existsSync)
      const text = file ? readFileSync(file, 'utf8').trim() : license
      return `<!-- Contains ${name}. ${text.replace(/\s+/g, ' ').replaceAll('--', '- -')} -->\n`
    })
    .join('')
