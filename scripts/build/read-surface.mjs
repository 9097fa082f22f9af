/** The declared surface: every function that Google calls by name, read from index.ts's `global.NAME = (…) => …` lines. */
import { createRequire } from 'node:module'
import ts from 'typescript'
import { BuildError } from './build-error.mjs'
import { placeOf, walkTree } from './source-files.mjs'

/** The generator lives inside gas-webpack-plugin, whose plugin class needs webpack; the generator alone does not. */
const { generate } = createRequire(createRequire(`${process.cwd()}/package.json`).resolve('gas-webpack-plugin'))('gas-entry-generator')

/**
 * @param {import('./source-files.mjs').SourceFile} index
 * @returns {string[]} the names, in the order of the file
 */
export const readSurface = (index) => {
  /** @type {string[]} */
  const names = []
  /** @type {string[]} */
  const causes = []
  walkTree(index.tree, (node) => {
    if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return
    if (!ts.isPropertyAccessExpression(node.left) && !ts.isElementAccessExpression(node.left)) return
    if (!ts.isIdentifier(node.left.expression) || !/^global(This)?$/.test(node.left.expression.text)) return
    const place = placeOf(index, node)
    const topLevel = ts.isExpressionStatement(node.parent) && ts.isSourceFile(node.parent.parent)
    const isFunction = ts.isArrowFunction(node.right) || ts.isFunctionExpression(node.right)
    if (!ts.isPropertyAccessExpression(node.left) || node.left.expression.text !== 'global' || !topLevel || !isFunction) {
      causes.push(`${place}: an entry is written as a line of its own, global.name = (args) => …; Apps Script sees nothing else.`)
      return
    }
    const name = node.left.name.text
    if (name.endsWith('_')) causes.push(`${place}: ${name} ends in "_", which hides it from Apps Script (platform facts §7).`)
    if (names.includes(name)) causes.push(`${place}: ${name} stands on the surface twice.`)
    names.push(name)
  })
  if (names.length === 0 && causes.length === 0) causes.push(`${index.path} puts no function on the surface (global.name = (args) => …).`)
  if (causes.length > 0) throw new BuildError(causes)
  return names
}

/**
 * The static declarations that Apps Script looks for, with the entries' doc comments and parameters: Sheets' autocomplete
 * reads them. Types go first, since the generator reads JavaScript; `transpileModule` keeps comments where esbuild drops them.
 * @param {import('./source-files.mjs').SourceFile} index
 * @returns {string}
 */
export const makeStubs = (index) => {
  const { outputText } = ts.transpileModule(index.tree.text, {
    compilerOptions: { target: ts.ScriptTarget.ES2019, module: ts.ModuleKind.ESNext }
  })
  return generate(outputText, { comment: true }).entryPointFunctions
}
