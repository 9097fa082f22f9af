/** A rule: what people read is worded in src/words/, so elsewhere no text may read like words for people. */
import { relative, sep } from 'node:path'
import { TECHNICAL_TEXTS } from './technical-texts.mjs'

/** A word beside a space: 'No rows', ' and resume it', 'Stop 1'. */
const SEVERAL_WORDS = /\p{L}{2,}\S*\s|\s\S*\p{L}{2,}/u
/** One word that ends as a sentence does: 'Adding…'. */
const ENDS_AS_A_SENTENCE = /^\p{L}{2,}[.!?…]$/u
/** What these hold is shown, be it one word only. */
const SHOWN = ['header', 'label', 'title', 'help', 'caption', 'reason', 'detail', 'remark', 'words', 'blocked', 'buttonLabel']

const MESSAGE = 'Word it in src/words/ and say here which of its words is meant; what no person reads is named in scripts/lint/technical-texts.mjs.'

/** @type {import('eslint').Rule.RuleModule} */
const rule = {
  meta: { type: 'problem', schema: [], messages: { worded: `“{{ text }}”: ${MESSAGE}` } },
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join('/')
    const technical = TECHNICAL_TEXTS[file] ?? []
    /** @param {any} node @param {string} text */
    const check = (node, text) => {
      const inWords = SEVERAL_WORDS.test(text) || ENDS_AS_A_SENTENCE.test(text) || (isShown(node) && /\p{L}{2,}/u.test(text))
      if (!inWords || technical.some((known) => (typeof known === 'string' ? known === text : known.test(text)))) return
      context.report({ node, messageId: 'worded', data: { text: text.trim() } })
    }
    return {
      /** @param {any} node */
      Literal: (node) => {
        if (typeof node.value === 'string' && !IS_NO_VALUE.includes(node.parent.type)) check(node, node.value)
      },
      /** @param {any} node */
      TemplateElement: (node) => check(node, node.value.cooked)
    }
  }
}

/** `from '…'`, and one of the words of a type. */
const IS_NO_VALUE = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'TSLiteralType']

/** Whatever stands between: `a ? 'x' : 'y'`, `a + 'x'`, `${'x'}`. @param {any} node @returns {boolean} */
const isShown = (node) => {
  const { parent } = node
  if (parent?.type === 'Property') return parent.value === node && SHOWN.includes(parent.key.name ?? parent.key.value)
  if (parent?.type === 'ConditionalExpression') return parent.test !== node && isShown(parent)
  return ['LogicalExpression', 'TemplateLiteral', 'TSAsExpression'].includes(parent?.type) && isShown(parent)
}

export const WORDS_IN_ONE_PLACE = { rules: { 'words-in-one-place': rule } }
