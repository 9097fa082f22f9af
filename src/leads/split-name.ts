/** One full-name cell → first and last name: 'Dr. Ada M. Novak, PhD' → 'Ada' + 'M. Novak'; 'Novak, Ada' → 'Ada' + 'Novak'. */

const TITLE = '(?:univ\\.?-?prof|prof|dr|dipl|mr|mrs|ms|miss|mx|sir|herr|frau|mme)'
/** Of a title, but first names too: Phil Knight, Nat Friedman, Med Ali, Ing Tan. */
const PART = '(?:ing|mag|med|habil|rer|nat|phil|jur)'
const END = '(?:[\\s-]+|(?<=\\.))'
const SURE = `${TITLE}\\.?${END}|${PART}\\.${END}`
/** Without a full stop a part counts where it is joined to a title (Dipl-Ing), or where it follows one and leaves two names. */
const AFTER_TITLE = `(?<=-)${PART}${END}|${PART}\\s+(?=\\S+\\s+\\S)`
/** One or several, also joined: Dr.-Ing., Dipl.-Ing., Univ.-Prof. */
const TITLES = new RegExp(`^(?:${SURE})(?:${SURE}|${AFTER_TITLE})*(?=\\S)`, 'i')
/** Pronouns and remarks in brackets, and what is no letter at either end. */
const AROUND = /\s*\([^)]*\)|^[^\p{L}\p{N}'’]+|[^\p{L}\p{M}\p{N}.'’)]+$/gu
const DEGREES = /(?:,?\s+|,)(?:ph\.?d|mba|cpa|cfa|m\.?d|pmp|m\.?sc|b\.?sc|jd|llm|dba|rn|cissp|esq|jr|sr|ii|iii)\.?$/i

export const splitName = (fullName: string): { firstName: string; lastName: string } => {
  let name = fullName.replace(/\s+/g, ' ').replace(AROUND, '').trim()
  while (DEGREES.test(name)) name = name.replace(DEGREES, '').trim()
  // 'Novak, Ada' turns round; with more words before the comma we cannot know and leave it.
  const turned = /^([^\s,]+), ?([^,]+)$/.exec(name)
  if (turned) return { firstName: withoutTitle(turned[2] ?? ''), lastName: turned[1] ?? '' }
  const bare = withoutTitle(name)
  const space = bare.indexOf(' ')
  return space < 0 ? { firstName: bare, lastName: '' } : { firstName: bare.slice(0, space), lastName: bare.slice(space + 1) }
}

const withoutTitle = (name: string): string => {
  const bare = name.replace(TITLES, '')
  return bare === '' ? name : bare
}
