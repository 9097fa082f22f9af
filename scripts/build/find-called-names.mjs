/** Every function name that our source hands to Google as text: menu items, triggers, sidebar calls. */
import ts from 'typescript'
import { placeOf, walkTree } from './source-files.mjs'

/** @typedef {{ name: string, what: string, place: string }} CalledName */

/** Methods of google.script.run that are no server functions. */
const RUNNER_METHODS = new Set(['withSuccessHandler', 'withFailureHandler', 'withUserObject'])

/** Where the sidebar's calls are typed, file by file: every member of these interfaces must be on the surface. @type {Record<string, string>} */
const PROTOCOL = {
  'src/sidebar/protocol.ts': 'ServerFunctions',
  'src/sidebar/receiving-protocol.ts': 'ReceivingFunctions',
  'src/sidebar/get-lead-protocol.ts': 'GetLeadFunctions',
  'src/sidebar/refresh-protocol.ts': 'RefreshFunctions',
  'src/sidebar/replies-protocol.ts': 'RepliesFunctions',
}

/** @param {ts.Expression} node `a as const`, `(a)` and `a satisfies T` say a */
const bare = (node) => {
  let inner = node
  while (ts.isParenthesizedExpression(inner) || ts.isAsExpression(inner) || ts.isSatisfiesExpression(inner)) inner = inner.expression
  return inner
}

/**
 * @param {import('./source-files.mjs').SourceFile[]} files
 * @returns {Map<string, string>} `const NAME = 'text'` of all files
 */
const readTextConstants = (files) => {
  const constants = new Map()
  for (const { tree } of files) {
    walkTree(tree, (node) => {
      if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name) || !node.initializer) return
      const value = bare(node.initializer)
      if (ts.isStringLiteralLike(value)) constants.set(node.name.text, value.text)
    })
  }
  return constants
}

/**
 * @param {import('./source-files.mjs').SourceFile[]} files
 * @returns {{ called: CalledName[], unreadable: string[] }} unreadable: places where the name is not plain to see, in words
 */
export const findCalledNames = (files) => {
  const constants = readTextConstants(files)
  /** @type {CalledName[]} */
  const called = []
  /** @type {string[]} */
  const unreadable = []

  for (const file of files) {
    const inSidebar = file.path.startsWith('src/sidebar/')

    /** @param {ts.Expression | undefined} expression @param {string} what @param {ts.Node} at */
    const take = (expression, what, at) => {
      const node = expression && bare(expression)
      const place = placeOf(file, at)
      if (node && ts.isConditionalExpression(node)) {
        take(node.whenTrue, what, at)
        take(node.whenFalse, what, at)
        return
      }
      if (node && ts.isStringLiteralLike(node)) called.push({ name: node.text, what, place })
      else if (node && ts.isIdentifier(node) && constants.has(node.text)) called.push({ name: String(constants.get(node.text)), what, place })
      else if (!node || !isTableEntry(node)) {
        unreadable.push(`${place}: the function name of this ${what} is not plain to see; write it as text, or as functionName: '…' in a table.`)
      }
    }

    walkTree(file.tree, (node) => {
      if (ts.isPropertyAssignment(node) && node.name.getText(file.tree) === 'functionName') take(node.initializer, 'menu item or trigger', node)
      if (ts.isInterfaceDeclaration(node) && node.name.text === PROTOCOL[file.path]) {
        for (const member of node.members) {
          if (member.name) called.push({ name: member.name.getText(file.tree), what: 'sidebar call', place: placeOf(file, member) })
        }
      }
      if (!ts.isCallExpression(node)) return
      const callee = node.expression
      if (ts.isPropertyAccessExpression(callee)) {
        if (callee.name.text === 'addItem' && node.arguments.length === 2) take(node.arguments[1], 'menu item', node)
        if (callee.name.text === 'newTrigger') take(node.arguments[0], 'trigger', node)
        if (inSidebar && isRunner(callee.expression) && !RUNNER_METHODS.has(callee.name.text)) {
          called.push({ name: callee.name.text, what: 'sidebar call', place: placeOf(file, node) })
        }
      }
      if (inSidebar && ts.isIdentifier(callee) && callee.text === 'call') take(node.arguments[0], 'sidebar call', node)
    })
  }
  return { called, unreadable }
}

/** `item.functionName` or a variable of that name: the table's own entries have been read. @param {ts.Expression} node */
const isTableEntry = (node) =>
  (ts.isPropertyAccessExpression(node) && node.name.text === 'functionName') || (ts.isIdentifier(node) && node.text === 'functionName')

/** `google.script.run`, with or without handlers. @param {ts.Expression} node @returns {boolean} */
const isRunner = (node) => {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) return RUNNER_METHODS.has(node.expression.name.text) && isRunner(node.expression.expression)
  return node.getText() === 'google.script.run'
}
