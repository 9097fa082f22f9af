/** Which deployment is the one to update. A new one would be a new web address, so it is made only where there is none. */

const OURS = 'HeyReach for Sheets'

/** @typedef {{ deploymentId?: string, versionNumber?: number, description?: string }} Deployment as `clasp list-deployments --json` answers; the head deployment has no version */

/** @param {string} version */
export const describe = (version) => `${OURS} ${version}`

/**
 * @param {Deployment[]} deployments
 * @returns {string | null} the id to update; null when one must be made. Throws an Error when it is not plain which.
 */
export const chooseDeployment = (deployments) => {
  const versioned = deployments.filter((deployment) => deployment.deploymentId && deployment.versionNumber)
  const ours = versioned.filter((deployment) => deployment.description?.startsWith(OURS))
  // One made by hand in the editor has whatever description its maker gave it.
  const candidates = ours.length > 0 ? ours : versioned
  if (candidates.length > 1) {
    const list = candidates.map(({ deploymentId, versionNumber, description }) => `  ${deploymentId} @${versionNumber} ${description ?? ''}`.trimEnd())
    throw new Error(`The script has several deployments. Say which one HeyReach knows, as "deploymentId" in .clasp-targets.json:\n${list.join('\n')}`)
  }
  return candidates[0]?.deploymentId ?? null
}
