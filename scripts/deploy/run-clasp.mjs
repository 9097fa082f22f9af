/** clasp as a function: one command, its JSON answer, its failures in words that say what to do. */
import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** clasp reads the script's id from a project file only, and wants that file beside rootDir. Untracked, removed afterwards. */
const PROJECT_FILE = '.clasp-deploy.json'

/** @typedef {(command: string, ...args: string[]) => Promise<any>} Clasp answers the command's JSON; throws an Error in words */

/**
 * @template T
 * @param {{ root: string, scriptId: string, claspScript: string }} options claspScript: the file Node runs
 * @param {(clasp: Clasp) => Promise<T>} work
 * @returns {Promise<T>}
 */
export const withClasp = async ({ root, scriptId, claspScript }, work) => {
  const projectFile = join(root, PROJECT_FILE)
  writeFileSync(projectFile, `${JSON.stringify({ scriptId, rootDir: 'dist' }, null, 2)}\n`)
  try {
    return await work((command, ...args) => run(root, claspScript, command, args))
  } finally {
    rmSync(projectFile, { force: true })
  }
}

/** @param {string} root @param {string} script @param {string} command @param {string[]} args @returns {Promise<any>} */
const run = (root, script, command, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, '--json', '--project', PROJECT_FILE, command, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (/** @type {Buffer} */ chunk) => (stdout += chunk))
    child.stderr.on('data', (/** @type {Buffer} */ chunk) => (stderr += chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`clasp ${command} failed: ${stderr.trim() || stdout.trim() || `code ${code}`}${whatToDo(stderr)}`))
      try {
        resolve(JSON.parse(stdout))
      } catch {
        reject(new Error(`clasp ${command} answered no JSON: ${stdout.trim() || stderr.trim()}`))
      }
    })
  })

/** @type {[RegExp, string][]} */
const CURES = [
  [/No credentials|invalid_grant|invalid_rapt|reauth/i, 'Sign in once: npx clasp login'],
  [/has not enabled the Apps Script API/i, 'Switch it on at https://script.google.com/home/usersettings and wait a minute.'],
  [/Requested entity was not found|NOT_FOUND/i, 'Is the id right, and may the signed-in account edit that script? (npx clasp show-authorized-user)'],
  [/permission|forbidden/i, 'The signed-in account may not edit that script. (npx clasp show-authorized-user)']
]

/** @param {string} stderr */
const whatToDo = (stderr) => {
  const cure = CURES.find(([text]) => text.test(stderr))?.[1]
  return cure ? `\n${cure}` : ''
}
