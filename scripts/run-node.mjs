/** Runs one of the project's tools under this very Node, its words passed through. */
import { spawn } from 'node:child_process'

/**
 * @param {string} root
 * @param {string[]} args the tool's script and its arguments
 * @param {{ stdio?: import('node:child_process').StdioOptions }} [options]
 * @returns {Promise<number>} the exit code; 1 when it was killed
 */
export const runNode = (root, args, { stdio = 'inherit' } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
