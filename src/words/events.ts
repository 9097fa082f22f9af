/** What the Events tab says in cells of its own. */
export const EVENT_CELL = {
  /** Of HeyReach’s own test delivery: no count of real events takes it in. */
  testType: (type: string): string => `TEST ${type}`,
}
