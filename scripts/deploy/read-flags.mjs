/** `npm run deploy -- [--to NAME] [--dry-run]`. */

export const HELP = `npm run deploy [-- --to NAME] [-- --dry-run]

  --to NAME    which spreadsheet's script: a name in .clasp-targets.json
  --dry-run    builds, and says what would be done; needs no login

.clasp-targets.json is yours alone (git ignores it):

  { "acme": { "scriptId": "1AbC…" } }

The script id stands in the Apps Script editor under Project Settings. The deployment's id is added by the first
run, so that the web address stays the same ever after. Instead of the file: CLASP_SCRIPT_ID and CLASP_DEPLOYMENT_ID.`

/**
 * @param {string[]} argv
 * @returns {{ to: string | null, dryRun: boolean, help: boolean }} throws an Error in words
 */
export const readFlags = (argv) => {
  /** @type {{ to: string | null, dryRun: boolean, help: boolean }} */
  const flags = { to: null, dryRun: false, help: false }
  for (let at = 0; at < argv.length; at += 1) {
    const flag = argv[at]
    if (flag === '--dry-run') flags.dryRun = true
    else if (flag === '--help') flags.help = true
    else if (flag === '--to') {
      const name = argv[++at] ?? ''
      if (name === '' || name.startsWith('--')) throw new Error('--to needs a name of .clasp-targets.json.')
      flags.to = name
    } else throw new Error(`${flag} is not known.\n\n${HELP}`)
  }
  return flags
}
