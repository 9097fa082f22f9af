/**
 * The number format library. Imported by its file: the package's `exports` of 4.0.1 name CommonJS files that are not in the
 * package, so loaders that ask for them (jest) do not find it by name.
 */
export {
  format,
  getFormatFromId,
  getLocale,
  isDateFormat,
  isTextFormat,
  isValidFormat,
  parseDate,
  parseNumber,
  parseTime
} from '../../../node_modules/numfmt/dist/index.js'
