/** The TypeScript of src/ as syntax trees, with where in them something stands. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'

/** @typedef {{ path: string, tree: ts.SourceFile }} SourceFile path is relative to the root, with forward slashes */

/**
 * @param {string} root
 * @param {string} path
 * @returns {SourceFile}
 */
export const readSourceFile = (root, path) => ({
  path,
  tree: ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.ES2022, true)
})

/**
 * @param {string} root
 * @returns {SourceFile[]}
 */
export const readSourceFiles = (root) =>
  readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.d\.ts$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .sort()
    .map((path) => readSourceFile(root, path))

/**
 * @param {SourceFile} file
 * @param {ts.Node} node
 */
export const placeOf = (file, node) => `${file.path}:${file.tree.getLineAndCharacterOfPosition(node.getStart(file.tree)).line + 1}`

/**
 * @param {ts.Node} node
 * @param {(node: ts.Node) => void} visit
 */
export const walkTree = (node, visit) => {
  visit(node)
  ts.forEachChild(node, (child) => walkTree(child, visit))
}
