/** The second argument of =HEYREACH_LEAD → fields: a text with commas, a range or an array of names; nothing means the usual ones. */
import { DEFAULT_FIELDS, FORMULA_FIELDS, plainName, type FormulaField } from './formula-fields'
import { cellsOf, textOfCell } from './read-argument'

export type ChosenFields = { kind: 'fields'; fields: readonly FormulaField[] } | { kind: 'unknown'; asked: string }

const BY_NAME = new Map([
  ...FORMULA_FIELDS.flatMap((field) => field.synonyms.map((name): [string, FormulaField] => [name, field])),
  // A field’s own name goes before another one’s second name.
  ...FORMULA_FIELDS.map((field): [string, FormulaField] => [plainName(field.name), field]),
])

export const FIELD_NAMES: readonly string[] = FORMULA_FIELDS.map(({ name }) => name)

export const chooseFields = (argument: unknown): ChosenFields => {
  const names = cellsOf(argument)
    .flat()
    .flatMap((cell) => textOfCell(cell).split(/[,;\n]/))
    .map((name) => name.trim())
    .filter((name) => name !== '')
  if (names.length === 0) return { kind: 'fields', fields: DEFAULT_FIELDS }
  const fields: FormulaField[] = []
  for (const asked of names) {
    const field = BY_NAME.get(plainName(asked))
    if (!field) return { kind: 'unknown', asked: asked.length > 60 ? `${asked.slice(0, 59)}…` : asked }
    fields.push(field)
  }
  return { kind: 'fields', fields }
}
