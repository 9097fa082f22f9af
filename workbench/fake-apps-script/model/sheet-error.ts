/** The refusals of a spreadsheet in Google's own words (platform facts §2.1); Google calls each of them an `Exception`. */

export const sheetError = (message: string): Error => {
  const error = new Error(message)
  error.name = 'Exception'
  return error
}

export const outOfBounds = () => sheetError('The coordinates of the range are outside the dimensions of the sheet.')
export const tooManyCharacters = () =>
  sheetError('Your input contains more than the maximum of 50000 characters in a single cell.')
export const tooManyCells = () =>
  sheetError('This action would increase the number of cells in the workbook above the limit of 10000000 cells.')
export const tabNameTaken = (name: string) =>
  sheetError(`A sheet with the name "${name}" already exists. Please enter another name.`)
export const filterExists = () => sheetError("You can't create a filter in a sheet that already has a filter.")

export const maxCharacters = 50_000
export const maxCells = 10_000_000
/** ZZZ */
export const maxColumns = 18_278
export const maxTabNameLength = 100
