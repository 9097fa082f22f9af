/** What answers at our web address says that it is this; our own check looks for it. */
export const PRODUCT = 'HeyReach for Sheets'
