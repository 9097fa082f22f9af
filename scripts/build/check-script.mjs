/** What Apps Script's parser and globals allow in Code.js (platform facts §7, §10.1). */
import { parse } from 'acorn'
import { full, fullAncestor } from 'acorn-walk'
import { MISSING_GLOBALS, PRESENT_GLOBALS } from './apps-script-globals.mjs'

/** Methods later than ES2019, which is what is known to be safe (platform facts §7): no syntax gives them away. */
const LATER_METHODS = new Set(
  'replaceAll matchAll at findLast findLastIndex hasOwn toSorted toReversed toSpliced with isWellFormed toWellFormed groupBy allSettled any'.split(' ')
)

/** @typedef {import('acorn').Node & Record<string, any>} Node */

/**
 * @param {string} code
 * @param {string[]} surface names that Code.js itself puts on the global object
 * @returns {string[]} causes to refuse it, in words
 */
export const checkScript = (code, surface) => {
  /** @type {Node} */
  let tree
  try {
    tree = parse(code, { ecmaVersion: 2020, sourceType: 'script' })
  } catch (error) {
    return [`Code.js is not a script that Apps Script can parse: ${/** @type {Error} */ (error).message}${excerpt(code, error)}`]
  }
  /** @type {string[]} */
  const causes = []
  full(tree, (node) => {
    if (node.type === 'ImportExpression') causes.push(`Code.js uses import(…): Apps Script has no modules.${excerpt(code, { pos: node.start })}`)
  })
  full(tree, (/** @type {Node} */ node) => {
    const name = node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && !node.callee.computed ? node.callee.property.name : ''
    if (LATER_METHODS.has(name)) causes.push(`Code.js calls .${name}(…), which came after ES2019: Apps Script may lack it.${excerpt(code, { pos: node.callee.property.start - 20 })}`)
  })
  const allowed = new Set([...PRESENT_GLOBALS, ...surface])
  for (const [name, position] of findGlobalUses(tree)) {
    if (allowed.has(name)) continue
    const instead = MISSING_GLOBALS[name]
    const why = instead === undefined ? `Code.js uses ${name}, which is declared nowhere` : `Code.js uses ${name}, which Apps Script lacks${instead && `: ${instead}`}`
    causes.push(`${why}.${excerpt(code, { pos: position })}`)
  }
  return causes
}

/** @param {string} code @param {any} error anything with the position acorn gives */
const excerpt = (code, { pos }) => (typeof pos === 'number' ? ` Near: ${code.slice(Math.max(0, pos - 30), pos + 50).replace(/\s+/g, ' ')}` : '')

/**
 * Names used but declared in no scope around them, and members read by name from the global object.
 * @param {Node} tree
 * @returns {Map<string, number>} name → position of its first use
 */
const findGlobalUses = (tree) => {
  const scopes = collectScopes(tree)
  /** @type {Map<string, number>} */
  const uses = new Map()
  /** @param {string} name @param {number} position */
  const use = (name, position) => uses.has(name) || uses.set(name, position)

  fullAncestor(tree, (/** @type {Node} */ node, _state, /** @type {Node[]} */ ancestors) => {
    if (node.type !== 'Identifier' && node.type !== 'VariablePattern') return
    if (ancestors.some((ancestor) => scopes.get(ancestor)?.has(node.name))) return
    if (node.name !== 'globalThis') return use(node.name, node.start)
    const parent = ancestors.at(-2)
    if (parent?.type !== 'MemberExpression' || parent.object !== node) return use('globalThis (other than by a plain name)', node.start)
    const { property, computed } = parent
    if (!computed) return use(property.name, node.start)
    return use(property.type === 'Literal' ? String(property.value) : 'globalThis[…] (cannot be checked)', node.start)
  })
  return uses
}

/** @param {Node} tree @returns {Map<Node, Set<string>>} */
const collectScopes = (tree) => {
  /** @type {Map<Node, Set<string>>} */
  const scopes = new Map()
  /** @param {Node} scope @param {string} name */
  const declare = (scope, name) => (scopes.get(scope) ?? scopes.set(scope, new Set()).get(scope))?.add(name)
  const isFunction = (/** @type {Node} */ node) => /Function/.test(node.type)
  const isBlock = (/** @type {Node} */ node) => isFunction(node) || /^(Program|BlockStatement|For(In|Of)?Statement|SwitchStatement)$/.test(node.type)

  fullAncestor(tree, (/** @type {Node} */ node, _state, /** @type {Node[]} */ ancestors) => {
    const around = ancestors.slice(0, -1).reverse()
    const functionAround = around.find((ancestor) => isFunction(ancestor) || ancestor.type === 'Program') ?? tree
    const blockAround = around.find(isBlock) ?? tree
    if (node.type === 'VariableDeclaration') {
      for (const { id } of node.declarations) for (const name of namesIn(id)) declare(node.kind === 'var' ? functionAround : blockAround, name)
    }
    if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') declare(node.type === 'FunctionDeclaration' ? functionAround : blockAround, node.id.name)
    if (node.type === 'ClassExpression' && node.id) declare(node, node.id.name)
    if (node.type === 'CatchClause' && node.param) for (const name of namesIn(node.param)) declare(node, name)
    if (isFunction(node)) {
      if (node.id) declare(node, node.id.name)
      if (node.type !== 'ArrowFunctionExpression') declare(node, 'arguments')
      for (const parameter of node.params) for (const name of namesIn(parameter)) declare(node, name)
    }
  })
  return scopes
}

/** The names a pattern binds. @param {Node | null} pattern @returns {string[]} */
const namesIn = (pattern) => {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name]
    case 'ObjectPattern':
      return pattern.properties.flatMap((/** @type {Node} */ property) => namesIn(property.type === 'RestElement' ? property.argument : property.value))
    case 'ArrayPattern':
      return pattern.elements.flatMap(namesIn)
    case 'AssignmentPattern':
      return namesIn(pattern.left)
    case 'RestElement':
      return namesIn(pattern.argument)
    default:
      return []
  }
}
