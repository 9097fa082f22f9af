/** Whether the rows of a tab follow events: what the menu item says. */

export const FOLLOWING = {
  off: (name: string): string => `Rows of “${name}” no longer follow events. The same menu item switches it on again.`,
  on: (name: string): string => `Rows of “${name}” follow events again, from the next one on. Refresh status… brings what they missed.`,
  ownTab: (name: string): string => `“${name}” is this add-on’s own tab: its rows are no leads. Choose a tab with leads, then try again.`,
  noTab: 'Select a cell of a tab with leads, then try again.',
} as const
