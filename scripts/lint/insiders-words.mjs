/** Words of ours that nobody else uses for these things: what people read says it in theirs. */

const MESSAGE = 'People know no drain, hook, canary, reconciling or inbox here: say it in their words.'
const INSIDERS = '/\\b(?:drain|(?:web)?hook|canary|canaries|reconcil|inbox)/i'

export const INSIDERS_WORDS = [
  `:not(ImportDeclaration) > Literal[value=${INSIDERS}]`,
  `TemplateElement[value.cooked=${INSIDERS}]`,
  `JSXText[value=${INSIDERS}]`
].map((selector) => ({ selector, message: MESSAGE }))
