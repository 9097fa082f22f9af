/** Which script is meant, and where its deployment's id is remembered: the untracked names file, or the environment. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const TARGETS_FILE = '.clasp-targets.json'

/**
 * @typedef {object} Target
 * @property {string} name for people
 * @property {string} scriptId
 * @property {string | null} deploymentId null until the first run
 * @property {(deploymentId: string) => string} remember keeps a deployment's id; gives words about where
 */

/**
 * @param {{ root: string, to: string | null, env: NodeJS.ProcessEnv }} options
 * @returns {Target} throws an Error in words
 */
export const findTarget = ({ root, to, env }) => {
  if (to === null && env.CLASP_SCRIPT_ID) {
    return {
      name: 'CLASP_SCRIPT_ID',
      scriptId: env.CLASP_SCRIPT_ID,
      deploymentId: env.CLASP_DEPLOYMENT_ID || null,
      remember: (deploymentId) => `Set CLASP_DEPLOYMENT_ID=${deploymentId} for the next time.`
    }
  }
  const file = join(root, TARGETS_FILE)
  const targets = existsSync(file) ? readTargets(file) : {}
  const names = Object.keys(targets)
  const name = to ?? (names.length === 1 ? names[0] : undefined)
  if (name === undefined) {
    throw new Error(
      names.length === 0
        ? `Where to? Put { "NAME": { "scriptId": "…" } } into ${TARGETS_FILE}, or set CLASP_SCRIPT_ID. The id stands in the Apps Script editor under Project Settings.`
        : `Where to? ${TARGETS_FILE} has several names: npm run deploy -- --to ${names.join(' | ')}`
    )
  }
  const target = targets[name]
  if (!target) throw new Error(`${TARGETS_FILE} has no "${name}"${names.length > 0 ? `; it has ${names.join(', ')}` : ''}.`)
  if (typeof target.scriptId !== 'string' || target.scriptId === '') throw new Error(`"${name}" in ${TARGETS_FILE} has no scriptId.`)
  return {
    name,
    scriptId: target.scriptId,
    deploymentId: target.deploymentId ?? null,
    remember: (deploymentId) => {
      writeFileSync(file, `${JSON.stringify({ ...readTargets(file), [name]: { ...target, deploymentId } }, null, 2)}\n`)
      return `Its id is kept in ${TARGETS_FILE}.`
    }
  }
}

/** @param {string} file @returns {Record<string, { scriptId?: string, deploymentId?: string }>} */
const readTargets = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`${TARGETS_FILE} is not JSON: ${/** @type {Error} */ (error).message}`)
  }
}
