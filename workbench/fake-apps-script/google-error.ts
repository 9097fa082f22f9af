/** What a service refuses, in Google's words: a script sees it as an Exception. */

export class GoogleError extends Error {
  constructor(
    message: string,
    readonly scriptName = 'Exception',
  ) {
    super(message)
    this.name = 'GoogleError'
  }
}

export const refuse = (message: string): never => {
  throw new GoogleError(message)
}

export const TEXTS = {
  outsideGrid: 'The coordinates of the range are outside the dimensions of the sheet.',
  tooLongCell: 'Your input contains more than the maximum of 50000 characters in a single cell.',
  protectedCell:
    'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
  tooManyCells: 'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
  rowsMismatch: (data: number, range: number) =>
    `The number of rows in the data does not match the number of rows in the range. The data has ${data} but the range has ${range}.`,
  columnsMismatch: (data: number, range: number) =>
    `The number of columns in the data does not match the number of columns in the range. The data has ${data} but the range has ${range}.`,
  noRows: 'The number of rows in the range must be at least 1.',
  noColumns: 'The number of columns in the range must be at least 1.',
  sheetExists: (name: string) => `A sheet with the name "${name}" already exists. Please enter another name.`,
  noUi: 'Cannot call SpreadsheetApp.getUi() from this context.',
  storeFull: 'You have exceeded the property storage quota. Please remove some properties and try again.',
  noPropertyName: 'When setting or getting a property value, the property name must not be null or empty',
  valueTooLarge: 'Argument too large: value',
  keyTooLarge: 'Argument too large: key',
  badKey: 'Invalid argument: key',
  tooManyTriggers: 'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
  lockTimeout: 'Lock timeout: another process was holding the lock for too long.',
  timeLimit: 'Exceeded maximum execution time',
  tooManyRunning: 'There are too many scripts running simultaneously for this Google user account.',
  tooMuchTriggerTime: 'Service using too much computer time for one day.',
  consentMissing: 'Authorization is required to perform that action. Please run the script again to authorize it.',
  perDay: (what: string) => `Service invoked too many times for one day: ${what}.`,
} as const
