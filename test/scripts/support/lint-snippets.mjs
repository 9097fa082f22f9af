/** Lints snippets under this project's own config; started as a process of its own, since ESLint imports its config as a module. */
import { ESLint } from 'eslint'
import { readFileSync, writeFileSync } from 'node:fs'

const eslint = new ESLint({ cwd: process.cwd() })
/** @type {{ file: string, code: string }[]} */
const snippets = JSON.parse(readFileSync(0, 'utf8'))
const answers = []
for (const { file, code } of snippets) {
  const [result] = await eslint.lintText(code, { filePath: file })
  answers.push((result?.messages ?? []).map(({ ruleId, message }) => `${ruleId}: ${message}`))
}
writeFileSync(1, JSON.stringify(answers))
