/**
 * What a signature table says: for each emulated method the argument lists it takes, each a string of codes separated
 * by spaces. Names are checked against Google's own typings, so a table cannot offer what Apps Script lacks.
 *
 * Codes: s string · sn string or null · t anything, made text · n number · b boolean · bn boolean or null · v a cell's value · g grid of cell values ·
 * sg grid of strings · sl list of strings · l list · o plain object · d Date · x anything ·
 * any other word: a service object of that class, or a value of that enum; with [] behind it a list of those.
 */

/** `string` where no argument list is needed twice: most methods have one. */
export type ArgumentLists = string | readonly string[]

export type Signatures<T> = { readonly [K in keyof T]?: ArgumentLists }

/** Ties a table to Google's interface and keeps its exact keys. */
export const signaturesOf =
  <T>() =>
  <const S extends Signatures<T>>(table: S & { [K in keyof S]: K extends keyof T ? ArgumentLists : never }): S =>
    table
