/** A formula's parts: split at separators that stand in no brackets, text or quoted tab name. */

export const splitTopLevel = (expression: string, separators: string): string[] => {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < expression.length; at += 1) {
    const one = expression.charAt(at)
    if (one === '"' || one === "'") {
      const end = expression.indexOf(one, at + 1)
      // A doubled quote inside is the end of one quoted piece and the start of the next.
      at = end < 0 ? expression.length : end
    } else if ('({['.includes(one)) depth += 1
    else if (')}]'.includes(one)) depth -= 1
    else if (depth === 0 && separators.includes(one)) {
      parts.push(expression.slice(start, at))
      start = at + 1
    }
  }
  return [...parts, expression.slice(start)]
}
