/** HeyReach takes letters, digits and underscores in a custom field's name and refuses the rest (platform facts H§2.1). */

export const MAX_CUSTOM_FIELD_NAME = 50

/** 'Ice-breaker (v2)' → 'Ice_breaker_v2'; '' when nothing usable is left. */
export const repairCustomFieldName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .replace(/_+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, MAX_CUSTOM_FIELD_NAME)
