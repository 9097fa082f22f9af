/** Who can sit at a page: invented people, told apart by their address as Google tells its users. */

export interface People {
  readonly all: readonly string[]
  readonly owner: string
  /** The one that was asked for, or the usual one where nobody was or nobody of that name is known. */
  known(user: unknown): string
}

const OTHERS = ['mia@example.com', 'tom@example.com']

/** The owner comes first; who usually sits here is the `user`. */
export const createPeople = (user: string, owner: string): People => {
  const all = [...new Set([owner, user, ...OTHERS])].slice(0, 3)
  return { all, owner, known: (asked) => all.find((one) => one === asked) ?? user }
}
