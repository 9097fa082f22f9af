/** From dist/ to a running web app: check what goes, push, update the one deployment, remember it, ask it who it is. */
import { chooseDeployment, describe } from './choose-deployment.mjs'
import { checkExec, execUrl } from './check-exec.mjs'
import { withClasp } from './run-clasp.mjs'

const FILES = ['dist/Code.js', 'dist/Sidebar.html', 'dist/appsscript.json']

/** Google keeps 200 versions of a script, and each deployment makes one; only people can delete them, in the editor. */
const MOST_VERSIONS = 200
const WARN_FROM = 180

/**
 * @typedef {object} DeployOptions
 * @property {string} root
 * @property {string} version of the build
 * @property {import('./find-target.mjs').Target} target
 * @property {string} claspScript
 * @property {(words: string) => void} say
 * @property {(deploymentId: string) => string} [toUrl]
 * @property {(ms: number) => Promise<void>} [wait]
 */

/**
 * @param {DeployOptions} options
 * @returns {Promise<boolean>} whether the web address answered as it should; throws an Error in words before that
 */
export const deploy = ({ root, version, target, claspScript, say, toUrl = execUrl, wait }) =>
  withClasp({ root, scriptId: target.scriptId, claspScript }, async (clasp) => {
    await refuseOtherFiles(clasp)
    const count = (await clasp('list-versions')).length + 1
    if (count > MOST_VERSIONS) throw new Error(`The script has ${MOST_VERSIONS} versions, as many as Google keeps. ${HOW_TO_DELETE}`)
    const known = target.deploymentId ?? chooseDeployment(await clasp('list-deployments'))

    const pushed = await clasp('push', '--force')
    say(pushed.length > 0 ? `Pushed ${pushed.length} files.` : 'The script had these files already.')

    const { deploymentId, versionNumber } = known
      ? await clasp('update-deployment', known, '--description', describe(version))
      : await clasp('create-deployment', '--description', describe(version))
    say(`${known ? 'Updated the deployment; its web address stays' : 'Made the deployment; its web address is'}\n  ${toUrl(deploymentId)}\n(version ${versionNumber} of the script)`)
    if (deploymentId !== target.deploymentId) say(target.remember(deploymentId))
    if (count >= WARN_FROM) say(`Careful: the script has ${count} versions, and Google keeps ${MOST_VERSIONS}. ${HOW_TO_DELETE}`)

    const { ok, words } = await checkExec({ url: toUrl(deploymentId), version, wait })
    say(words)
    return ok
  })

const HOW_TO_DELETE = 'Delete old ones in the editor: Project History ▸ select versions ▸ Delete.'

/** @param {import('./run-clasp.mjs').Clasp} clasp */
const refuseOtherFiles = async (clasp) => {
  const { filesToPush } = await clasp('status')
  const files = [...filesToPush].sort()
  if (JSON.stringify(files) !== JSON.stringify(FILES)) throw new Error(`clasp would push ${files.join(', ') || 'nothing'}; it should be ${FILES.join(', ')}. Look at .claspignore.`)
  return files
}

/**
 * The same, only told. Needs no login.
 * @param {Omit<DeployOptions, 'target'> & { target: import('./find-target.mjs').Target | null }} options
 */
export const tellDeploy = ({ root, version, target, claspScript, say, toUrl = execUrl }) =>
  withClasp({ root, scriptId: target?.scriptId ?? 'SCRIPT-ID', claspScript }, async (clasp) => {
    const files = await refuseOtherFiles(clasp)
    const known = target?.deploymentId
    say(
      [
        `Would deploy HeyReach for Sheets ${version} to ${target ? `${target.name} (script ${target.scriptId})` : 'the script you name'}:`,
        `  1. clasp list-versions: refuse when there are ${MOST_VERSIONS}, warn from ${WARN_FROM}`,
        ...(known ? [] : ['  2. clasp list-deployments: take the one there is']),
        `  ${known ? 2 : 3}. clasp push --force: ${files.join(', ')}`,
        known
          ? `  3. clasp update-deployment ${known} --description "${describe(version)}"`
          : `  4. clasp update-deployment <that one> --description "${describe(version)}"; where there is none, create-deployment, and remember its id`,
        `  ${known ? 4 : 5}. GET ${toUrl(known ?? '<deployment id>')}: must answer as HeyReach for Sheets ${version}`
      ].join('\n')
    )
  })
