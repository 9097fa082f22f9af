/** Help with the script's functions while a formula is typed: which there are, and what the one being typed takes. */
import type { CustomFunctionHelp } from '../server/protocol'
import { element } from './element'

export type Hint = { kind: 'names'; functions: CustomFunctionHelp[] } | { kind: 'call'; of: CustomFunctionHelp; argument: number } | null

/** What there is to say about the text before the caret. */
export const hintFor = (text: string, functions: readonly CustomFunctionHelp[]): Hint => {
  if (!text.startsWith('=')) return null
  const open = openCalls(text)
  const inside = [...open].reverse().find(({ name }) => functions.some((one) => same(one.name, name)))
  const typed = /[A-Za-z_][\w.]*$/.exec(outsideTexts(text))?.[0]
  const named = typed === undefined ? [] : functions.filter(({ name }) => name.toUpperCase().startsWith(typed.toUpperCase()))
  if (named.length > 0) return { kind: 'names', functions: named }
  const of = inside && functions.find(({ name }) => same(name, inside.name))
  return of ? { kind: 'call', of, argument: inside.argument } : null
}

const same = (one: string, other: string): boolean => one.toUpperCase() === other.toUpperCase()

/** Texts in quotes say nothing about the formula; one that is still open hides the rest. */
const outsideTexts = (text: string): string => text.replace(/"(?:[^"]|"")*("|$)/g, '"')

const openCalls = (text: string): { name: string; argument: number }[] => {
  const open: { name: string; argument: number }[] = []
  for (const [part, name] of outsideTexts(text).matchAll(/([A-Za-z_][\w.]*)?\(|[),;{}]/g)) {
    const last = open.at(-1)
    if (part.endsWith('(')) open.push({ name: name ?? '', argument: 0 })
    else if (part === '{') open.push({ name: '', argument: 0 })
    else if (part === ')' || part === '}') open.pop()
    else if (last) last.argument++
  }
  return open
}

export interface FunctionHint {
  set(functions: CustomFunctionHelp[]): void
  /** Follows what is typed. */
  follow(text: string): void
  hide(): void
}

export const createFunctionHint = (box: HTMLElement): FunctionHint => {
  let functions: CustomFunctionHelp[] = []
  return {
    set: (next) => void (functions = next),
    follow: (text) => {
      const hint = hintFor(text, functions)
      box.hidden = hint === null
      if (hint) box.replaceChildren(...(hint.kind === 'names' ? hint.functions.flatMap(drawName) : drawCall(hint.of, hint.argument)))
    },
    hide: () => void (box.hidden = true)
  }
}

const drawName = ({ name, description }: CustomFunctionHelp): Node[] => [
  element('div', { class: 'hint-name' }, element('b', {}, name), element('span', {}, description))
]

const drawCall = ({ name, parameters, description, returns }: CustomFunctionHelp, argument: number): Node[] => {
  const current = parameters[Math.min(argument, parameters.length - 1)]
  return [
    element(
      'div',
      { class: 'hint-call' },
      `${name}(`,
      ...parameters.flatMap((one, index) => [index > 0 ? ', ' : null, element(one === current ? 'b' : 'span', {}, one.optional ? `[${one.name}]` : one.name)]),
      ')'
    ),
    current?.description ? element('div', {}, element('b', {}, current.name), ` – ${current.description}`) : null,
    element('div', { class: 'hint-more' }, description),
    returns ? element('div', { class: 'hint-more' }, `Gives: ${returns}`) : null
  ].filter((node) => node !== null)
}
