/** Answers clasp's commands as clasp 3.4 does with --json, from a state kept in fake-clasp.json of the folder it runs in. */
const { readFileSync, writeFileSync } = require('node:fs')

const [json, project, projectFile = '', command = '', ...args] = process.argv.slice(2)
if (json !== '--json' || project !== '--project') throw new Error(`asked in another way: ${process.argv.slice(2).join(' ')}`)
const state = JSON.parse(readFileSync('fake-clasp.json', 'utf8'))
const { scriptId, rootDir } = JSON.parse(readFileSync(projectFile, 'utf8'))
state.calls.push([command, ...args].join(' '))
state.scriptId = scriptId

/** @param {string} message */
const fail = (message) => {
  console.error(message)
  process.exitCode = 1
}

/** @param {string | undefined} deploymentId @param {string | undefined} description */
const deploy = (deploymentId, description) => {
  state.versions += 1
  const deployment = { deploymentId, versionNumber: state.versions, description }
  state.deployments = [...state.deployments.filter((/** @type {any} */ other) => other.deploymentId !== deploymentId), deployment]
  return deployment
}

const answer = () => {
  if (state.fails?.[command]) return fail(state.fails[command])
  switch (command) {
    case 'status':
      return { filesToPush: state.files.map((/** @type {string} */ name) => `${rootDir}/${name}`), untrackedFiles: [] }
    case 'list-versions':
      return Array.from({ length: state.versions }, (_, index) => ({ versionNumber: index + 1 }))
    case 'list-deployments':
      return [{ deploymentId: 'head' }, ...state.deployments]
    case 'push':
      return args[0] === '--force' ? state.files : fail('Skipping push.')
    case 'create-deployment':
      return deploy('made-by-us', args[1])
    case 'update-deployment':
      return state.deployments.some((/** @type {any} */ { deploymentId }) => deploymentId === args[0]) ? deploy(args[0], args[2]) : fail('Requested entity was not found.')
    default:
      return fail(`error: unknown command '${command}'`)
  }
}

const said = answer()
writeFileSync('fake-clasp.json', JSON.stringify(state))
if (said !== undefined) console.log(JSON.stringify(said, null, 2))
