/** What a person gave, or has done to the sheet, and we cannot go on with: each is the title of an error card or an alert. */

/** The connect form. */
export const CANNOT_CONNECT = {
  noKey: 'Paste the API key first.',
  notAKey: 'This does not look like an API key: copy the whole key from HeyReach.',
  noName: 'Name the client this sheet is for.',
  longName: (most: number): string => `The client’s name is too long: ${most} characters at most.`,
} as const

/** A call from anywhere else, the web app’s own page say. */
export const ONLY_IN_SPREADSHEET = 'Open this from the HeyReach menu of the spreadsheet.'

/** Behind the words of `other-workspace`. */
export const belongsTo = (client: string): string => `this sheet belongs to ${client}`

/** The selection and the tab, before a preview. */
export const CANNOT_READ = {
  nothingSelected: 'Nothing is selected: select the rows of your leads on the sheet.',
  nothingToStop: 'Select the rows to stop, or paste a LinkedIn URL.',
  notAProfile: (what: string): string => `This cannot be used: ${what}.`,
  otherTab: (tabName: string): string => `You are on another tab now: go back to “${tabName}”, or press “Use current selection”.`,
  emptyTab: (tabName: string): string => `“${tabName}” is empty. Put headers into its first row and one lead into each row below.`,
  noRows: (tabName: string): string => `“${tabName}” has no rows below its headers. Put one lead in each row, with a LinkedIn URL column.`,
  leadInHeaderRow: (row: number, tabName: string): string =>
    `Row ${row} of “${tabName}” holds a lead, not headers. Put headers above the leads, then press “Use current selection”.`,
} as const

/** What has changed on the sheet since the preview. */
export const CANNOT_GO_ON = {
  tabGone: 'The tab is gone. Select rows on another tab, then press “Use current selection”.',
  headersGone: (row: number): string => `Row ${row} holds no headers any more. Put them back, then press “Use current selection”.`,
  columnGone: (header: string): string => `The column “${header}” is gone or renamed. Nothing more was sent. Choose the columns again, then press Add.`,
  /** Some may have been sent by then. */
  columnGoneMeanwhile: (header: string): string => `The column “${header}” is gone or renamed. What was sent stays sent. Choose the columns again, then go on.`,
  statusColumnGone: (header: string): string => `The column “${header}” is gone, renamed or moved out of the header row. Put it back, then continue: what is done stays done.`,
  urlColumnGone: 'No column with LinkedIn URLs was found below these headers. Press “Use current selection”.',
  tooManyRows: 'Too many rows at once: close the sidebar and open it again from the HeyReach menu.',
} as const

/** The campaign, as it is at the last look before sending. */
export const CANNOT_ADD = {
  campaign: (name: string, state: string, remark: string): string => `${name} is ${state.toLowerCase()} now. ${remark} Nothing more was sent.`,
  finishedMeanwhile: (name: string): string =>
    `${name} has finished meanwhile: adding would start it again. Nothing more was sent. Go back and tick it, if you want that.`,
} as const
