/** The add-on's own hidden tabs. Made at connecting, while nobody has rows selected, and again whenever one is missing. */

/** Formulas of a moment: see `visible-rows.ts`. */
export const SCRATCH_TAB = 'HeyReach scratch'
/** Who was sent where from this spreadsheet: see `leads/memberships.ts`. */
export const MEMBERSHIPS_TAB = 'HeyReach memberships'
/** Which events were ever written: see `events/event-keys.ts`. */
export const KEYS_TAB = 'HeyReach keys'
/** How far events have become contacts: see `contacts/`. */
export const CONTACTS_MEMORY_TAB = 'HeyReach contacts memory'
