/** The e-mail addresses in a cell, in lower case. `n/a` and the like are none: people would be one by it. */

const ADDRESS = /[^\s@<>()[\]"',;:|\\]+@[^\s@<>()[\]"',;:|\\]+/g
/** RFC 5321 allows 254. */
const LONGEST = 254

export const addressesIn = (text: string): string[] =>
  (text.length > 2000 ? text.slice(0, 2000) : text)
    .toLowerCase()
    .split(/\s+/)
    .reduce<string[]>((all, word) => all.concat(word.match(ADDRESS) ?? []), [])
    .map((address) => address.replace(/\.+$/, ''))
    .filter((address) => address.length <= LONGEST && /[^@]@[^@]/.test(address))
