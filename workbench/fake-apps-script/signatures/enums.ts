/** Enums, their values, and the objects they hang on. */

export const ENUMS = {
  BooleanCriteria: [
    ...['CELL_EMPTY', 'CELL_NOT_EMPTY', 'DATE_AFTER', 'DATE_BEFORE', 'DATE_EQUAL_TO', 'DATE_AFTER_RELATIVE'],
    ...['DATE_BEFORE_RELATIVE', 'DATE_EQUAL_TO_RELATIVE', 'NUMBER_BETWEEN', 'NUMBER_EQUAL_TO', 'NUMBER_GREATER_THAN'],
    ...['NUMBER_GREATER_THAN_OR_EQUAL_TO', 'NUMBER_LESS_THAN', 'NUMBER_LESS_THAN_OR_EQUAL_TO', 'NUMBER_NOT_BETWEEN'],
    ...['NUMBER_NOT_EQUAL_TO', 'TEXT_CONTAINS', 'TEXT_DOES_NOT_CONTAIN', 'TEXT_EQUAL_TO', 'TEXT_STARTS_WITH', 'TEXT_ENDS_WITH'],
    'CUSTOM_FORMULA',
  ],
  AuthMode: ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL'],
  Button: ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO'],
  ButtonSet: ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL'],
  Charset: ['US_ASCII', 'UTF_8'],
  ContentMimeType: ['ATOM', 'CSV', 'ICAL', 'JAVASCRIPT', 'JSON', 'RSS', 'TEXT', 'VCARD', 'XML'],
  DigestAlgorithm: ['MD2', 'MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512'],
  EventType: ['CLOCK', 'ON_OPEN', 'ON_EDIT', 'ON_FORM_SUBMIT', 'ON_CHANGE', 'ON_EVENT_UPDATED'],
  SandboxMode: ['EMULATED', 'IFRAME', 'NATIVE'],
  TriggerSource: ['SPREADSHEETS', 'CLOCK', 'FORMS', 'DOCUMENTS', 'CALENDAR'],
  WrapStrategy: ['WRAP', 'OVERFLOW', 'CLIP'],
  XFrameOptionsMode: ['ALLOWALL', 'DEFAULT'],
} as const

export type EnumName = keyof typeof ENUMS

/** Class → property → enum. */
export const ENUM_MEMBERS: Record<string, Record<string, EnumName>> = {
  SpreadsheetApp: { BooleanCriteria: 'BooleanCriteria', WrapStrategy: 'WrapStrategy' },
  Ui: { Button: 'Button', ButtonSet: 'ButtonSet' },
  ScriptApp: { AuthMode: 'AuthMode', EventType: 'EventType', TriggerSource: 'TriggerSource' },
  Utilities: { Charset: 'Charset', DigestAlgorithm: 'DigestAlgorithm' },
  ContentService: { MimeType: 'ContentMimeType' },
  HtmlService: { SandboxMode: 'SandboxMode', XFrameOptionsMode: 'XFrameOptionsMode' },
}
