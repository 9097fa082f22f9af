/** A text no longer than this; what is cut ends in …, never within a surrogate pair. Cut twice, the shorter limit counts. */
export const cutText = (text: string, most: number): string => {
  if (text.length <= most) return text
  const last = text.charCodeAt(most - 2)
  const end = last >= 0xd800 && last <= 0xdbff ? most - 2 : most - 1
  return `${text.slice(0, end)}…`
}
